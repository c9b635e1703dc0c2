import type { Locale } from '../state.ts'
import { isUnfinished } from './clause.ts'

/** A clause of the resident's own, turned round: “我妈半夜老喊我” becomes “您妈半夜老喊您”. */
export interface Mirrored {
  readonly text: string
  /** It asks why: it is reflected as a question that weighs, and not answered. */
  readonly why: boolean
  /** It has no subject of its own: it is only quoted. */
  readonly bare: boolean
}

/** Words by which a clause is heard as something hard. */
export const isHard =
  /不(?!错|骂|传染|怪|打|吵|用|是|过|再)|没(?!事|怪|骂|问题|关系|洒|有?大)|难|累|(?<!陪[我您].{0,2})哭|骂|疼|痛|怕|烦|气死|生气|吵|丢|欠|(?<!就|客人|先)走了|离婚|断|垮|骗|冷|甩|扣|逼|躲|\b(?:no|not|never|n't|alone|hurt|yelled|hard|lost)\b/

/** Never said back, whatever the screener thought: means, injury, blame, money codes, orders to the program. */
const neverZh =
  /(?:打|转|汇|借).{0,4}(?:万|千|块|钱)|[死杀药刀绳跳楼吊毒炭煤割腕血瓶片枪烧淹坠桥油葬遗墓鬼滚操逼婊屎尿]|自鲨|紫砂|密码|验证|转账|身份证|银行|电话号|地址|扮|假装|角色|模式|指令|系统|小说|剧本|程序|机器|方法|办法|方式|上路|英文|拼音|矫情|懦弱|自私|坚强|不行|不配|活该|没本事|不值得|解脱|天堂|未遂/
const neverEn =
  /\b(?:die|dead|death|kill|suicid|pill|knife|rope|jump|hang|poison|cut|gun|blood|hurt myself|password|code|role|pretend|story|novel|ignore|system|fuck|shit)/
const leading =
  /^(?:(?:但是|可是|不过|然后|后来|就是|因为|所以|反正|其实|而且|还有|主要是?|结果|唉|哎|嗯|啊|哦|那个(?!人|女|男|孩|时|地|老|小)|感觉|我觉得|我感觉|觉得|好像|关键是?|最(?:难受|气人|怕)的是|说真的|真的|总之|还是|只是|而|但|可(?![能以是])|就|也|又|是|那(?![天时个边年次会里家种些条棵只位段]))(?=.))/
const trailing = /[啊呀吧嘛哦啦呗哎唉呢]+$/
const somebody = /我|他|她|妈|爸|孩子|人|婆|公|儿|女|老|领导|同事|朋友|家里|室友|邻居|医生|弟|妹|哥|姐|爷|奶/
const notSaidBack =
  /你|您|咱|我们|俺|请|^帮我|告诉我|教我|给我讲|什么意思|谁知道|哪[里儿个种]|多少|几[点个]|谁|吗|是不是|会不会|能不能|要不要|有没有|这样|那样|这个$|那个$|这么$|那么$/
/** Blame of oneself is never handed back as if it were so: “我发现得太晚”, “我没照顾好她”. */
const selfBlame =
  /(?<![说骂嫌讲怨])我.{0,4}(?:发现|去|来|说|送|回).{0,2}(?:太晚|晚了)|(?<![说骂嫌讲怨])我.{0,3}(?:不该|害|做错|不孝|太笨|太差|太没|不够好)|(?:是|怪)我.{0,3}没|(?<![说骂嫌讲怨])我没(?:有)?(?:照顾|看好|保护|拦住?|接到?|早点)/
const emptyTalk =
  /^(?:算了|就是|差不多|没什么|没事|没啥|没有|还好|还行|不知|不想|好的|可以|行|谢谢|多谢|知道|明白|随便|无所谓|也没|心里|没别|再说|想想|再想|不是|说不|没用|哈哈|呵呵|嗯|哦|好|真)/
const askedWhy = /^(?:他|她|我|他们)?(?:为什么|凭什么|怎么就|怎么会)/
const connective =
  /^(?:的|了|和|跟|把|被|给|对|让|在|到|去|没|不)|(?:因为|所以|但是|可是|如果|要是|的时候|然后|比如|就|都|也|又|还|把|被|给|跟|和|在|对|让|想|要|说)$/

function turnZh(clause: string): Mirrored | undefined {
  let plain = clause
  for (let i = 0; i < 3; i += 1) plain = plain.replace(leading, '')
  plain = plain.replace(trailing, '')
  if (!/^[\u4e00-\u9fff]{3,14}$/.test(plain) || emptyTalk.test(plain)) return undefined
  if (selfBlame.test(clause)) return undefined
  if (neverZh.test(plain) || notSaidBack.test(plain) || connective.test(plain)) return undefined
  if (isUnfinished(plain, 'zh')) return undefined
  const why = askedWhy.test(plain)
  if (!why && /为什么|凭什么|怎么|什么/.test(plain)) return undefined
  return { text: plain.replaceAll('我', '您'), why, bare: plain.length < 5 || !somebody.test(plain) }
}

const turnsEn: Readonly<Record<string, string>> = {
  i: 'you',
  im: "you're",
  ive: "you've",
  me: 'you',
  my: 'your',
  mine: 'yours',
  myself: 'yourself',
  am: 'are',
  "i'm": "you're",
  "i've": "you've",
  "i'll": "you'll",
  "i'd": "you'd",
  was: 'was',
}

function turnEn(clause: string): Mirrored | undefined {
  const words = clause
    .trim()
    .toLowerCase()
    .replace(/^(?:and|but|because|so|then|well) /, '')
    .split(/\s+/)
  if (words.length < 4 || words.length > 11 || words.some((word) => !/^[a-z']+$/.test(word))) return undefined
  const plain = words.join(' ')
  if (isUnfinished(plain, 'en')) return undefined
  if (
    neverEn.test(plain) ||
    /\b(?:you|your|we|us|our|who|what|which|please|tell|i was|not that)\b/.test(plain)
  )
    return undefined
  if (!/\b(?:i|me|my|he|she|they|nobody|everyone|i'm|i've)\b/.test(plain)) return undefined
  return { text: words.map((word) => turnsEn[word] ?? word).join(' '), why: words[0] === 'why', bare: false }
}

/**
 * The last clause that turns round cleanly; undefined when none does. The caller makes sure that the message
 * carries no risk; what is not plainly speakable is left out here once more.
 */
export function readMirror(text: string, locale: Locale): Mirrored | undefined {
  if (locale === 'zh' && neverZh.test(text) && /怎么|如何|方法|哪种|多少/.test(text)) return undefined
  const near = text.slice(-300)
  // a long message is cut somewhere: what is left of the clause that was cut is not said back
  const whole = near.length < text.length ? near.replace(/^[^，,。.！!；;、？?\s…]*/u, '') : near
  const clauses = whole.split(/[，,。.！!；;、？?\s…～~：:“”"（）()]+/u).reverse()
  const split = locale === 'en' ? whole.split(/[,.!;?:"()\n]+/).reverse() : clauses
  const turned = split.map((clause) => (locale === 'en' ? turnEn(clause) : turnZh(clause)))
  return turned.find((one) => one !== undefined && !one.bare) ?? turned.find((one) => one !== undefined)
}

/** A few words of the resident's own, clean enough to be kept or said back; '' when they are not. */
export function keepable(text: string, locale: Locale): string {
  const plain = text.trim().replace(/[。.！!～~，,\s]+$/u, '')
  if (locale === 'en')
    return /^[a-z' ]{3,60}$/i.test(plain) && !neverEn.test(plain.toLowerCase()) ? plain : ''
  const named =
    /[张王李赵刘陈杨黄周吴徐孙胡朱高林何郭马罗][\u4e00-\u9fff]{0,2}(?:老师|医生|姐|哥|总|主任|先生|女士)|小[张王李赵刘陈杨黄周吴]/
  const clean = /^[\u4e00-\u9fff，]{2,20}$/.test(plain) && !neverZh.test(plain) && !named.test(plain)
  return clean && !/[你您]/.test(plain) ? plain.replaceAll('我', '') : ''
}
