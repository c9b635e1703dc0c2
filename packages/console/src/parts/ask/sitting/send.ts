import { call, Refused } from '@anxin/kit/caller.ts'
import { mayPass } from '../doors.ts'
import { isSent, nextStep, type Sitting, type Step, taken } from './shape.ts'
import { changeSitting, findSitting, listSittings } from './store.ts'

const again = 10_000
const underWay = new Set<string>()

/** Takes one step to the house. @returns what it answered. @throws Refused */
async function take(sitting: Sitting, step: Step): Promise<Parameters<typeof taken>[2]> {
  const { id, person, add, pack, mode, relation, assent, startedAt } = sitting
  if (step.kind === 'person') {
    // a number that is known already is the same person: the house says which
    return { personId: (await call('POST /api/assessment/people', { body: add! })).id }
  }
  if (step.kind === 'begin') {
    const proxy = relation ? { proxyRelation: relation } : {}
    const assented = assent ? { assent: true as const } : {}
    const body = { sittingId: id, pack, mode, startedAt, ...proxy, ...assented }
    await call('POST /api/assessment/people/:id/sittings', { params: { id: person.id }, body })
    return {}
  }
  const { instrument, form, finish } = step
  const body = { instrument, ...form, finish }
  const reply = await call('PUT /api/assessment/staff-sittings/:id/answers', { params: { id }, body })
  return { result: reply.sitting.result }
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
      if (!sitting || !step) return
      const answered = await take(sitting, step)
      changeSitting(id, (now) => taken(now, step, answered))
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
