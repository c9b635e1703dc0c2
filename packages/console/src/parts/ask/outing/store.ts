import { nothingWaits, type Waiting } from '@anxin/core/outing/queue.ts'
import { useSyncExternalStore } from 'react'
import type { Body, Reply } from '../doors.ts'
import { readKept, writeKept } from '../kept.ts'
import { forgetPapers } from './papers.ts'
import { breakVault, makePin, seal, shutVault, tryPin, unseal, vaultOf } from './vault.ts'

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

/**
 * Not among the drafts that go at sign-out: what was said stays until the house has it. Where somebody is lies open,
 * without a name or an address, so that a word of safety and a call for help never wait for a PIN; what was written of
 * the person lies sealed.
 */
const stepsPrefix = 'anxin.outing.'
const wordsPrefix = 'anxin.outing-words.'
const keyFor = (owner: string, visitId: string): string => `${owner}.${visitId}`

const emptyFor = (owner: string, visitId: string): Outbox => ({
  ...nothingWaits,
  owner,
  visitId,
  refused: null,
})

const boxes = new Map<string, Outbox>()
const listeners = new Set<() => void>()
let seen: readonly Outbox[] | undefined
const tell = (): void => {
  seen = undefined
  for (const listener of listeners) listener()
}
const keysWith = (prefix: string): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith(prefix))

const putFields = (key: string, fields: Outbox['fields']): void => {
  const [owner = '', visitId = ''] = key.split('.')
  boxes.set(key, { ...(boxes.get(key) ?? emptyFor(owner, visitId)), fields })
}

function readSteps(): void {
  for (const [key, box] of boxes) boxes.set(key, { ...box, steps: [] })
  for (const name of keysWith(stepsPrefix)) {
    try {
      const kept = JSON.parse(localStorage.getItem(name) ?? '') as Outbox
      const key = keyFor(kept.owner, kept.visitId)
      const box = boxes.get(key) ?? emptyFor(kept.owner, kept.visitId)
      // an older console kept the words here too: they are sent, and lie here no more
      boxes.set(key, { ...box, steps: kept.steps, fields: { ...kept.fields, ...box.fields } })
    } catch {
      // half written when the battery went: the others are still whole
    }
  }
}
readSteps()

async function readWords(owner: string): Promise<void> {
  for (const name of keysWith(`${wordsPrefix}${owner}.`)) {
    const fields = await unseal<Outbox['fields']>(owner, localStorage.getItem(name))
    const key = name.slice(wordsPrefix.length)
    // what was written in this page meanwhile is newer
    if (fields) putFields(key, { ...fields, ...boxes.get(key)?.fields })
  }
}

/** Another tab of the same person wrote. */
addEventListener('storage', ({ key }: StorageEvent) => {
  if (key?.startsWith(stepsPrefix)) {
    readSteps()
    tell()
  }
  if (!key?.startsWith(wordsPrefix)) return
  const name = key.slice(wordsPrefix.length)
  void unseal<Outbox['fields']>(name.split('.')[0] ?? '', localStorage.getItem(key)).then((fields) => {
    putFields(name, fields ?? {})
    tell()
  })
})

/** One after the other, each with what stands then: the newest is what lies there in the end. */
let writing: Promise<unknown> = Promise.resolve()
function keepWords(key: string, owner: string): void {
  const work = writing.then(async () => {
    const fields = boxes.get(key)?.fields ?? {}
    if (Object.keys(fields).length === 0) localStorage.removeItem(wordsPrefix + key)
    else {
      const sealed = await seal(owner, fields)
      if (sealed) localStorage.setItem(wordsPrefix + key, sealed)
    }
  })
  writing = work.catch(() => undefined)
}

export const listOutboxes = (): readonly Outbox[] => {
  seen ??= [...boxes.values()]
  return seen
}
export const findOutbox = (owner: string, visitId: string): Outbox =>
  boxes.get(keyFor(owner, visitId)) ?? emptyFor(owner, visitId)

/** Changes what waits as it is now, which may be newer than what the caller read. @throws when the storage is full */
export function changeOutbox(owner: string, visitId: string, change: (now: Outbox) => Outbox): void {
  const before = findOutbox(owner, visitId)
  const next = change(before)
  const key = keyFor(owner, visitId)
  if (Object.keys(next.fields).length + next.steps.length === 0) boxes.delete(key)
  else boxes.set(key, next)
  if (next.steps.length === 0) localStorage.removeItem(stepsPrefix + key)
  else localStorage.setItem(stepsPrefix + key, JSON.stringify({ owner, visitId, steps: next.steps }))
  if (next.fields !== before.fields) keepWords(key, owner)
  tell()
}

