import type { CareInput, ScaleFindings } from './input.ts'
import { withoutAbuse } from './talk.ts'

const lists = ['history', 'context', 'observed'] as const
/** What a talk may have told of abuse: one telling, rejected as a whole. */
const toldAbuse: readonly string[] = ['observed.abuse_disclosure', 'observed.danger_level_3plus']
const single = ['duration', 'asks_for_human', 'safety_unfinished'] as const

function without<T extends object>(whole: T, key: string): T {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key)) as T
}

function rejectOne(input: CareInput, fact: string): CareInput {
  const [head = '', tail] = fact.split('.')
  if (tail === undefined) {
    if (fact === 'abuse_unreviewed') return { ...input, abuseReviewed: true }
    if (fact === 'chat') return without(without(input, 'chat'), 'chatAt')
    if (fact === 'function' || fact === 'f3') return without(without(input, 'function'), 'f3')
    return single.some((one) => one === fact) ? without(input, fact) : input
  }
  if (input.abuseTold && toldAbuse.includes(fact)) return withoutAbuse(input)
  const list = lists.find((one) => one === head)
  if (list) return { ...input, [list]: input[list]?.filter((one) => one !== tail) ?? [] }
  const scale = input.scales?.[head as keyof ScaleFindings]
  if (!scale) return input
  const left = head === 'asq' ? {} : { [head]: without(scale, tail) }
  return { ...input, scales: { ...without(input.scales ?? {}, head), ...left } }
}

/**
 * The input as if these findings had not been made, for a worker who rejects evidence with a reason. A rejected
 * safety item is unknown, not zero; rejecting any ASQ answer rejects that ASQ. What follows from the age stays.
 */
export function rejectEvidence(input: CareInput, facts: readonly string[]): CareInput {
  return facts.reduce(rejectOne, input)
}

/** A finding a worker rejected, and the very answer it was: the same answer stays rejected, a newer one counts. */
export interface Rejection {
  readonly fact: string
  /** What was found, as it was then. */
  readonly value: string
  /** The sitting, or the moment of the talk, it was found in. */
  readonly from: string
  readonly by: string
}

/** Where findings of an input come from. */
export interface InputSource {
  readonly sittingId: string | null
  /** When the words of the talk that count were said. */
  readonly chatAt: string | null
  /** When the abuse that counts was told of in a talk; null where a worker saw it, or nobody. */
  readonly abuseAt?: string | null
}

const ofPerson: readonly string[] = lists
/** Written about the person by a worker: rejecting it takes it off what is known, and writing it again is new. */
export const isOfProfile = (fact: string): boolean =>
  fact === 'abuse_unreviewed' || ofPerson.includes(fact.split('.')[0] ?? '')

const sourceOf = (fact: string, { sittingId, chatAt, abuseAt }: InputSource): string | null =>
  abuseAt && toldAbuse.includes(fact)
    ? abuseAt
    : isOfProfile(fact)
      ? 'profile'
      : fact === 'chat'
        ? chatAt
        : sittingId

function foundAs(input: CareInput, fact: string): string {
  const [head = '', tail] = fact.split('.')
  if (fact === 'function' || fact === 'f3') return JSON.stringify([input.function ?? null, input.f3 ?? null])
  if (tail === undefined)
    return JSON.stringify(Object.entries(input).find(([name]) => name === fact)?.[1] ?? null)
  const scale = input.scales?.[head as keyof ScaleFindings]
  // an ASQ is rejected as a whole, so any change of it is new
  if (head === 'asq') return JSON.stringify(scale ?? null)
  return JSON.stringify(Object.entries(scale ?? {}).find(([name]) => name === tail)?.[1] ?? null)
}

/** What must be remembered so that a rejection holds; undefined where nobody knows what it was found in. */
export function rejectionOf(
  input: CareInput,
  fact: string,
  source: InputSource,
  by: string,
): Rejection | undefined {
  const from = sourceOf(fact, source)
  return from === null ? undefined : { fact, value: foundAs(input, fact), from, by }
}

/** The rejections that speak of what is found in this input, not of an older answer. */
export const rejectionsThatHold = (
  input: CareInput,
  kept: readonly Rejection[],
  source: InputSource,
): readonly Rejection[] =>
  kept.filter(
    ({ fact, value, from }) =>
      from === sourceOf(fact, source) && (isOfProfile(fact) || value === foundAs(input, fact)),
  )
