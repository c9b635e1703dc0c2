import { useSyncExternalStore } from 'react'
import type { Sitting } from './shape.ts'

/** Not among the drafts that go at sign-out: what somebody answered stays until the house has it. */
const prefix = 'anxin.sitting.'
const listeners = new Set<() => void>()
let seen: readonly Sitting[] | undefined

function read(): readonly Sitting[] {
  const found: Sitting[] = []
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(prefix)) continue
    try {
      found.push(JSON.parse(localStorage.getItem(key) ?? '') as Sitting)
    } catch {
      // half written when the battery went: the other sittings are still whole
    }
  }
  return found.sort((a, b) => a.startedAt.localeCompare(b.startedAt))
}

const tell = (): void => {
  seen = undefined
  for (const listener of listeners) listener()
}
addEventListener('storage', tell)

export const listSittings = (): readonly Sitting[] => {
  seen ??= read()
  return seen
}
export const findSitting = (id: string): Sitting | undefined => listSittings().find((one) => one.id === id)

/** Keeps a sitting on the device. @throws when the storage is full: an answer must never seem kept and not be */
export function keepSitting(sitting: Sitting): void {
  localStorage.setItem(prefix + sitting.id, JSON.stringify(sitting))
  tell()
}
/** Changes the sitting as it is now, which may be newer than what the caller read. */
export function changeSitting(id: string, change: (now: Sitting) => Sitting): void {
  const now = findSitting(id)
  if (now) keepSitting(change(now))
}
export function dropSitting(id: string): void {
  localStorage.removeItem(prefix + id)
  tell()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
/** The sittings this person has on this device, oldest first. */
export function useSittings(owner: string | undefined): readonly Sitting[] {
  const all = useSyncExternalStore(subscribe, listSittings)
  return all.filter((one) => one.owner === owner)
}
