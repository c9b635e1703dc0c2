import type { ModuleCode } from './codes.ts'
import { type Module, type Step, worseBy } from './define.ts'
import { isNight, type Night } from './sleep.ts'

export interface Weighed {
  readonly text: string
  readonly good: string
  readonly hard: string
}
export interface PeopleMap {
  readonly near: string
  readonly sometimes: string
  readonly could: string
}
/** What a screen was answered with; null is left out. */
export type Answer =
  | null
  | string
  | number
  | readonly string[]
  | { readonly options: readonly Weighed[]; readonly chosen: number | null }
  | PeopleMap
  | Night

/** How far somebody is in an exercise. Plain data: it is kept on the device as it is. */
export interface Walk {
  readonly module: ModuleCode
  /** Ids of the screens shown so far, in order; the last is shown now. */
  readonly trail: readonly string[]
  /** Answers by screen; those of a branch left behind stay, in case the person comes back to it. */
  readonly answers: Readonly<Record<string, Answer>>
}

/** Screens every exercise has before and after its own. */
export const frame = {
  consent: '_consent',
  before: '_before',
  after: '_after',
  real: '_real',
  useful: '_useful',
  end: '_end',
} as const

const framed = (id: string, kind: Step['kind'], more: Partial<Step> = {}): Step => ({ id, kind, ...more })

/** Every screen of an exercise in order: consent, how it is now, its own, how it is then, one real step, the end. */
export function screensOf(module: Module): readonly Step[] {
  const rating = (id: string): Step[] => (module.rated ? [framed(id, 'rate')] : [])
  return [
    framed(frame.consent, 'say'),
    ...rating(frame.before),
    ...module.steps,
    ...rating(frame.after),
    framed(frame.real, 'pick', { most: 1, own: true }),
    framed(frame.useful, 'choose', { leads: { u3: null, u2: null, u1: null, u0: null } }),
    framed(frame.end, 'say'),
  ]
}

export const startWalk = (module: Module): Walk => ({
  ...{ module: module.code, trail: [frame.consent], answers: {} },
})

export function screenNow(module: Module, walk: Walk): Step {
  const screens = screensOf(module)
  return screens.find(({ id }) => id === walk.trail.at(-1)) ?? screens[0]!
}

/** The screen that follows an answer; null after the last. */
export function nextScreen(module: Module, step: Step, answer: Answer): Step | null {
  const screens = screensOf(module)
  const lead = step.leads && typeof answer === 'string' ? step.leads[answer] : undefined
  const to = lead ?? step.to
  return to
    ? (screens.find(({ id }) => id === to) ?? null)
    : (screens[screens.findIndex(({ id }) => id === step.id) + 1] ?? null)
}

/** Keeps an answer without going on. */
export const hold = (module: Module, walk: Walk, answer: Answer): Walk => ({
  ...walk,
  answers: { ...walk.answers, [screenNow(module, walk).id]: answer },
})

/** Keeps the answer and goes on; on the last screen it stays. */
export function goOn(module: Module, walk: Walk, answer: Answer): Walk {
  const held = hold(module, walk, answer)
  const next = nextScreen(module, screenNow(module, walk), answer)
  return next ? { ...held, trail: [...held.trail, next.id] } : held
}

/** One screen back; every answer stays. On the first it stays. */
export const goBack = (walk: Walk): Walk =>
  walk.trail.length > 1 ? { ...walk, trail: walk.trail.slice(0, -1) } : walk

const numberAt = (walk: Walk, id: string): number | null => {
  const answer = walk.answers[id]
  return typeof answer === 'number' ? answer : null
}

export interface Ratings {
  readonly before: number | null
  readonly after: number | null
  readonly useful: number | null
}
export function ratingsOf(walk: Walk): Ratings {
  const useful = walk.answers[frame.useful]
  return {
    before: numberAt(walk, frame.before),
    after: numberAt(walk, frame.after),
    useful: typeof useful === 'string' ? Number(useful.slice(1)) : null,
  }
}

/** True when any later rating of distress is three or more above the first. @source domain specification 4.3 */
export function isWorse(walk: Walk): boolean {
  const before = numberAt(walk, frame.before)
  const later = ['now', frame.after].map((id) => numberAt(walk, id))
  return before !== null && later.some((value) => value !== null && value - before >= worseBy)
}

/** Part of the way that is walked, 0–1; a branch that is shorter simply arrives sooner. */
export function progressOf(module: Module, walk: Walk): number {
  const screens = screensOf(module)
  return screens.findIndex(({ id }) => id === walk.trail.at(-1)) / (screens.length - 1)
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** Every word somebody wrote in an answer, for the screener; what was only chosen is none of it. */
export function writtenIn(step: Step, answer: Answer, offered: readonly string[]): readonly string[] {
  if (answer === null || typeof answer === 'number' || isNight(answer)) return []
  if (isText(answer)) return step.kind === 'choose' ? [] : [answer]
  if (Array.isArray(answer)) return (answer as readonly string[]).filter((text) => !offered.includes(text))
  if ('options' in answer) return answer.options.flatMap(({ text, good, hard }) => [text, good, hard])
  return Object.values(answer).filter(isText)
}

const longest = 1000

/** An answer as one line of a leaf, at most a thousand characters. */
function lineOf(answer: Answer): string | number | null {
  if (answer === null || typeof answer === 'number') return answer
  if (isText(answer)) return answer.slice(0, longest)
  if (Array.isArray(answer)) return (answer as readonly string[]).join(' · ').slice(0, longest)
  if (isNight(answer)) return null
  if (!('options' in answer)) return Object.values(answer).filter(isText).join(' · ').slice(0, longest)
  const chosen = answer.options[answer.chosen ?? -1]
  return (chosen?.text ?? answer.options.map(({ text }) => text).join(' · ')).slice(0, longest)
}

/** What an exercise leaves behind; null where nothing was written. A night keeps its numbers. */
export function leafOf(module: Module, walk: Walk): Readonly<Record<string, string | number | null>> | null {
  if (!module.leaf) return null
  const fields: Record<string, string | number | null> = {}
  for (const id of module.leaf.fields) {
    const answer = walk.answers[id] ?? null
    if (isNight(answer)) Object.assign(fields, nightFields(answer))
    else if (answer !== null && answer !== '' && walk.trail.includes(id)) fields[id] = lineOf(answer)
  }
  return Object.keys(fields).length > 0 ? fields : null
}

const nightFields = (night: Night): Readonly<Record<string, number>> => ({
  ...{ bed_at: night.bedAt, rise_at: night.riseAt, fall_min: night.fallMin, awake_min: night.awakeMin },
})

/** A night out of its leaf; undefined where it is none. */
export function nightIn(fields: Readonly<Record<string, unknown>>): Night | undefined {
  const { bed_at, rise_at, fall_min, awake_min } = fields
  const all = [bed_at, rise_at, fall_min, awake_min]
  if (!all.every((value) => typeof value === 'number')) return undefined
  const [bedAt = 0, riseAt = 0, fallMin = 0, awakeMin = 0] = all as number[]
  return { bedAt, riseAt, fallMin, awakeMin }
}
