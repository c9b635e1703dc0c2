/** What a person may be found by. The order is the order of trust. */
export const findKinds = ['name', 'alias', 'tail', 'shape', 'pinyin', 'initials'] as const
export type FindKind = (typeof findKinds)[number]

/** How much a match of this kind says that it is the same person, 0–100. */
export const weights: Readonly<Record<FindKind, number>> = {
  name: 60,
  alias: 55,
  tail: 35,
  shape: 45,
  pinyin: 40,
  initials: 15,
}

/**
 * Characters that are written for one another by hand or by ear of a form: one of each group stands for all.
 * Author 安心小屋项目组.
 */
const lookAlikes = [
  '己已巳',
  '戊戌戍',
  '末未',
  '土士',
  '日曰',
  '干千于',
  '甲申由',
  '人入',
  '大太犬',
  '王玉',
  '折拆析',
  '候侯',
  '祎袆',
  '晴睛',
  '辛幸',
  '籍藉',
  '冼洗',
  '茗名',
  '萍苹',
  '钧均',
  '郝赫',
  '肖萧',
  '阎闫',
  '付傅',
  '戴代',
  '桔橘',
  '丹舟',
  '帅师',
  '亨享',
  '徽微',
  '瑞端',
  '岚风',
  '芬芳',
  '敏缅',
  '玲铃',
  '建健',
  '强疆',
  '俊峻竣',
  '辉晖挥',
  '飞非',
]
const standsFor = new Map(
  lookAlikes.flatMap((group) => [...group].map((one) => [one, group[0] ?? one] as const)),
)

/** A name as it is compared: no spaces, no middle dots, small letters, full-width folded. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s·•.．'’-]/g, '')
    .toLowerCase()
/** The same with characters that look alike made one. */
export const shapeOf = (text: string): string =>
  [...plainText(text)].map((one) => standsFor.get(one) ?? one).join('')

/** More readings than this of one name are not looked up. */
const mostReadings = 16

/** Every way to read a name, out of the readings of each character. */
export function readings(each: readonly (readonly string[])[]): string[] {
  let whole: string[] = ['']
  for (const some of each) {
    const next = whole.flatMap((start) => some.map((one) => start + one))
    whole = [...new Set(next)].slice(0, mostReadings)
  }
  return whole.filter((one) => one !== '')
}

const isLong = (plain: string): boolean => /^\p{Script=Han}{3,4}$/u.test(plain)

export interface Key {
  readonly kind: FindKind
  readonly text: string
}

/**
 * Keys by which a person is found.
 * @param readingsOf the readings of one character without tone, all of them; the character itself where it has none
 */
export function keysOfName(
  name: string,
  kind: 'name' | 'alias',
  readingsOf: (char: string) => readonly string[],
): Key[] {
  const plain = plainText(name)
  if (plain === '') return []
  const each = [...plain].map((char) => readingsOf(char))
  const initials = each.map((some) => some.map((one) => one[0] ?? ''))
  return [
    { kind, text: plain },
    { kind: 'shape', text: shapeOf(name) },
    // people are called without the family name: 桂芳 is 陈桂芳
    ...(isLong(plain) ? [{ kind: 'shape' as const, text: shapeOf(plain.slice(1)) }] : []),
    ...readings(each).map((text) => ({ kind: 'pinyin' as const, text })),
    ...(plain.length > 1 ? readings(initials).map((text) => ({ kind: 'initials' as const, text })) : []),
  ]
}

/** Keys of what somebody typed into the search: a name in characters, pinyin, initials, or the end of a number. */
export function keysOfQuery(typed: string, readingsOf: (char: string) => readonly string[]): Key[] {
  const plain = plainText(typed)
  if (/^\d{4,}$/.test(plain)) return [{ kind: 'tail', text: plain.slice(-4) }]
  if (/^[a-zü]+$/.test(plain))
    return [
      { kind: 'name', text: plain },
      { kind: 'alias', text: plain },
      { kind: 'pinyin', text: plain.replaceAll('ü', 'v') },
      { kind: 'initials', text: plain },
    ]
  const own = keysOfName(typed, 'name', readingsOf).filter(({ kind }) => kind !== 'initials')
  return [
    ...own,
    ...own.filter(({ kind }) => kind === 'name').map(({ text }) => ({ kind: 'alias' as const, text })),
  ]
}

/** How likely it is the same person, 0–100, out of the kinds that matched. */
export const likeness = (kinds: readonly FindKind[]): number =>
  Math.min(
    100,
    Math.max(0, ...kinds.map((kind) => weights[kind])) +
      (kinds.includes('tail') && kinds.some((kind) => kind !== 'tail') ? weights.tail : 0),
  )
