import type { Locale } from '../state.ts'

/** Since when, as the resident said it. */
export interface Since {
  /** Fits the beginning of a sentence: “这三个月”, “从上个月起”. */
  readonly text: string
  /** The bare length, when a length was said: “三个月”. */
  readonly span: string
  /** About how many days ago it began. */
  readonly days: number
}

type Named = readonly [RegExp, string]

const whoZh: readonly Named[] = [
  [/妈妈|母亲|老妈|(?:我|俺|咱|顾|陪|和|跟|给|想|是)妈(?![呀的妈])/, '您妈妈'],
  [/爸爸|父亲|老爸|(?:我|俺|咱|顾|陪|和|跟|给|想|是)爸(?!妈)/, '您爸爸'],
  [/爸妈|父母|爹妈|二老/, '您父母'],
  [/老伴|老头子|老婆子/, '老伴'],
  [/老公|丈夫|孩子他?爸|娃他?爸/, '您丈夫'],
  [/老婆|妻子|媳妇(?!家)|孩子他?妈|娃他?妈/, '您妻子'],
  [/婆婆/, '您婆婆'],
  [/公公/, '您公公'],
  [/岳母|丈母娘/, '您岳母'],
  [/岳父|老丈人/, '您岳父'],
  [/奶奶/, '奶奶'],
  [/爷爷/, '爷爷'],
  [/外婆|姥姥|家家/, '外婆'],
  [/外公|姥爷/, '外公'],
  [/儿子|我儿/, '您儿子'],
  [/女儿|闺女|姑娘家/, '您女儿'],
  [/孙子|孙女|外孙/, '您家小孙辈'],
  [/哥哥|我哥/, '您哥哥'],
  [/弟弟|我弟/, '您弟弟'],
  [/姐姐|我姐/, '您姐姐'],
  [/妹妹|我妹/, '您妹妹'],
  [/男朋友|男友/, '您男朋友'],
  [/女朋友|女友/, '您女朋友'],
  [/领导|主任|科长|经理/, '领导'],
  [/老板|主管|上司/, '老板'],
  [/同事/, '同事'],
  [/室友|舍友/, '室友'],
  [/闺蜜/, '闺蜜'],
  [/班主任|老师/, '老师'],
  [/同学|同桌/, '同学'],
  [/楼上/, '楼上那家'],
  [/邻居|隔壁|对门/, '邻居'],
  [/物业/, '物业'],
  [/孩子|娃(?!娃)|小孩/, '孩子'],
  [/(?<![男女])朋友|哥们|兄弟/, '朋友'],
]

const whoEn: readonly Named[] = [
  [/\bmy (?:mom|mum|mother)\b/, 'your mother'],
  [/\bmy (?:dad|father)\b/, 'your father'],
  [/\bmy parents\b/, 'your parents'],
  [/\bmy husband\b/, 'your husband'],
  [/\bmy wife\b/, 'your wife'],
  [/\bmy son\b/, 'your son'],
  [/\bmy daughter\b/, 'your daughter'],
  [/\bmy (?:boss|manager)\b/, 'your boss'],
  [/\bmy (?:grandma|grandmother)\b/, 'your grandmother'],
  [/\bmy (?:grandpa|grandfather)\b/, 'your grandfather'],
  [/\bmy (?:boyfriend|girlfriend|partner)\b/, 'your partner'],
  [/\bmy neighbou?rs?\b/, 'your neighbour'],
  [/\bmy roommate\b/, 'your roommate'],
]

/** The person named nearest to a place in the text, or the first named; undefined when nobody is. */
export function readWho(text: string, locale: Locale, near?: number, reach = 9): string | undefined {
  let best: { readonly name: string; readonly far: number } | undefined
  for (const [pattern, name] of locale === 'en' ? whoEn : whoZh) {
    const found = pattern.exec(text)
    if (found === null) continue
    const far = near === undefined ? found.index : Math.abs(found.index - near)
    if (near !== undefined && far > reach) continue
    if (best === undefined || far < best.far) best = { name, far }
  }
  return best?.name
}

