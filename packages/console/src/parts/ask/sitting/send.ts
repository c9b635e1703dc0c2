import { call, Refused } from '@anxin/kit/caller.ts'
import { mayPass } from '../doors.ts'
import { isSent, type Sitting, stateOf } from './shape.ts'
import { changeSitting, findSitting, listSittings } from './store.ts'

const again = 10_000
const underWay = new Set<string>()

type House = Sitting['house']
const learn = (id: string, part: Partial<House>): void =>
  changeSitting(id, (now) => ({ ...now, house: { ...now.house, ...part } }))

async function addPerson(sitting: Sitting): Promise<void> {
  const { id } = await call('POST /api/assessment/people', { body: sitting.add! })
  // a number that is known already is the same person: the house says which
  changeSitting(sitting.id, (now) => ({
    ...now,
    person: { ...now.person, id },
    house: { ...now.house, added: true },
  }))
}

async function begin({ id, person, pack, mode, relation, startedAt }: Sitting): Promise<void> {
  await call('POST /api/assessment/people/:id/sittings', {
    params: { id: person.id },
    body: { sittingId: id, pack, mode, startedAt, ...(relation ? { proxyRelation: relation } : {}) },
  })
  learn(id, { begun: true })
}

async function sendForm(sitting: Sitting, instrument: string, finish: boolean): Promise<void> {
  const form = sitting.forms[instrument]!
  const { version, answers, seconds, done } = form
  const { sitting: now } = await call('PUT /api/assessment/staff-sittings/:id/answers', {
    params: { id: sitting.id },
    body: { instrument, version, answers, seconds, done, finish },
  })
  changeSitting(sitting.id, (kept) => ({
    ...kept,
    house: {
      ...kept.house,
      forms: { ...kept.house.forms, [instrument]: stateOf(form) },
      finished: kept.house.finished || finish,
      result: now.result ?? kept.house.result,
    },
  }))
}

/** One step that brings the house nearer to what this device has; undefined when nothing is left. */
function nextStep(sitting: Sitting): (() => Promise<void>) | undefined {
  const { add, house, forms, finished } = sitting
  if (add && !house.added) return () => addPerson(sitting)
  if (!house.begun) return () => begin(sitting)
  const unsent = Object.keys(forms).filter((one) => house.forms[one] !== stateOf(forms[one]!))
  const first = unsent[0]
  if (first !== undefined) return () => sendForm(sitting, first, finished && unsent.length === 1)
  const last = Object.keys(forms).at(-1)
  return finished && !house.finished && last ? () => sendForm(sitting, last, true) : undefined
}

/**
 * Sends what the house does not have yet, step after step. Every step is safe to repeat, and only what was
 * answered counts as sent, so that a lost answer of the house never makes a second sitting.
 */
export async function sendSitting(id: string): Promise<void> {
  if (underWay.has(id)) return
  underWay.add(id)
  try {
    for (;;) {
      const sitting = findSitting(id)
      const step = sitting && sitting.refused === null ? nextStep(sitting) : undefined
      if (!step) return
      await step()
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const signedOut = error.code === 'SIGN_IN_FIRST'
    if (!mayPass(error) && !signedOut && error.code !== 'TOO_MANY')
      changeSitting(id, (now) => ({ ...now, refused: error.code }))
  } finally {
    underWay.delete(id)
  }
}

export const isUnderWay = (id: string): boolean => underWay.has(id)

/** Sends whatever this person has left on this device, now and whenever there is a network again. */
export function keepSending(owner: string): () => void {
  const send = (): void => {
    for (const one of listSittings()) if (one.owner === owner && !isSent(one)) void sendSitting(one.id)
  }
  const timer = setInterval(send, again)
  addEventListener('online', send)
  send()
  return () => {
    clearInterval(timer)
    removeEventListener('online', send)
  }
}
