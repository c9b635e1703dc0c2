import type { Locale } from '../state.ts'

/** Where a clause ends: a space does as much as a comma to somebody who types in a hurry. */
const ends = /[，,。.！!；;、？?\s…～~：:“”"（）()]/u
const endsEn = /[,.!;?:"“”()\n…]/u

const openZh = new RegExp(
  `(?:${[
    // whom, what, where to: it is still to come
    '送|给|托付|转交|告诉|告知|通知|嘱咐|交代|赠|留|搬到|带到|放到|写成?|让|请|求|劝|替|陪着?',
    '觉得|认为|以为|希望|打算|准备|需要|想要?|要|愿意|舍得|敢|肯|(?<![委开聚约机社协晚误体学宴班])会|能|可以|可能|应该|该|必须|得|像|好像|属于|成为|变得',
    '把|被|跟|和|同|与|对|向|往|从|在|到|由|为|为了|除了|关于|对于|由于|按|用|比|连|将|以及|或者?|并且?|而且?',
    '因为|所以|但是?|可是|不过|如果|要是|只要|只有|除非|虽然|即使|哪怕|(?<!小)时|时候|以后|之后|以前|那天|然后|比如|就|都|也|又|还|还有|再|才|刚|正在|一直|总是|已经|经常|不|没|别|很|太|更|最|越|越来越|非常|特别|一|这|那|每|某|几|两|个|些',
  ].join('|')})$`,
  'u',
)
/** These end like one of the above and want nothing more. */
const closedZh =
  /(?:没有以后|撑不下去|活不下去|过不下去|不想|没法|不行|不会|不能|不敢|不肯|不愿意|不舍得|没有|想不到|等不到|看不到|听不到|找不到|做不到|受不到|睡不着|一个|几个|好几个|不得|值得|舍不得|记得|懂得|懒得|使得|怪不得|了不得|不应该|不可以|不可能|不需要|也不要|不要|重要|必要|需不需要|睡着|活着|一起|东西|都在|还在|不在|一直在|照顾|最后|没在|不见|没用|没人要|没想|[看听做找等想收遇碰见]到|现在|存在|实在|自在|不对|作对|反对|有用|作用|费用|可能|才能|功能|成就|算了|就这样|够了)$/u
/** An “if” or a “when” whose other half is still to come. */
const halfZh = /(?:如果|要是|假如|万一|趁|每次|一旦)(?!.*(?:就|好|会|才|也|不用|算|行|可以|省|该|能))/u
const openEn =
  /\b(?:to|my|the|a|an|of|for|with|and|or|but|because|if|that|is|am|are|was|be|have|has|had|want|give|gave|giving|tell|told|leave|left|his|their|your|on|in|at|from|as|so|very|too|not|will|would|can|could|should|i|i'm|i've|i'll|i'd|he|she|they|we)$/i

/** True when words stop before they are through: “把猫送给”, “I gave my”. */
export function isUnfinished(text: string, locale: Locale): boolean {
  if (locale === 'en') return openEn.test(text)
  return halfZh.test(text) || (openZh.test(text) && !closedZh.test(text))
}

/**
 * The whole clause that a slice of a text stands in; from the slice on, where all of it would be longer than `most`;
 * undefined where that is too long as well, or the person left it unfinished.
 */
export function clauseOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  { locale, most }: { readonly locale: Locale; readonly most: number },
): string | undefined {
  const stop = locale === 'en' ? endsEn : ends
  let from = start
  while (from > 0 && !stop.test(text.charAt(from - 1))) from -= 1
  let until = end
  while (until > start && stop.test(text.charAt(until - 1))) until -= 1
  while (until < text.length && !stop.test(text.charAt(until))) until += 1
  const whole = [text.slice(from, until), ...(locale === 'zh' ? [text.slice(start, until)] : [])]
    .map((one) => one.trim().replace(/[啊呀吧嘛哦啦呗哎唉呢]+$/u, ''))
    .find((one) => one.length <= most)
  return whole === undefined || isUnfinished(whole, locale) ? undefined : whole
}
