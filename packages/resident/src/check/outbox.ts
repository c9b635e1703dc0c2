import { call, Refused } from '@anxin/kit/caller.ts'
import { signal } from '@preact/signals'
import { newId } from '../device/new-id.ts'
import { loadMe, me } from '../self/me.ts'
import { becomeKnown, isKnown } from '../talk/state.ts'
import { inTurn } from '../talk/turn.ts'
import { heard, isWaiting, kept, nextSave, type Run, type Sitting } from './run.ts'
import { changeRun, loadRuns, runs } from './store.ts'

const passing: readonly Refused['code'][] = ['OFFLINE', 'FAULT', 'BUSY', 'CANNOT_KEEP', 'TOO_MANY', 'LOCKED']
const firstWaitMs = 1500
const longestWaitMs = 60_000
const faultsBeforeNewId = 3
const mostRenewals = 3
const adultAge = 18

let flushing = false
let started = false
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined
const faults = new Map<string, number>()
/** True while the last attempt did not come through. */
export const stuck = signal(false)

export const codeOf = (problem: unknown): Refused['code'] =>
  problem instanceof Refused ? problem.code : 'FAULT'
/** True for a “no” that passes by itself. */
export const isPassing = (problem: unknown): boolean => passing.includes(codeOf(problem))

/** Begins the sitting in the house; the same id again is the same sitting. */
export async function postBegin(run: Run, timeoutMs = 15_000): Promise<Sitting> {
  const body = {
    ...{
      id: run.id,
      pack: run.pack.pack,
      locale: run.locale,
      consent: true as const,
      startedAt: run.startedAt,
    },
    ...(run.cabin ? { cabin: run.cabin } : {}),
    ...(run.campaignCode ? { campaignCode: run.campaignCode } : {}),
    ...(run.age === null ? {} : { age: run.age }),
    ...(run.sex ? { sex: run.sex } : {}),
    ...(run.assent ? { assent: true as const } : {}),
  }
  const post = () => call('POST /api/assessment/sittings', { body, timeoutMs })
  const { sitting } = await (isKnown() ? post() : inTurn(post))
  becomeKnown()
  if (!me.value || me.value.kind === 'nobody') void loadMe()
  return sitting
}

/** From a tablet in a cabin: nobody is signed in, and each request says of itself whom it is about. */
async function sendFromTablet(run: Run, ticket: string): Promise<boolean> {
  const save = nextSave(run) ?? null
  const contact = run.contact ?? null
  const { locale, age, sex, startedAt } = run
  const body = {
    ...{ ticket, pack: run.pack.pack, locale, age: age ?? adultAge, startedAt, save, contact },
    ...(sex ? { sex } : {}),
    ...(run.assent ? { assent: true as const } : {}),
  }
  const { sitting } = await call('PUT /api/kiosk/sittings/:id', { params: { id: run.id }, body })
  await changeRun(run.key, (now) => {
    const given =
      now.contact === contact
        ? { ...now, contact: null, contactAsked: now.contactAsked || contact !== null }
        : now
    // received before, and forgotten since: nothing is left to send
    if (!sitting)
      return {
        ...given,
        begun: true,
        held: now.given,
        handedIn: Object.keys(now.given),
        over: true,
        closed: true,
      }
    return save ? kept(given, save, sitting) : heard(given, sitting)
  })
  return true
}

/** One request for one run; true while there is more to send. */
async function sendOne(key: string): Promise<boolean> {
  const run = runs.value.get(key)
  if (!run || !isWaiting(run)) return false
  if (run.tablet) return sendFromTablet(run, run.tablet)
  if (!run.begun) {
    const sitting = await postBegin(run)
    await changeRun(key, (now) => heard(now, sitting))
    return true
  }
  const save = nextSave(run)
  if (!save) return false
  const params = { id: run.id }
  const { sitting } = await call('PUT /api/assessment/sittings/:id/answers', { params, body: save })
  await changeRun(key, (now) => kept(now, save, sitting))
  return true
}

/** The session this began in is gone: it goes on as a new sitting, with every answer. Told twice is better than not at all. */
const renewed = (run: Run): Run => ({
  ...run,
  // an invitation lets in once: it did so before
  ...{ id: newId(), campaignCode: null, begun: false, held: {}, handedIn: [], renewals: run.renewals + 1 },
})

/** The house has moved on elsewhere: what it holds stands. */
async function takeTheirs(run: Run): Promise<void> {
  const { sitting } = await call('GET /api/assessment/sittings/:id', { params: { id: run.id } })
  const forms = Object.fromEntries(sitting.forms.map((form) => [form.instrument, form.answers]))
  const handedIn = sitting.forms.filter((form) => form.done).map((form) => form.instrument)
  await changeRun(run.key, (now) => {
    const given = { ...now.given, ...Object.fromEntries(handedIn.map((name) => [name, forms[name] ?? {}])) }
    return heard({ ...now, given, held: forms, handedIn }, sitting)
  })
}

/** What to do with a “no”. @returns true when sending may go on at once */
async function onRefusal(key: string, problem: unknown): Promise<boolean> {
  const run = runs.value.get(key)
  if (!run) return false
  const code = codeOf(problem)
  const count = (faults.get(key) ?? 0) + 1
  if (code !== 'OFFLINE') faults.set(key, count)
  const isLost = code === 'NOT_FOUND' || (code === 'SIGN_IN_FIRST' && (!run.named || run.danger))
  const isStuck = code === 'FAULT' && !run.begun && count >= faultsBeforeNewId
  if ((isStuck || (isLost && run.begun)) && run.renewals < mostRenewals) {
    faults.delete(key)
    await changeRun(key, renewed)
    return true
  }
  if (isPassing(problem) || code === 'SIGN_IN_FIRST') return false
  if (code === 'WRONG_STATE' && count < faultsBeforeNewId) {
    await takeTheirs(run)
    return true
  }
  await changeRun(key, (now) => ({ ...now, refused: code }))
  return true
}

async function sendRun(key: string): Promise<boolean> {
  for (;;) {
    try {
      if (!(await sendOne(key))) return true
      faults.delete(key)
      tries = 0
      stuck.value = false
    } catch (problem) {
      if (!(await onRefusal(key, problem).catch(() => false))) return false
    }
  }
}

function later(): void {
  clearTimeout(timer)
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** tries) * (0.8 + Math.random() * 0.4)
  tries += 1
  stuck.value = true
  timer = setTimeout(() => void flush(), wait)
}

/** Danger first, then the oldest. */
const waiting = (): Run[] =>
  [...runs.value.values()]
    .filter(isWaiting)
    .sort((a, b) => Number(b.danger) - Number(a.danger) || a.startedAt.localeCompare(b.startedAt))

/** Sends what waits, in order, one request at a time. */
export async function flush(): Promise<void> {
  if (flushing) return
  flushing = true
  clearTimeout(timer)
  try {
    for (let run = waiting()[0]; run; run = waiting()[0]) {
      if (!(await sendRun(run.key))) {
        later()
        return
      }
    }
  } finally {
    flushing = false
  }
}

const again = (): void => {
  tries = 0
  void flush()
}

/** Reads what waits on this device and keeps sending until nothing does. */
export async function startSending(): Promise<void> {
  await loadRuns()
  if (!started) {
    started = true
    addEventListener('online', again)
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void flush()
    })
  }
  again()
}
