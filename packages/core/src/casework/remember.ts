/** Days on which those left behind may be thought of. @source domain specification 2.5 (逝者家庭), journey J3 */
export const remembranceKinds = ['seventh', 'hundredth', 'year'] as const
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

/**
 * 头七, 百日 and 周年 of a death. The day of the death is the first day, as families count.
 * @param day `YYYY-MM-DD`
 */
export const remembrances = (day: string): readonly Remembrance[] => [
  { kind: 'seventh', day: plusDays(day, 6) },
  { kind: 'hundredth', day: plusDays(day, 99) },
  { kind: 'year', day: plusYears(day, 1) },
]

/** Somebody is told so many days before. @source domain specification 2.5 (7 d before) */
export const rememberDaysAhead = 7
