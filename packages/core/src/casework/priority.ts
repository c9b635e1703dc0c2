import type { Colour } from '../care/colour.ts'

/** What a task is about. */
export const taskKinds = [
  'plan',
  'visit',
  'call',
  'note',
  'review',
  'supervise',
  'follow_up',
  'remembrance',
  'consent',
  'transfer',
  'arrival',
  'rebook',
  'caring',
  'check_in',
  'rating',
  'harder',
  'unreached',
  'goals_due',
  'measure',
  'quiet',
  'handover',
  'one_lead',
  'other',
] as const
export type TaskKind = (typeof taskKinds)[number]
/** What a lead is told when somebody else asked in their stead; the house writes them, nobody gives them. */
export const toldKinds = ['harder', 'unreached'] as const satisfies readonly TaskKind[]
export type ToldKind = (typeof toldKinds)[number]
/**
 * What the passing of time asks of somebody, written by the house: goals to look at, nothing measured or nobody
 * spoke for long, a note that is not signed, a lead who may lead no longer, two leads of one person. @source features D11, D12; domain specification 6.1, 7.1
 */
export const timeKinds = [
  'goals_due',
  'measure',
  'quiet',
  'note',
  'handover',
  'one_lead',
] as const satisfies readonly TaskKind[]
export type TimeKind = (typeof timeKinds)[number]
/** Done, and still owed: it is asked for again after so many days. */
export const timeAgainDays: Readonly<Record<TimeKind, number>> = {
  goals_due: 7,
  measure: 7,
  quiet: 7,
  note: 2,
  handover: 1,
  one_lead: 2,
}
/** Days until it is due. */
export const timeDueDays: Readonly<Record<TimeKind, number>> = {
  goals_due: 7,
  measure: 7,
  quiet: 2,
  note: 0,
  handover: 1,
  one_lead: 2,
}

/** Tasks that ask the person something: done with the answers, and not before. */
export const askingKinds = ['check_in', 'rating'] as const satisfies readonly TaskKind[]
export type AskingKind = (typeof askingKinds)[number]
export const asksSomething = (kind: TaskKind): kind is AskingKind => askingKinds.some((one) => one === kind)
/** Tasks for which one talks with the person: reached or not is said, and their number is wanted. */
const talkingKinds: readonly TaskKind[] = [
  ...askingKinds,
  ...toldKinds,
  'visit',
  'call',
  'quiet',
  'follow_up',
]
export const talks = (kind: TaskKind): boolean => talkingKinds.includes(kind)

export interface TaskFacts {
  readonly kind: TaskKind
  readonly colour: Colour
  /** Hours until it is due; negative when it is late. */
  readonly hoursLeft: number
  /** Days since anybody spoke to the person; null where nobody did yet. */
  readonly quietDays: number | null
}

/** Why a task stands where it stands: each reason with its points. */
export interface Reason {
  readonly why: 'urgent' | 'late' | 'today' | 'soon' | 'quiet' | 'consent' | 'told'
  readonly points: number
}

const colourPoints: Readonly<Record<Colour, number>> = {
  'RED-E': 50,
  RED: 50,
  ORANGE: 40,
  YELLOW: 15,
  'GREEN+': 5,
  GREEN: 0,
}

/** Points of each reason, most first: the sum orders the list, and the reasons are shown beside it. */
export function reasonsOf({ kind, colour, hoursLeft, quietDays }: TaskFacts): Reason[] {
  const reasons: Reason[] = []
  if (colourPoints[colour] > 0) reasons.push({ why: 'urgent', points: colourPoints[colour] })
  if (hoursLeft < 0) reasons.push({ why: 'late', points: Math.min(40, 20 + Math.floor(-hoursLeft / 24) * 4) })
  else if (hoursLeft <= 24) reasons.push({ why: 'today', points: 15 })
  else if (hoursLeft <= 72) reasons.push({ why: 'soon', points: 8 })
  if (quietDays !== null && quietDays >= 30) reasons.push({ why: 'quiet', points: 20 })
  if (kind === 'consent') reasons.push({ why: 'consent', points: 30 })
  if (toldKinds.some((one) => one === kind)) reasons.push({ why: 'told', points: 25 })
  return reasons.sort((a, b) => b.points - a.points)
}

export const priorityOf = (reasons: readonly Reason[]): number =>
  reasons.reduce((sum, { points }) => sum + points, 0)