const lengthZh =
  /(\d{1,2}|[一二两三四五六七八九十]{1,3}|半|好几|几|十几|几十)(?:来|多)?个?(?:多|半)?(天|周|星期|礼拜|月|年)(?:多|半)?/g
const notALength = /(?:还有|还剩|剩|再过|每|第|差|提前|倒计时|才|满|\d|最后|某|哪|那|同)$/
const notAfter = /^(?:级|后|内|以内|以后|之内|之后|一次|一回|薪|考|轮|假|才|里|份|中)/
const daysIn: Readonly<Record<string, number>> = { 天: 1, 周: 7, 星期: 7, 礼拜: 7, 月: 30, 年: 365 }
const digits = '零一二三四五六七八九十'

function countOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word)
  if (word === '半') return 0.5
  if (word === '两') return 2
  if (/^[好十]?几/.test(word)) return word === '十几' ? 12 : 4
  if (word === '几十') return 30
  const ten = word.indexOf('十')
  if (ten < 0) return Math.max(1, digits.indexOf(word.charAt(0)))
  const tens = ten === 0 ? 1 : digits.indexOf(word.charAt(0))
  return tens * 10 + Math.max(0, digits.indexOf(word.charAt(ten + 1) || '零'))
}

function readLength(text: string): Since | undefined {
  for (const found of text.matchAll(lengthZh)) {
    const [raw, count = '', unit = ''] = found
    const before = text.slice(Math.max(0, found.index - 3), found.index)
    const after = text.slice(found.index + raw.length, found.index + raw.length + 2)
    const oneDay = count === '一' && unit === '天'
    if (oneDay || notALength.test(before) || notAfter.test(after)) continue
    const days = Math.round(countOf(count) * (daysIn[unit] ?? 1))
    if (after.startsWith('前')) return { text: `从${raw}前起`, span: '', days }
    return { text: `这${raw}`, span: days >= 14 ? raw : '', days }
  }
  return undefined
}

const pointsZh: readonly (readonly [RegExp, string, number])[] = [
  [/上个?月/, '从上个月起', 30],
  [/上个?(?:周|星期|礼拜)/, '从上周起', 7],
  [/去年/, '从去年起', 300],
  [/前年/, '从前年起', 600],
  [/今年(?:以来|开始|一直|就)/, '今年以来', 120],
  [/(?:过年|春节)(?:以来|以后|之后|后|到现在|起|开始)/, '从过年到现在', 90],
  [/开学(?:以来|以后|之后|后|到现在|起|开始)/, '从开学到现在', 45],
  [/年初/, '从年初起', 180],
  [/前天/, '从前天起', 2],
  [/昨天|昨晚/, '从昨天起', 1],
]

const pointsEn: readonly (readonly [RegExp, string, number])[] = [
  [/since last month/, 'since last month', 30],
  [/since last week/, 'since last week', 7],
  [/since last year/, 'since last year', 300],
]

/** Since when, if it was said and parses cleanly; what is still to come is not taken for it. */
export function readSince(text: string, locale: Locale): Since | undefined {
  if (locale === 'en') {
    const found = /\b(?:for )?((?:two|three|four|five|six|several|\d{1,2}) (day|week|month|year)s)\b/.exec(
      text,
    )
    const unit = { day: 1, week: 7, month: 30, year: 365 }[found?.[2] ?? '']
    if (found?.[1] !== undefined && unit !== undefined)
      return { text: `for ${found[1]}`, span: found[1], days: unit * 3 }
  }
  const length = locale === 'zh' ? readLength(text) : undefined
  if (length !== undefined) return length
  const point = (locale === 'en' ? pointsEn : pointsZh).find(([pattern]) => pattern.test(text))
  return point === undefined ? undefined : { text: point[1], span: '', days: point[2] }
}
