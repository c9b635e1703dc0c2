/**
 * Whether words about one person name another one. What a community worker writes down is kept with the person seen,
 * and third parties have not agreed to stand there. Pure; words in Chinese, as they are typed.
 * @source feature A15: no name of a third party
 */

const surname =
  '[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹柏章苏潘葛范彭鲁韦马方任袁柳史唐薛雷贺倪汤罗郝安常于傅齐康伍余顾孟黄萧尹姚邵汪祁毛米贝计成戴宋庞熊纪舒屈项祝董梁杜阮蓝席季贾路江童颜郭梅盛林徐邱高夏蔡田樊胡凌霍万柯管卢莫房解应丁邓洪包左石崔龚程裴陆叶廖曾钟谭]'
const title =
  '(?:先生|女士|医生|老师|主任|书记|师傅|阿姨|叔叔|大爷|大妈|婆婆|爹爹|大哥|大姐|老板|经理|警官|护士)'
const titled = new RegExp(`${surname}(?:某某|[一-龥]{0,2}${title})`, 'u')

/** What may stand before a name, and what a person does after it. */
const before = '(?:^|[，。；、：！？\\s“”（）,.;:!?]|名叫|叫|叫做|是|被|跟|和|与|给|对|让|找|骂|怕|恨|说)'
const after =
  '(?=$|[，。；、：！？\\s“”（）,.;:!?]|打|骂|说|把|给|对|又|每|总|老是|经常|天天|昨|今|前|来|在|是|也|家|和|跟|逼|抢|欠|借|住|去|要|不|动手|喝|欺|威|虐|的)'
const plain = new RegExp(`${before}(${surname}[一-龥]{1,2}?)${after}`, 'gu')

/** Everyday words that begin as a surname does. */
const everyday =
  /^(?:高[兴大龄血烧度]|马[上路]|安[全静排心慰]|常[常年来]|方[便法式面]|毛[病巾]|黄[昏色]|金[钱额]|江[边里]|路[上边过]|石[头子]|万[一分]|解[决释放]|应[该当]|成[天了为人年绩都]|时|于[是今]|左[右边]|严[重格]|何[况必时]|许[多久]|张[嘴口]|计[划较算]|管[他她教不]|包[括里]|康[复健]|席[间上]|夏[天日]|季[节度]|房[间子里东租]|程[度序]|任[何务性]|史|方案|向|白天|林[子里]|田[里地间]|雷[雨声]|唐突|罗[嗦列]|郝|柳树|梅[雨花]|童年|莫[名非]|项目|纪[念律]|舒[服适]|屈辱|祝[福愿]|盛[怒夏]|和|米[饭面粥]|余[下生]|顾[不虑及]|齐[全了]|华[人丽]|曾[经有]|章程|苏醒|水|万[般元块]|钱[不都也包被给是在和])/u

export interface Named {
  /** A surname with a title or term of kinship: surely somebody else. */
  readonly surely: boolean
  /** What reads like a full name, in the order of the words; none with a title. */
  readonly perhaps: readonly string[]
}

/** @param words what was written @param known names of the person it is about, which may stand there */
export function namesSomebody(words: string, known = ''): Named {
  const perhaps = [...words.matchAll(plain)]
    .map((found) => found[1]!)
    .filter((name) => !titled.test(name) && !everyday.test(name) && !(known !== '' && known.includes(name)))
  return { surely: titled.test(words), perhaps: [...new Set(perhaps)] }
}
