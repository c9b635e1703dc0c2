import { signal } from '@preact/signals'
import { all, drop, put, take } from '../device/chest.ts'
import { forgotten } from '../device/forgotten.ts'
import { remember } from '../device/pocket.ts'
import { countLeft } from './course.ts'
import { courseOf, isWaiting, type Run } from './run.ts'

/** Every run on this device, by its key. */
export const runs = signal<ReadonlyMap<string, Run>>(new Map())
let loaded: Promise<void> | undefined

const keptMs = 365 * 24 * 60 * 60 * 1000

async function load(): Promise<void> {
  const kept = await all<Run>('checks')
  const fresh = kept.filter((run) => Date.now() - Date.parse(run.startedAt) < keptMs)
  runs.value = new Map([...fresh.map((run) => [run.key, run] as const), ...runs.value])
}

export function loadRuns(): Promise<void> {
  loaded ??= load()
  return loaded
}

forgotten.subscribe(() => {
  runs.value = new Map()
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
  await put('checks', run.key, run)
}

/** Takes a run off this device. */
export async function dropRun(key: string): Promise<void> {
  runs.value = new Map([...runs.value].filter(([one]) => one !== key))
  mark()
  await drop('checks', key)
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
