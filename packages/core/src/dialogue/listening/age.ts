/** From this age on somebody is grown up. */
const adult = 18

const digit = '一二三四五六七八九'
const number = `\\d{1,3}|[${digit}]?十[${digit}]?|[${digit}]`

function ageOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word)
  const [tens, ones] = word.split('十')
  if (ones === undefined) return digit.indexOf(word) + 1
  return (tens === '' ? 1 : digit.indexOf(tens!) + 1) * 10 + (ones === '' ? 0 : digit.indexOf(ones) + 1)
}

/** “今年”: an age that is so now, whatever follows. Without it the sentence has to end there: “我12岁那年” is long ago. */
const now = '(?:今年|现在|目前|今天|才|刚|只有|还是|也才|马上|快)+'
const be = '(?:是个?|是一个|一个|就|都|也)?'
const past = '(?!那|时|的时候|以前|之前|起|开始|就)'
const said: readonly RegExp[] = [
  new RegExp(`我${be}${now}(?:满)?(${number})(?:周?岁半?${past}|(?=[，。,.!！?？、 ]|了|$))`),
  new RegExp(
    `我${be}(?:满)?(${number})周?岁半?(?:了|啦|呀|的?(?:女|男)?(?:生|孩子?|学生))?(?:[，。,.!！?？、 ]|$)`,
  ),
  /\bi(?:'m| am|m)(?: only| just| still| almost| nearly)? (\d{1,2})(?: ?(?:years? old|yrs? old|y\/?o|yo)\b|(?= ?(?:[,.!?;]|and\b|but\b|$)))/,
]

/** At school now, and oneself: not “我高中同学”, “我上小学的儿子”, “我初二那年”. */
const ofOthersOrLongAgo =
  '(?![^，。,!！?？]{0,8}(?:儿子|女儿|孩子|娃|弟|妹|孙|侄|同学|老师|家长|教|工作|上班|当|毕业|那年|那会|那时|时候|时期|时就|期间|以前|之前|开始|过(?:一|几|两|他|她|的|$)))'
const atSchool: readonly RegExp[] = [
  new RegExp(
    `我(?:现在|今年|目前|还|才|正|也)*(?:在|上|读|念|就读)+(?:小学|初中|高中|中学|中专|职高|初[一二三]|高[一二三]|[一二三四五六七八九]年级)${ofOthersOrLongAgo}`,
  ),
  /我(?:现在|今年|目前|还|才|也|就)*是(?:一?个|一名|一位)?(?:小学|初中|高中|中学|中专|职高|初[一二三]|高[一二三])的?(?:学生|女生|男生|生)(?!的|家长|妈|爸)/,
  new RegExp(
    `我(?:现在|今年|目前|还|才)*(?:初[一二三]|高[一二三]|[一二三四五六七八九]年级)${ofOthersOrLongAgo}`,
  ),
  /我(?:还|都|现在|今年|也|才)*(?:没有?|未|不)(?:成年|满(?:十八|18)|到(?:十八|18)|(?:十八|18)岁)/,
  /\bi(?:'m| am|m) (?:still |only )?(?:a minor|under ?age|under (?:18|eighteen)|not (?:yet )?(?:18|eighteen))\b/,
  /\bi(?:'m| am|m) (?:still |only )?in (?:(?:the )?(?:[1-9]|1[0-2])(?:st|nd|rd|th) grade|(?:primary|elementary|middle|junior high|high) school)\b/,
]

/** Whether the speaker says of themselves, now, that they are not of age. Of somebody else, or of long ago, it does not count. */
export function saysMinor(text: string): boolean {
  const plain = text.toLowerCase().replace(/’/g, "'")
  if (atSchool.some((one) => one.test(plain))) return true
  return said.some((one) => {
    const found = one.exec(plain)?.[1]
    const age = found === undefined ? adult : ageOf(found)
    return age >= 5 && age < adult
  })
}
