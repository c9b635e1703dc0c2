import type { Definition } from '../../scale/definition.ts'
import type { Score } from '../../scale/score.ts'

/** Screening packs. @source domain specification 1.5 */
export const packCodes = [
  'quick',
  'community',
  'post_disaster',
  'elder',
  'bereaved',
  'frontline',
  'minor_12_17',
  'minor_8_11',
  'perinatal',
  'crisis',
  'mood',
] as const
export type PackCode = (typeof packCodes)[number]

export interface Pack {
  /** In the order of asking; where several are named, the first that may be asked here stands for all. */
  readonly forms: readonly (readonly string[])[]
  /** Shortest and longest time, in minutes. */
  readonly minutes: readonly [number, number]
  /** Not offered without these: what is left would not be this pack. */
  readonly needs?: readonly string[]
  /** Whole years, both inclusive. */
  readonly ages: readonly [number, number]
  /** A worker asks; never offered to somebody alone. */
  readonly workerLed?: true
}

/** @source domain specification 1.5 */
export const packs: Readonly<Record<PackCode, Pack>> = {
  quick: { forms: [['phq4'], ['function']], minutes: [1, 4], ages: [12, 120] },
  community: { forms: [['who5'], ['phq4'], ['function'], ['ucla3']], minutes: [4, 8], ages: [18, 120] },
  post_disaster: {
    forms: [['srq20', 'k6'], ['pcptsd5'], ['function']],
    minutes: [5, 12],
    ages: [16, 120],
  },
  elder: {
    forms: [['who5'], ['gds15'], ['ucla3'], ['function']],
    minutes: [6, 10],
    needs: ['gds15'],
    ages: [55, 120],
  },
  bereaved: { forms: [['phq4'], ['grief'], ['pg13r'], ['function']], minutes: [5, 10], ages: [18, 120] },
  frontline: {
    forms: [['phq4'], ['proqol5', 'strain'], ['pcptsd5'], ['function']],
    minutes: [5, 12],
    ages: [18, 120],
  },
  minor_12_17: { forms: [['who5'], ['phq9'], ['gad7']], minutes: [6, 10], ages: [12, 17] },
  minor_8_11: {
    forms: [['childmood'], ['who5'], ['cesdc']],
    minutes: [3, 8],
    ages: [8, 11],
  },
  perinatal: { forms: [['epds'], ['gad2']], minutes: [5, 5], needs: ['epds'], ages: [16, 60] },
  crisis: { forms: [['asq']], minutes: [2, 5], ages: [8, 120], workerLed: true },
  mood: { forms: [['phq9']], minutes: [2, 5], ages: [12, 120], workerLed: true },
}

/** Whether an instrument may be put before this person here; an unknown age bars nothing. */
export type MayAsk = (instrument: string) => boolean

/** True when this age, in whole years, is one the form is made for. */
export const isForAge = ({ minAge, maxAge }: Definition, age: number | undefined): boolean =>
  age === undefined || (age >= (minAge ?? 0) && age <= (maxAge ?? Number.POSITIVE_INFINITY))

/**
 * The forms of a pack that may be asked here, in order; empty when the pack cannot be offered.
 * @param added forms this site asks with it besides, after its own; the pack is never offered for these alone
 */
export function formsOfPack(
  code: PackCode,
  mayAsk: MayAsk,
  added: readonly string[] = [],
): readonly string[] {
  const pack = packs[code]
  if (pack.needs?.some((one) => !mayAsk(one))) return []
  const own = pack.forms.flatMap((ways) => ways.find(mayAsk) ?? [])
  return own.length === 0 ? [] : [...new Set([...own, ...added.filter(mayAsk)])]
}

/** Actions of a trigger that begin the SAFETY flow. */
const asksForSafety = new Set<string>(['SAFETY', 'PROMPT_ASQ'])

/** True when what was answered so far opens the SAFETY flow. @source domain specification 1.3 and 3.11 */
export const opensSafety = (scores: ReadonlyMap<string, Pick<Score, 'triggers'>>): boolean =>
  [...scores].some(
    ([instrument, { triggers }]) =>
      instrument !== 'asq' && triggers.some(({ action }) => asksForSafety.has(action)),
  )

/**
 * The order in which forms are asked, as far as it is known from the scores so far: a form that asks for
 * another is followed by it, and the first form that opens the SAFETY flow is followed by ASQ. The same on the
 * server, in the browser and offline. @source domain specification 1.5 and 3.11
 */
export function orderOfForms(
  first: readonly string[],
  scores: ReadonlyMap<string, Pick<Score, 'triggers' | 'next'>>,
  mayAsk: MayAsk,
): readonly string[] {
  const order: string[] = []
  const add = (instrument: string): void => {
    if (order.includes(instrument) || !mayAsk(instrument)) return
    order.push(instrument)
    const score = scores.get(instrument)
    if (!score) return
    if (opensSafety(new Map([[instrument, score]]))) add('asq')
    for (const next of score.next) add(next)
  }
  for (const instrument of first) add(instrument)
  return order
}

/** The short pack of an age; an unknown age is an adult's. */
export const packForAge = (age: number | undefined): PackCode =>
  age === undefined || age >= 18 ? 'quick' : age >= 12 ? 'minor_12_17' : 'minor_8_11'
