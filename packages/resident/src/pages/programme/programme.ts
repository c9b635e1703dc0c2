import type { DoorReply } from '@anxin/kit/caller.ts'
import { call, Refused } from '@anxin/kit/caller.ts'
import { signal } from '@preact/signals'
import { put, take } from '../../device/chest.ts'
import { forgotten } from '../../device/forgotten.ts'
import { newId } from '../../device/new-id.ts'
import { recall, remember } from '../../device/pocket.ts'

export type Programme = NonNullable<DoorReply<'GET /api/selfhelp/programme'>['programme']>

export const programme = signal<Programme | null>(null)
export const heard = signal<'asking' | 'here' | 'offline'>('asking')

const kept = 'programme'
forgotten.subscribe(() => {
  programme.value = null
})

function accept(next: Programme | null): void {
  programme.value = next
  heard.value = 'here'
  put('book', kept, { kind: kept, id: kept, programme: next }).catch(() => undefined)
}

/** As the house has it; without a network as it was last heard. */
export async function loadProgramme(): Promise<void> {
  try {
    accept((await call('GET /api/selfhelp/programme', { timeoutMs: 8000 })).programme)
  } catch {
    const before = await take<{ programme: Programme | null }>('book', kept)
    programme.value ??= before?.programme ?? null
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

/** @throws Refused when the house says no or cannot be reached: then nothing is noted */
export async function finishSession(number: number, problem: number | null): Promise<void> {
  const now = programme.value
  if (!now) throw new Refused('NOT_FOUND')
  const params = { id: now.id, number }
  const body = { problem, doneAt: new Date().toISOString() }
  accept((await call('PUT /api/selfhelp/programmes/:id/sessions/:number', { params, body })).programme)
}

/** @throws Refused */
export async function leave(): Promise<void> {
  const now = programme.value
  if (!now) return
  const body = { reason: null }
  accept((await call('POST /api/selfhelp/programmes/:id/leave', { params: { id: now.id }, body })).programme)
}
