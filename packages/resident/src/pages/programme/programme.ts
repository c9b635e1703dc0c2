import type { DoorReply } from '@anxin/kit/caller.ts'
import { call, Refused } from '@anxin/kit/caller.ts'
import { signal } from '@preact/signals'
import { put, take } from '../../device/chest.ts'
import { forgotten } from '../../device/forgotten.ts'
import { newId } from '../../device/new-id.ts'
import { recall, remember } from '../../device/pocket.ts'
import { homeNow, keepPage, loadBook, type SessionKept, sessionsDone } from '../../selfhelp/book.ts'

export type Programme = NonNullable<DoorReply<'GET /api/selfhelp/programme'>['programme']>

export const programme = signal<Programme | null>(null)
export const heard = signal<'asking' | 'here' | 'offline'>('asking')

const place = 'programme'
forgotten.subscribe(() => {
  programme.value = null
})

/** With what was finished on this device and was on its way when the house was asked: it may have arrived meanwhile. */
function withWaiting(
  next: Programme | null,
  kept: readonly SessionKept[] = sessionsDone.value,
): Programme | null {
  if (!next) return null
  const refused = new Set(sessionsDone.value.filter(({ state }) => state === 'refused').map(({ id }) => id))
  const own = kept.filter(
    ({ id, programmeId, state }) => programmeId === next.id && state === 'waiting' && !refused.has(id),
  )
  const sessions = next.sessions.map((session) => {
    const done = own.find(({ number }) => number === session.number)
    return done && session.doneAt === null
      ? { ...session, doneAt: done.doneAt, problem: done.problem }
      : session
  })
  return { ...next, sessions }
}

function accept(next: Programme | null, kept?: readonly SessionKept[]): void {
  programme.value = withWaiting(next, kept)
  heard.value = 'here'
  put('book', place, { kind: place, id: place, programme: next }).catch(() => undefined)
}

/** As the house has it; without a network as it was last heard. */
export async function loadProgramme(): Promise<void> {
  await loadBook()
  const onTheWay = sessionsDone.value
  try {
    accept((await call('GET /api/selfhelp/programme', { timeoutMs: 8000 })).programme, onTheWay)
  } catch {
    const before = await take<{ programme: Programme | null }>('book', place)
    programme.value ??= withWaiting(before?.programme ?? null)
    heard.value = 'offline'
  }
}

/** Begun twice it is still one: the id is kept until the house has answered. @throws Refused */
export async function begin(wantsHelper: boolean): Promise<void> {
  const id = recall('programme') ?? newId()
  remember('programme', id)
  const body = { consent: true as const, wantsHelper }
  accept((await call('PUT /api/selfhelp/programmes/:id', { params: { id }, body })).programme)
  remember('programme', null)
}

/**
 * Notes that a session is done; without a network it waits on this device and is sent under the same number later.
 * @returns where it is now @throws Refused when the house says no
 */
export async function finishSession(number: number, problem: number | null): Promise<'house' | 'device'> {
  const now = programme.value
  if (!now) throw new Refused('NOT_FOUND')
  const params = { id: now.id, number }
  const body = { problem, doneAt: new Date().toISOString() }
  try {
    accept((await call('PUT /api/selfhelp/programmes/:id/sessions/:number', { params, body })).programme)
    return 'house'
  } catch (refused) {
    if (!(refused instanceof Refused) || refused.code !== 'OFFLINE') throw refused
  }
  await keepPage({
    ...{ kind: 'session', id: `${now.id}.${number}`, programmeId: now.id, number, ...body },
    ...homeNow(),
  })
  programme.value = withWaiting(now)
  return 'device'
}

/** @throws Refused */
export async function leave(): Promise<void> {
  const now = programme.value
  if (!now) return
  const body = { reason: null }
  accept((await call('POST /api/selfhelp/programmes/:id/leave', { params: { id: now.id }, body })).programme)
}
