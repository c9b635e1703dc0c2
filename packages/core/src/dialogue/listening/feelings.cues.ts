import type { Feeling, Matter } from '../phrases/acts.ts'

/** Feelings, the more particular first. */
export const feelingCues: readonly (readonly [Feeling, RegExp])[] = [
  [
    'worried_family',
    /担心(?:我)?(?:家|孩子|爸|妈|父母|老人|儿子|女儿|老公|老婆|老伴|孙)|(?:孩子|家里|爸|妈|老伴|孙)[^，。]{0,10}(?:不放心|放心不下|担心(?!我))|worried about my (?:mom|dad|family|kid|son|daughter|husband|wife)/,
  ],
  [
    'grieving',
    /去世|过世|走了以后|没了以后|离世|想(?:我)?(?:妈妈?|爸爸?|奶奶|爷爷|外婆|老伴)了|舍不得|丧|葬|遗物|passed away|miss (?:my|him|her)|grief/,
  ],
  [
    'sleepless',
    /睡不着|失眠|睡不好|睡不踏实|半夜醒|早醒|整夜|一夜没睡|噩梦|can'?t sleep|insomnia|awake all night/,
  ],
  ['wronged', /委屈|冤枉|不公平|凭什么|误会|受气|看不起|瞧不起|欺负|被骂|unfair|blamed/],
  ['afraid', /害怕|好怕|很怕|怕(?!不)|恐惧|吓|发抖|恐慌|afraid|scared|terrified|frightened/],
  ['anxious', /焦虑|紧张|心慌|着急|坐立不安|担心|慌|不安|忐忑|烦躁|anxious|nervous|worried|panic|restless/],
  [
    'lonely',
    /孤单|孤独|一个人(?:在家|过|住|待|吃|面对|守|走|坐)|没人(?:陪|说话|懂|理解|管|来看)|没有朋友|寂寞|冷清|lonely|alone|no friends|isolated/,
  ],
  ['angry', /生气|气死|气人|愤怒|火大|恼火|受够|恨|发火|烦死|讨厌|angry|furious|mad at|hate/],
  [
    'pressed',
    /压力|喘不过气|催|(?:天天|总|老|一直|又|经常|每天)加班|加班(?:到|太|多)|还不上|还债|贷款|一到考试|考试(?:压|快|要|怕)|扛|撑|熬|pressure|stress|overwhelm|deadline/,
  ],
  [
    'ashamed',
    /自责|愧疚|内疚|对不起|丢人|丢脸|我(?:真|太|很|就|是|这么|怎么这么|觉得自己|真的|自己)*没用|自己(?:真|很|太)?没用|^(?:真|太|好)?没用$|没用的人|废物|都怪我|怪我自己|羞|后悔|guilty|ashamed|my fault|worthless/,
  ],
  ['hopeless', /绝望|没希望|看不到头|没出路|没意思|没意义|没盼头|没指望|hopeless|no way out|pointless/],
  ['tired', /累|疲惫|没力气|乏|困|耗尽|倦|tired|exhausted|burnt? out|worn/],
  ['numb', /麻木|没劲|提不起|不想动|没兴趣|空虚|迷茫|发呆|无聊|numb|empty|no energy|unmotivated|lost/],
  [
    'sad',
    /难过|难受|伤心|想哭|哭|心痛|心里堵|痛苦|低落|心情不好|不开心|郁闷|失落|崩溃|唉|委曲|sad|cry|hurt|depress|down|upset|pain/,
  ],
]

/** Matters, the more particular first. */
export const matterCues: readonly (readonly [Matter, RegExp])[] = [
  ['loss', /去世|过世|离世|走了以后|(?:人|爸|妈|爷|奶|公|婆|伴)(?:就)?没了|葬|passed away|died/],
  ['caring', /照顾|伺候|护理|瘫|陪床|陪护|老年痴呆|caring for|carer/],
  [
    'partner',
    /老公|老婆|丈夫|妻子|男朋友|女朋友|男友|女友|对象|分手|离婚|出轨|婚姻|恋爱|感情|husband|wife|boyfriend|girlfriend|divorce|break ?up/,
  ],
  ['study', /学校|学习|考试|成绩|作业|老师|同学|高考|中考|考研|论文|上学|school|exam|grades|study|class/],
  ['work', /工作|上班|领导|老板|同事|加班|失业|辞职|裁员|单位|公司|job|work|boss|colleague|fired/],
  ['money', /钱|债|贷款|房贷|工资|还不上|穷|欠|破产|money|debt|loan|rent/],
  [
    'family',
    /家里|爸|妈|父母|孩子|儿子|女儿|婆婆|公公|家人|兄弟|姐妹|孙|family|mother|father|mom|dad|son|daughter|parents/,
  ],
  ['health', /病|医院|身体|疼|痛|化验|检查|手术|药|头晕|心脏|血压|ill|sick|hospital|health|surgery/],
  ['friends', /朋友|室友|邻居|社交|人际|排挤|孤立|群里|friend|roommate|neighbour|people/],
]
