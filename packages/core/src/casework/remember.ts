/** Days on which those left behind may be thought of. @source domain specification 2.5 (逝者家庭), journey J3 */
export const remembranceKinds = ['seventh', 'hundredth', 'qingming', 'zhongyuan', 'year'] as const
export type RemembranceKind = (typeof remembranceKinds)[number]

export interface Remembrance {
  readonly kind: RemembranceKind
  /** `YYYY-MM-DD` */
  readonly day: string
}

const dayMs = 86_400_000
const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** One year later; of the 29th of February the day before the 1st of March. */
function plusYears(day: string, years: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate()
  return `${year + years}-${String(month).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`
}

/** 清明, when graves are swept: the 4th or 5th of April. @source the rule of thumb for the solar term, right from 2001 to 2099 */
function qingmingOf(year: number): string {
  const inCentury = year % 100
  const date = Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)
  return `${year}-04-${String(date).padStart(2, '0')}`
}

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
})
const isZhongyuan = (day: string): boolean => {
  const parts = lunar.formatToParts(new Date(`${day}T00:00:00Z`))
  const read = (type: string): string | undefined => parts.find((part) => part.type === type)?.value
  return read('month') === '7' && read('day') === '15'
}

/** 中元, the fifteenth of the seventh month by the moon: between the 5th of August and the 7th of September. */
function zhongyuanOf(year: number): string {
  const days = Array.from({ length: 40 }, (_, n) => plusDays(`${year}-08-03`, n))
  return days.find(isZhongyuan) ?? plusDays(`${year}-08-03`, 20)
}

/** The next one after a day. @param of the one in a year */
function nextAfter(day: string, of: (year: number) => string): string {
  const year = Number(day.slice(0, 4))
  return of(year) > day ? of(year) : of(year + 1)
}

/**
 * 头七, 百日 and 周年 of a death, and the first 清明 and 中元 after it, in order. The day of the death is the first day, as
 * families count. @param day `YYYY-MM-DD`
 */
export const remembrances = (day: string): readonly Remembrance[] =>
  [
    { kind: 'seventh' as const, day: plusDays(day, 6) },
    { kind: 'hundredth' as const, day: plusDays(day, 99) },
    { kind: 'qingming' as const, day: nextAfter(day, qingmingOf) },
    { kind: 'zhongyuan' as const, day: nextAfter(day, zhongyuanOf) },
    { kind: 'year' as const, day: plusYears(day, 1) },
  ].sort((a, b) => a.day.localeCompare(b.day))

/** Somebody is told so many days before. @source domain specification 2.5 (7 d before) */
export const rememberDaysAhead = 7
