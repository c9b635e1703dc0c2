import { taken, toSend, typed } from '@anxin/core/outing/queue.ts'
import type { GoStep } from '@anxin/core/outing/timer.ts'
import { call, Refused } from '@anxin/kit/caller.ts'
import { serverNow } from '../../show/times.ts'
import { mayPass, queryClient, readAgain } from '../doors.ts'
import { newId } from '../kept.ts'
import { sendPapers } from './papers.ts'
import { changeOutbox, findOutbox, listOutboxes, type Said } from './store.ts'

const again = 10_000
const typingMs = 1500
const underWay = new Set<string>()
const iso = (): string => new Date(serverNow()).toISOString()

/** Steps first: whether somebody is safe does not wait for what they wrote. */
async function sendSteps(owner: string, visitId: string): Promise<void> {
  for (let step = findOutbox(owner, visitId).steps[0]; step; step = findOutbox(owner, visitId).steps[0]) {
    const { id } = step
    await call('POST /api/outing/visits/:id/steps', { params: { id: visitId }, body: step })
    changeOutbox(owner, visitId, (now) => ({ ...now, steps: now.steps.filter((one) => one.id !== id) }))
  }
}

async function sendFields(owner: string, visitId: string): Promise<void> {
  while (Object.keys(findOutbox(owner, visitId).fields).length > 0) {
    const { waiting, edits } = toSend<Said>(findOutbox(owner, visitId), newId)
    changeOutbox(owner, visitId, (now) => ({ ...now, ...waiting }))
    const { form } = await call('POST /api/outing/visits/:id/edits', {
      params: { id: visitId },
      body: { edits: [...edits] },
    })
    const stands = Object.fromEntries(form.fields.map((one) => [one.said.field, one.revision]))
    const beside = [...form.clashes, ...form.late].map((one) => one.id)
    await queryClient.refetchQueries({ queryKey: ['GET /api/outing/visits/:id', { id: visitId }] })
    changeOutbox(owner, visitId, (now) => ({ ...now, ...taken<Said>(now, edits, stands, beside) }))
  }
}

/** Sends what the house does not have of one visit; every part is safe to repeat. */
export async function sendOutbox(owner: string, visitId: string): Promise<void> {
  if (underWay.has(visitId) || findOutbox(owner, visitId).refused) return
  underWay.add(visitId)
  try {
    await sendSteps(owner, visitId)
    await sendFields(owner, visitId)
    readAgain('GET /api/outing/day', 'GET /api/outing/visits/:id', 'GET /api/outing/board')
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (!mayPass(error) && error.code !== 'SIGN_IN_FIRST' && error.code !== 'TOO_MANY')
      changeOutbox(owner, visitId, (now) => ({ ...now, refused: error.code }))
  } finally {
    underWay.delete(visitId)
  }
}

let typing: ReturnType<typeof setTimeout> | undefined
/** Keeps every letter at once, and sends when the hand rests. */
export function write(owner: string, visitId: string, said: Said, revision: number): void {
  changeOutbox(owner, visitId, (now) => ({
    ...now,
    ...typed<Said>(now, said, revision, iso()),
    refused: null,
  }))
  clearTimeout(typing)
  typing = setTimeout(() => void sendOutbox(owner, visitId), typingMs)
}

/** Says where one is; kept first, then sent. */
export function sayStep(owner: string, visitId: string, step: GoStep, expectedAt: string | null): void {
  const said = { id: newId(), step, writtenAt: iso(), expectedAt }
  changeOutbox(owner, visitId, (now) => ({ ...now, steps: [...now.steps, said], refused: null }))
  void sendOutbox(owner, visitId)
}

/** Sends whatever of somebody waits in this page. */
export function sendAll(owner: string): void {
  for (const one of listOutboxes()) if (one.owner === owner) void sendOutbox(owner, one.visitId)
  void sendPapers(owner)
}

/** The same now and whenever there is a network again. */
export function keepSendingOutings(owner: string): () => void {
  const send = (): void => sendAll(owner)
  const timer = setInterval(send, again)
  addEventListener('online', send)
  send()
  return () => {
    clearInterval(timer)
    removeEventListener('online', send)
  }
}
