import { signal } from '@preact/signals'
import { all, drop, put } from './chest.ts'

/** Mood as weather, one a day; never leaves this device. */
export const weathers = ['sun', 'cloud', 'grey', 'rain', 'storm'] as const
export type Weather = (typeof weathers)[number]
interface MoodDay {
  readonly day: string
  readonly weather: Weather
}

export const moods = signal<ReadonlyMap<string, Weather>>(new Map())

export const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

export async function loadMoods(): Promise<void> {
  const days = await all<MoodDay>('moods')
  moods.value = new Map(days.map((entry) => [entry.day, entry.weather]))
}

/** Notes the weather of a day; the same weather again takes it back. */
export async function noteMood(day: string, weather: Weather): Promise<void> {
  const next = new Map(moods.value)
  const takenBack = next.get(day) === weather
  if (takenBack) next.delete(day)
  else next.set(day, weather)
  moods.value = next
  if (takenBack) await drop('moods', day)
  else await put('moods', day, { day, weather } satisfies MoodDay)
}
