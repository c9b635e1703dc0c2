const slips: readonly (readonly [string, string])[] = [
  ['的', '得'],
  ['在', '再'],
  ['想', '像'],
  ['做', '作'],
  ['已经', '以经'],
  ['自己', '自已'],
  ['怎么', '咋'],
  ['什么', '啥'],
  ['没有', '木有'],
  ['不知道', '不造'],
  ['死', 's'],
  ['了', 'le'],
  ['我', 'wo'],
]
const tails = ['…', '。。。', '~', '😭', '🙂', '呢', '啊', '吧', '唉', '😂', ' 哎', '！']
const heads = ['唉，', '那个，', '说真的，', '嗯', '诶 ', '其实', '就是吧，', '跟你讲，']

function any<T>(list: readonly T[], random: () => number, otherwise: T): T {
  return list[Math.floor(random() * list.length)] ?? otherwise
}

/** The same sentence as a hurried hand types it: a slip, a missing comma, a tail, a few blanks. */
export function disguise(text: string, random: () => number): string {
  const turn = random()
  if (turn < 0.25) {
    const fitting = slips.filter(([from]) => text.includes(from))
    const [from, to] = any(fitting, random, ['', ''] as const)
    return text.replace(from, to)
  }
  if (turn < 0.5) return text.replaceAll('，', random() < 0.5 ? ' ' : '')
  if (turn < 0.75) return text + any(tails, random, '')
  return any(heads, random, '') + text
}
