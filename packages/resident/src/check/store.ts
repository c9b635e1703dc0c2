import { bringOut, isSealed, lockAway, type Sealed } from '@anxin/kit/device-seal.ts'
import { signal } from '@preact/signals'
import { all, drop, put, take } from '../device/chest.ts'
import { forgotten } from '../device/forgotten.ts'
import { remember } from '../device/pocket.ts'
import { countLeft } from './course.ts'
import { courseOf, isWaiting, type Run } from './run.ts'
import { sealKey } from './seal-key.ts'

/** Every run on this device, by its key. */
export const runs = signal<ReadonlyMap<string, Run>>(new Map())
/** How many on this device cannot be opened; they stay where they lie. */
export const unopened = signal(0)
let loaded: Promise<void> | undefined
let writing: Promise<unknown> = Promise.resolve()

const keptMs = 365 * 24 * 60 * 60 * 1000

/** What several people leave at a tablet lies sealed until it is sent; a phone of one's own has its own lock. */
const toKeep = async (run: Run): Promise<Run | Sealed> =>
  run.tablet ? lockAway(await sealKey(), run.key, run) : run

/** One write after another: sealing takes its time, and an earlier answer never overtakes a later one. */
function inOrder(write: () => Promise<void>): Promise<void> {
  const mine = writing.then(write, write)
  writing = mine.catch(() => undefined)
  return mine
}

/** Keeps a run as it stands when its turn comes. */
const write = (key: string): Promise<void> =>
  inOrder(async () => {
    const run = runs.value.get(key)
    if (run) await put('checks', key, await toKeep(run))
  })

async function load(): Promise<void> {
  const lying = await all<Run | Sealed>('checks')
  const key = lying.some(isSealed) ? await sealKey() : null
  const read = await Promise.all(lying.map((one) => bringOut(key, one)))
  const opened = read.filter((run) => run !== undefined)
  unopened.value = read.length - opened.length
  const fresh = opened.filter((run) => Date.now() - Date.parse(run.startedAt) < keptMs)
  runs.value = new Map([...fresh.map((run) => [run.key, run] as const), ...runs.value])
  mark()
  // what an older version kept unsealed moves over
  const open = new Set(lying.filter((one) => !isSealed(one) && (one as Run).tablet).map((one) => one.key))
  await Promise.all([...open].map(write))
}

export function loadRuns(): Promise<void> {
  loaded ??= load()
  return loaded
}

forgotten.subscribe(() => {
  runs.value = new Map()
  unopened.value = 0
  loaded = undefined
})

/** Small marks by which the first page knows, without reading any answer, that something is open or waits. */
function mark(): void {
  const every = [...runs.value.values()]
  remember('checkWaiting', every.some(isWaiting) ? 'yes' : null)
  const open = openRun()
  remember('checkLeft', open ? String(countLeft(courseOf(open), open.given)) : null)
}

/** Resolves once it is safely on the device; it is shown at once. */
export async function keepRun(run: Run): Promise<void> {
  runs.value = new Map(runs.value).set(run.key, run)
  mark()
  await write(run.key)
}

/** Takes a run off this device. */
export async function dropRun(key: string): Promise<void> {
  runs.value = new Map([...runs.value].filter(([one]) => one !== key))
  mark()
  await inOrder(() => drop('checks', key))
}

/** Changes a run as it stands now, never as it stood when somebody last looked. */
export async function changeRun(key: string, change: (run: Run) => Run): Promise<void> {
  const run = runs.value.get(key)
  if (run) await keepRun(change(run))
}

/** The run that is not finished yet, newest first. */
export const openRun = (): Run | undefined =>
  [...runs.value.values()]
    // what somebody else left at a tablet is never gone on with
    .filter((run) => !run.over && run.refused === null && !run.tablet)
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt))[0]

export const keepPack = (pack: Run['pack']): Promise<void> => put('packs', pack.pack, pack)
export const keptPack = (code: Run['pack']['pack']): Promise<Run['pack'] | undefined> => take('packs', code)
