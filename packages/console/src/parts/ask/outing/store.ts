import { nothingWaits, type Waiting } from '@anxin/core/outing/queue.ts'
import { useSyncExternalStore } from 'react'
import type { Body, Reply } from '../doors.ts'
import { readKept, writeKept } from '../kept.ts'

export type Day = Reply<'GET /api/outing/day'>
export type Visit = Day['visits'][number]
export type Said = Body<'POST /api/outing/visits/:id/edits'>['edits'][number]['said']
/** What one person has written of one visit and the house does not have. */
export interface Outbox extends Waiting<Said> {
  readonly owner: string
  readonly visitId: string
  /** Why the house would not take it; nothing is sent again until something changes. */
  readonly refused: string | null
}

/** Not among the drafts that go at sign-out: what was written stays until the house has it. No name and no address. */
const prefix = 'anxin.outing.'
const listeners = new Set<() => void>()
let seen: readonly Outbox[] | undefined

function read(): readonly Outbox[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .flatMap((key): Outbox[] => {
      try {
        return [JSON.parse(localStorage.getItem(key) ?? '') as Outbox]
      } catch {
        // half written when the battery went: the others are still whole
        return []
      }
    })
}
const tell = (): void => {
  seen = undefined
  for (const listener of listeners) listener()
}
addEventListener('storage', tell)

export const listOutboxes = (): readonly Outbox[] => {
  seen ??= read()
  return seen
}
export const findOutbox = (owner: string, visitId: string): Outbox =>
  listOutboxes().find((one) => one.owner === owner && one.visitId === visitId) ?? {
    ...nothingWaits,
    ...{ owner, visitId, refused: null },
  }

/** Changes what waits as it is now, which may be newer than what the caller read. @throws when the storage is full */
export function changeOutbox(owner: string, visitId: string, change: (now: Outbox) => Outbox): void {
  const next = change(findOutbox(owner, visitId))
  const key = `${prefix}${owner}.${visitId}`
  if (Object.keys(next.fields).length + next.steps.length === 0) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(next))
  tell()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export function useOutboxes(owner: string | undefined): readonly Outbox[] {
  return useSyncExternalStore(subscribe, listOutboxes).filter((one) => one.owner === owner)
}

// ── the visits of a day, as they were last read: names and addresses, so for a day and for one person only ──
const dayKey = 'outing.day'
const meKey = 'outing.me'
const dayMs = 86_400_000
interface Aged<T> {
  readonly at: number
  readonly what: T
}
/** What was kept longer ago than a day is wiped when it is looked for. */
function fresh<T>(key: string): T | undefined {
  const kept = readKept<Aged<T> | null>(key, null)
  if (kept === null) return undefined
  if (Math.abs(Date.now() - kept.at) < dayMs) return kept.what
  writeKept(key, undefined)
  return undefined
}
export const findDay = (): Day | undefined => fresh<Day>(dayKey)
export const findMe = <T>(): T | undefined => fresh<T>(meKey)
export function keepDay(day: Day, me: unknown): void {
  writeKept(dayKey, { at: Date.now(), what: day })
  writeKept(meKey, { at: Date.now(), what: me })
}
/** Signed out, here or elsewhere: the visits go; what was not sent stays, without a name, for the same person. */
export function forgetDay(): void {
  writeKept(dayKey, undefined)
  writeKept(meKey, undefined)
}
