import type { DoorBody } from '@anxin/kit/caller.ts'
import { computed, signal } from '@preact/signals'
import { all, drop, put } from './chest.ts'
import { newId } from './new-id.ts'
import { remember } from './pocket.ts'

/** Mood as weather: 5 is sun, 1 a storm. */
export const weathers = ['sun', 'cloud', 'grey', 'rain', 'storm'] as const
export type Weather = (typeof weathers)[number]
type Told = Required<DoorBody<'PUT /api/selfhelp/moods/:id'>>
export type MoodValue = 1 | 2 | 3 | 4 | 5

/** One entry, kept on this device; the newest of a day stands for the day. */
export interface MoodEntry {
  readonly id: string
  readonly day: string
  readonly at: string
  readonly value: MoodValue
  readonly words: Told['words']
  readonly topics: Told['topics']
  readonly note: string | null
  readonly sharedWith: readonly { readonly staffId: string; readonly name: string }[]
  /** Whether it is only here, or of somebody whom the house knows. */
  readonly home: 'device' | 'house'
  /** `waiting` is still to be sent, `gone` to be taken away there, too; `refused` the house did not take. */
  readonly state: 'kept' | 'waiting' | 'gone' | 'refused'
}
/** As moods were kept before they had ids. */
interface EarlierDay {
  readonly day: string
  readonly weather: Weather
}

export const moodValueOf = (weather: Weather): MoodValue => (5 - weathers.indexOf(weather)) as MoodValue
export const weatherOf = (value: MoodValue): Weather => weathers[5 - value] ?? 'grey'

/** Every entry on this device, also those on their way out of it. */
export const entries = signal<readonly MoodEntry[]>([])
/** Entries to show, newest first. */
export const shownEntries = computed(() =>
  entries.value
    .filter(({ state }) => state !== 'gone')
    .sort((a, b) => b.day.localeCompare(a.day) || b.at.localeCompare(a.at)),
)
export const moods = computed<ReadonlyMap<string, Weather>>(
  () => new Map([...shownEntries.value].reverse().map(({ day, value }) => [day, weatherOf(value)])),
)
/** Counts what was kept for the house, for whoever sends it. */
export const bookWaiting = signal(0)

export const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

export const blankEntry = (day: string, value: MoodValue, home: MoodEntry['home']): MoodEntry => ({
  ...{ id: newId(), day, at: new Date().toISOString(), value, words: [], topics: [], note: null },
  ...{ sharedWith: [], home, state: home === 'house' ? 'waiting' : 'kept' },
})

/** A day kept before entries had ids goes on as an entry of its own. */
async function renew({ day, weather }: EarlierDay): Promise<MoodEntry> {
  const entry = {
    ...blankEntry(day, moodValueOf(weather), 'device'),
    at: new Date(`${day}T12:00:00`).toISOString(),
  }
  await put('moods', entry.id, entry)
  await drop('moods', day)
  return entry
}

let loading: Promise<void> | undefined
async function load(): Promise<void> {
  const kept = await all<MoodEntry | EarlierDay>('moods')
  const found = await Promise.all(kept.map((one) => ('id' in one ? one : renew(one))))
  const known = new Set(entries.value.map(({ id }) => id))
  entries.value = [...entries.value, ...found.filter(({ id }) => !known.has(id))]
}
export function loadMoods(): Promise<void> {
  loading ??= load()
  return loading
}

/** Tells whoever sends that something waits, also after a reload. */
export function noteWaiting(): void {
  remember('bookWaiting', 'yes')
  bookWaiting.value += 1
}

/** Shown at once; resolves when it is safely on the device. */
export async function keepEntry(entry: MoodEntry): Promise<void> {
  entries.value = [...entries.value.filter(({ id }) => id !== entry.id), entry]
  await put('moods', entry.id, entry)
  if (entry.state === 'waiting' || entry.state === 'gone') noteWaiting()
}

/** Takes an entry off the device, and off the house where it has been there. */
export async function dropEntry(entry: MoodEntry): Promise<void> {
  if (entry.home === 'house') return keepEntry({ ...entry, note: null, words: [], topics: [], state: 'gone' })
  entries.value = entries.value.filter(({ id }) => id !== entry.id)
  await drop('moods', entry.id)
}

/** Changes what an entry says; what the house holds is told so. */
export const changeEntry = (entry: MoodEntry, part: Partial<MoodEntry>): Promise<void> =>
  keepEntry({ ...entry, ...part, state: entry.home === 'house' ? 'waiting' : 'kept' })

/** Notes the weather of a day with one tap; the same weather again takes it back. */
export async function noteMood(day: string, weather: Weather, home: MoodEntry['home']): Promise<void> {
  await loadMoods()
  const now = shownEntries.value.find((entry) => entry.day === day)
  if (!now) await keepEntry(blankEntry(day, moodValueOf(weather), home))
  else if (weatherOf(now.value) === weather) await dropEntry(now)
  else await changeEntry(now, { value: moodValueOf(weather) })
}

/** After the device was cleared: nothing is left to show. */
export function clearShownMoods(): void {
  entries.value = []
  loading = undefined
}

/** Leaves on this device only what never belonged to somebody signed in. */
export async function forgetHouseMoods(): Promise<void> {
  const kept = await all<MoodEntry | EarlierDay>('moods')
  for (const one of kept) if ('id' in one && one.home === 'house') await drop('moods', one.id)
  entries.value = entries.value.filter(({ home }) => home === 'device')
}
