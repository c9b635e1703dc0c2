import { computed } from '@preact/signals'
import { shownLocale } from '../../parts/words.ts'
import { en } from './words.en.ts'
import { type AppointmentWords, zh } from './words.zh.ts'

/** The words of these pages in the chosen language. */
export const a = computed<AppointmentWords>(() => (shownLocale.value === 'en' ? en : zh))

const shanghaiMs = 8 * 3_600_000
const inShanghai = (at: string): Date => new Date(Date.parse(at) + shanghaiMs)
/** The house lives in Shanghai time, wherever the phone is. */
export const clockOf = (at: string): string => inShanghai(at).toISOString().slice(11, 16)
export const dayOf = (at: string): string => inShanghai(at).toISOString().slice(0, 10)
export const dayName = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  const options = { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(shownLocale.value === 'en' ? 'en-GB' : 'zh-CN', options).format(date)
}
export const dayAndClock = (at: string): string => `${dayName(dayOf(at))} ${clockOf(at)}`
