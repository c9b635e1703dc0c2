import { dayOf } from '../device/moods.ts'
import { w } from './words.ts'

const two = (value: number): string => String(value).padStart(2, '0')

export const clock = (at: string | number): string => {
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

/** 今天, 昨天 or the date, as people say it. */
export function dayName(at: string | number): string {
  const date = new Date(at)
  const today = new Date()
  if (dayOf(date) === dayOf(today)) return w.value.when.today
  today.setDate(today.getDate() - 1)
  if (dayOf(date) === dayOf(today)) return w.value.when.yesterday
  return w.value.when.date(
    date.getFullYear(),
    date.getMonth() + 1,
    date.getDate(),
    date.getFullYear() !== new Date().getFullYear(),
  )
}

export const dayAndClock = (at: string | number): string => `${dayName(at)} ${clock(at)}`
