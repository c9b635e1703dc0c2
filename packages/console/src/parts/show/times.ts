import { useSyncExternalStore } from 'react'

/** The house lives in Shanghai time; it has had no summer time since 1991, so its offset is fixed. */
const zone = 'Asia/Shanghai'
const dayMs = 86_400_000
const shanghaiMs = 8 * 3_600_000

let offsetMs = 0
/** Learns how far this machine's clock is from the server's. */
export const learnServerTime = (iso: string): void => {
  const server = Date.parse(iso)
  if (!Number.isNaN(server)) offsetMs = server - Date.now()
}
/** Server time now, in milliseconds since 1970. */
export const serverNow = (): number => Date.now() + offsetMs

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let second = serverNow()
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  timer ??= setInterval(() => {
    second = serverNow()
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
/** Server time, renewed every second. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => second)

const format = (options: Intl.DateTimeFormatOptions, locale = 'zh-CN') =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options })
const hm = format({ hour: '2-digit', minute: '2-digit' })
const md = format({ month: '2-digit', day: '2-digit' })
const full = format({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

type Instant = string | number
const ms = (at: Instant): number => (typeof at === 'string' ? Date.parse(at) : at)
/** Number of the Shanghai day an instant falls on; two instants of one day share it. */
export const dayOf = (at: Instant): number => Math.floor((ms(at) + shanghaiMs) / dayMs)
/** First instant of a Shanghai day. */
export const dayStart = (day: number): number => day * dayMs - shanghaiMs

export const clockTime = (at: Instant): string => hm.format(ms(at))
/** The end of a span: midnight is the 24:00 of the day that ends. */
export const endTime = (at: Instant): string => (clockTime(at) === '00:00' ? '24:00' : clockTime(at))
const ymd = format({ year: 'numeric', month: '2-digit', day: '2-digit' })
const yearOf = (at: Instant): number => new Date(ms(at) + shanghaiMs).getUTCFullYear()
const isThisYear = (at: Instant): boolean => yearOf(at) === yearOf(serverNow())
/** `11-19` this year, `2025-11-19` in another. */
export const shortDay = (at: Instant): string =>
  (isThisYear(at) ? md : ymd).format(ms(at)).replaceAll('/', '-')
/** `15:08` today, `11-19 15:08` on another day, `2025-11-19 15:08` in another year. */
export const shortTime = (at: Instant): string =>
  dayOf(at) === dayOf(serverNow()) ? clockTime(at) : `${shortDay(at)} ${clockTime(at)}`
/** `2026-11-24` in Shanghai. */
export const isoDay = (at: Instant): string => new Date(ms(at) + shanghaiMs).toISOString().slice(0, 10)
export const fullTime = (at: Instant): string => full.format(ms(at)).replaceAll('/', '-')
/** 11月24日周二 / Tue 24 Nov; with its year where that is another. */
export const dayName = (at: Instant, locale: 'zh' | 'en'): string =>
  format(
    {
      ...{ month: 'short', day: 'numeric', weekday: 'short' },
      ...(isThisYear(at) ? {} : { year: 'numeric' }),
    },
    locale === 'zh' ? 'zh-CN' : 'en-GB',
  ).format(ms(at))

/** `2026-11-24T15:08`, the value of a local time field, read as Shanghai time. */
export const toField = (at: Instant): string => new Date(ms(at) + shanghaiMs).toISOString().slice(0, 16)
/** Instant of a local time field, or undefined when it is not complete. */
export const fromField = (value: string): string | undefined => {
  const at = Date.parse(`${value}:00+08:00`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}
