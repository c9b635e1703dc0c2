import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import type { Walk } from '@anxin/core/selfhelp/player.ts'
import { signal } from '@preact/signals'
import { all, drop, put } from '../device/chest.ts'
import { forgotten } from '../device/forgotten.ts'
import { noteWaiting } from '../device/moods.ts'
import { newId } from '../device/new-id.ts'
import { isRegistered } from '../self/me.ts'

interface Sent {
  readonly home: 'device' | 'house'
  readonly state: 'kept' | 'waiting' | 'gone' | 'refused'
}
export type Stop = 'worse' | 'said_stop' | 'risk' | 'left'
/** How one exercise went. */
export interface RunKept extends Sent {
  readonly kind: 'run'
  readonly id: string
  readonly module: ModuleCode
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly before: number | null
  readonly after: number | null
  readonly useful: number | null
  readonly stopped: Stop | null
  readonly step: string | null
}
/** What an exercise left to come back to. */
export interface LeafKept extends Sent {
  readonly kind: 'leaf'
  readonly id: string
  readonly module: ModuleCode
  readonly leaf: string
  readonly day: string
  readonly fields: Readonly<Record<string, string | number | boolean | null>>
}
/** A session of the five that was finished without a network. */
export interface SessionKept extends Sent {
  readonly kind: 'session'
  readonly id: string
  readonly programmeId: string
  readonly number: number
  readonly problem: number | null
  readonly doneAt: string
}
/** An exercise somebody is in the middle of. */
export interface OpenWalk {
  readonly id: string
  readonly module: ModuleCode
  readonly startedAt: string
  readonly walk: Walk
  /** When the timer of the screen shown was started, in milliseconds; it runs on while the phone sleeps. */
  readonly timerAt: number | null
}

type Page = RunKept | LeafKept | SessionKept

export const runs = signal<readonly RunKept[]>([])
export const leaves = signal<readonly LeafKept[]>([])
export const sessionsDone = signal<readonly SessionKept[]>([])
export const walks = signal<ReadonlyMap<ModuleCode, OpenWalk>>(new Map())
let loaded: Promise<void> | undefined

async function load(): Promise<void> {
  const [pages, open] = await Promise.all([all<Page>('book'), all<OpenWalk>('walks')])
  const has = new Set([...runs.value, ...leaves.value, ...sessionsDone.value].map(({ id }) => id))
  const fresh = pages.filter(({ id }) => !has.has(id))
  runs.value = [...runs.value, ...fresh.filter((page): page is RunKept => page.kind === 'run')]
  leaves.value = [...leaves.value, ...fresh.filter((page): page is LeafKept => page.kind === 'leaf')]
  const finished = fresh.filter((page): page is SessionKept => page.kind === 'session')
  sessionsDone.value = [...sessionsDone.value, ...finished].sort((a, b) => a.number - b.number)
  walks.value = new Map([...open.map((one) => [one.module, one] as const), ...walks.value])
}

export function loadBook(): Promise<void> {
  loaded ??= load()
  return loaded
}
forgotten.subscribe(() => {
  runs.value = []
  leaves.value = []
  sessionsDone.value = []
  walks.value = new Map()
  loaded = undefined
})

/** Where something written now belongs: with the house of somebody signed in, else on this device alone. */
export const homeNow = (): Sent =>
  isRegistered() ? { home: 'house', state: 'waiting' } : { home: 'device', state: 'kept' }

/** Shown at once; resolves when it is safely on the device. */
export async function keepPage(page: Page): Promise<void> {
  if (page.kind === 'run') runs.value = [...runs.value.filter(({ id }) => id !== page.id), page]
  else if (page.kind === 'leaf') leaves.value = [...leaves.value.filter(({ id }) => id !== page.id), page]
  else sessionsDone.value = [...sessionsDone.value.filter(({ id }) => id !== page.id), page]
  await put('book', page.id, page)
  if (page.state === 'waiting' || page.state === 'gone') noteWaiting()
}

export async function forgetPage(id: string): Promise<void> {
  leaves.value = leaves.value.filter((leaf) => leaf.id !== id)
  sessionsDone.value = sessionsDone.value.filter((one) => one.id !== id)
  await drop('book', id)
}

/** Takes a leaf out of the book, here and in the house. */
export const dropLeaf = (leaf: LeafKept): Promise<void> =>
  leaf.home === 'house' ? keepPage({ ...leaf, fields: {}, state: 'gone' }) : forgetPage(leaf.id)

export const shownLeaves = (): readonly LeafKept[] =>
  leaves.value
    .filter(({ state, leaf }) => state !== 'gone' && leaf !== 'said')
    .sort((a, b) => b.day.localeCompare(a.day))

export async function keepWalk(open: OpenWalk): Promise<void> {
  walks.value = new Map(walks.value).set(open.module, open)
  await put('walks', open.module, open)
}

export async function endWalk(module: ModuleCode): Promise<void> {
  const left = new Map(walks.value)
  left.delete(module)
  walks.value = left
  await drop('walks', module)
}

export const newWalk = (walk: Walk): OpenWalk => ({
  ...{ id: newId(), module: walk.module, startedAt: new Date().toISOString(), walk, timerAt: null },
})