/** Whether something lies sealed that this page has not opened: nobody is told that everything was sent. */
export const isSealed = (owner: string, visitId = ''): boolean =>
  vaultOf(owner) === 'locked' && keysWith(wordsPrefix + keyFor(owner, visitId)).length > 0

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export function useOutboxes(owner: string | undefined): readonly Outbox[] {
  return useSyncExternalStore(subscribe, listOutboxes).filter((one) => one.owner === owner)
}

// ── the visits of a day, as they were last read: names and addresses, so sealed, for a day and for one person only ──
const dayKey = 'outing.day'
const meKey = 'outing.me'
const dayMs = 86_400_000
interface Aged<T> {
  readonly at: number
  readonly what: T
}
let today: Aged<Day> | undefined

/** What was kept longer ago than a day is wiped when it is looked for. */
function fresh<T>(key: string): Aged<T> | undefined {
  const kept = readKept<Aged<T> | null>(key, null)
  if (kept === null) return undefined
  if (Math.abs(Date.now() - kept.at) < dayMs) return kept
  writeKept(key, undefined)
  return undefined
}
/** The day as it was read, while the vault is open. */
export const findDay = (): Day | undefined => (fresh(dayKey) ? today?.what : undefined)
/** The same, told when it is opened or wiped. */
export const useKeptDay = (): Day | undefined => useSyncExternalStore(subscribe, findDay)
/** Who opened the day: the colleague’s own name and roles, by which the pages open without a network. */
export const findMe = <T>(): T | undefined => fresh<T>(meKey)?.what
/** Kept only where a PIN is set and open. */
export function keepDay(day: Day, me: { readonly personId: string }): void {
  if (vaultOf(me.personId) !== 'open') return
  today = { at: Date.now(), what: day }
  const work = writing.then(async () => {
    const sealed = await seal(me.personId, day)
    if (!sealed) return
    writeKept(dayKey, { at: Date.now(), what: sealed })
    writeKept(meKey, { at: Date.now(), what: me })
  })
  writing = work.catch(() => undefined)
}
/** Signed out, here or elsewhere: the visits go; what was not sent stays, sealed, for the same person. */
export function forgetDay(): void {
  today = undefined
  writeKept(dayKey, undefined)
  writeKept(meKey, undefined)
  tell()
  shutDevice()
}

// ── the PIN ──
/** What was written in this page before is kept from now on. */
export async function setPin(owner: string, pin: string): Promise<void> {
  await makePin(owner, pin)
  for (const box of listOutboxes()) if (box.owner === owner) keepWords(keyFor(owner, box.visitId), owner)
}

/** Opens what this device keeps. `gone`: too many wrong ones, and everything kept with the PIN is wiped. */
export async function enterPin(owner: string, pin: string): Promise<'open' | 'wrong' | 'gone'> {
  const found = await tryPin(owner, pin)
  if (found === 'gone') forgetSealed(owner)
  if (found !== 'open') return found
  const day = await unseal<Day>(owner, fresh<string>(dayKey)?.what ?? null)
  if (day) today = { at: Date.now(), what: day }
  await readWords(owner)
  tell()
  return found
}

/** Wipes what this device keeps of somebody, also what was not sent. */
export function forgetSealed(owner: string): void {
  void forgetPapers(owner)
  for (const name of keysWith(`${wordsPrefix}${owner}.`)) localStorage.removeItem(name)
  breakVault(owner)
  forgetDay()
}

/** The PIN is asked for again: what was written lies sealed, and this page forgets it. */
export function shutDevice(): void {
  void writing.then(() => {
    for (const [key, box] of boxes) if (vaultOf(box.owner) === 'open') boxes.set(key, { ...box, fields: {} })
    today = undefined
    shutVault()
    tell()
  })
}

/** A telephone in a pocket asks again after so long. */
const pocketMs = 5 * 60_000
let hiddenAt: number | undefined
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') hiddenAt = Date.now()
  else if (hiddenAt !== undefined && Date.now() - hiddenAt > pocketMs) shutDevice()
})
