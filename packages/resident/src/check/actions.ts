import type { Sex } from '@anxin/core/scale/definition.ts'
import { call } from '@anxin/kit/caller.ts'
import { newId } from '../device/new-id.ts'
import { recall, remember } from '../device/pocket.ts'
import { cabinCode, locale } from '../device/settings.ts'
import { me } from '../self/me.ts'
import { pin } from '../talk/pin.ts'
import { definitionIn, firstLeft, isDangerous, isHandedIn, isSameStep, type Step, stepsOf } from './course.ts'
import { flush, isPassing, postBegin } from './outbox.ts'
import {
  blankRun,
  courseOf,
  heard,
  type Pack,
  type PackCode,
  type Run,
  runFrom,
  type Sitting,
  shownTo,
} from './run.ts'
import { changeRun, keepPack, keepRun, keptPack, runs } from './store.ts'

const beginMs = 8000

/** The pack from the house, or as it was last kept on this device. @throws Refused when there is neither */
export async function packFor(code: PackCode): Promise<Pack> {
  try {
    const pack = await call('GET /api/assessment/packs/:pack', { params: { pack: code }, timeoutMs: beginMs })
    keepPack(pack).catch(() => undefined)
    return pack
  } catch (problem) {
    const before = isPassing(problem) ? await keptPack(code) : undefined
    if (before) return before
    throw problem
  }
}

export interface Asked {
  readonly pack: PackCode
  readonly age: number | null
  readonly sex: Sex | null
  readonly assent: boolean
  readonly campaignCode: string | null
}

/** Begins a run, with or without a network. @throws Refused when the house says no */
export async function begin(asked: Asked): Promise<string> {
  const pack = await packFor(asked.pack)
  const run = blankRun({
    ...{ id: newId(), pack, named: me.value?.kind === 'registered', locale: locale.value },
    ...{
      age: asked.age,
      sex: asked.sex,
      assent: asked.assent,
      campaignCode: asked.campaignCode,
      cabin: cabinCode.value ?? null,
    },
    startedAt: new Date().toISOString(),
  })
  try {
    await keepRun(heard(run, await postBegin(run, beginMs)))
  } catch (problem) {
    if (!isPassing(problem)) throw problem
    await keepRun(run)
  }
  return run.key
}

/** Begins a run of whoever stands before a tablet; it is sent answer by answer, and never adopted by anybody. */
export async function beginAtTablet(asked: Omit<Asked, 'campaignCode'>, ticket: string): Promise<string> {
  const pack = await packFor(asked.pack)
  const run = blankRun({
    ...{ id: newId(), pack, named: false, locale: locale.value, startedAt: new Date().toISOString() },
    ...{ age: asked.age, sex: asked.sex, assent: asked.assent, tablet: ticket },
  })
  await keepRun(run)
  return run.key
}

/** Goes on with a sitting of the house, begun here or elsewhere. */
export async function adopt(sitting: Sitting): Promise<string> {
  const here = [...runs.value.values()].find((run) => run.id === sitting.id)
  if (here) return here.key
  const run = runFrom(sitting, await packFor(sitting.pack), me.value?.kind === 'registered', locale.value)
  await keepRun(run)
  return run.key
}

/** Where the person stands: the question last shown, else the first without an answer. */
export function stepOf(run: Run): Step | null {
  const course = courseOf(run)
  const { at } = run
  if (at && stepsOf(course, run.given).some((step) => isSameStep(step, at))) return at
  return firstLeft(course, run.given) ?? stepsOf(course, run.given).at(-1) ?? null
}

/** A form that was handed in can be looked at, not changed. */
export const isLocked = (run: Run, instrument: string): boolean =>
  run.handedIn.includes(instrument) || isHandedIn(courseOf(run), run.given, instrument, run.over)

function withAnswer(run: Run, step: Step, value: number | null, seconds: number): Run {
  const { instrument, item } = step
  const before = run.seconds[instrument] ?? {}
  const spent = Math.min(36_000, Math.round(((before[item] ?? 0) + seconds) * 10) / 10)
  return {
    ...run,
    given: { ...run.given, [instrument]: { ...run.given[instrument], [item]: value } },
    seconds: { ...run.seconds, [instrument]: { ...before, [item]: spent } },
    shownIn: { ...run.shownIn, [instrument]: shownTo(run, instrument, locale.value) },
  }
}

/** The question after this one, or the first left over; null when nothing is left to ask. */
function after(run: Run, step: Step): Step | null {
  const course = courseOf(run)
  const steps = stepsOf(course, run.given)
  const next = steps[steps.findIndex((one) => isSameStep(one, step)) + 1]
  return next ?? firstLeft(course, run.given)
}

/**
 * Keeps an answer on the device, then sends it. A dangerous one changes what is shown at once.
 * @returns the question to go to; null when nothing is left
 */
export function answer(key: string, step: Step, value: number | null, seconds: number): Step | null {
  let to: Step | null = null
  const safe = changeRun(key, (run) => {
    const now = withAnswer(run, step, value, seconds)
    to = after(now, step)
    const danger = now.danger || isDangerous(courseOf(now), now.given)
    const isNew = danger && !run.danger
    return { ...now, danger, at: isNew && to ? to : step, over: to === null }
  })
  if (runs.value.get(key)?.danger) pin(null)
  void safe.then(flush)
  return to
}

/** Skipping where the form has a word for it is that word: refused. */
export function skipValue(run: Run, { instrument, item }: Step): number | null {
  const definition = definitionIn(courseOf(run), instrument)
  const options = definition?.items.find((one) => one.id === item)?.options ?? definition?.options
  return options?.find((one) => one.word === 'refused')?.value ?? null
}

export const goTo = (key: string, at: Step): Promise<void> => changeRun(key, (run) => ({ ...run, at }))

export function before(run: Run, step: Step): Step | null {
  const steps = stepsOf(courseOf(run), run.given)
  return steps[steps.findIndex((one) => isSameStep(one, step)) - 1] ?? null
}

export const following = (run: Run, step: Step): Step | null => after(run, step)

/** The run a reload opens again. */
export const nowOpen = (): string | null => recall('checkNow')
export const noteOpen = (key: string | null): void => remember('checkNow', key)
