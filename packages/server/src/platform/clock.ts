/**
 * Time is the database's. The process only knows how far the hand has been turned: zero in service,
 * anything in tests and journeys.
 */
export class Clock {
  #offsetMs = 0

  get offsetMs(): number {
    return this.#offsetMs
  }

  /** Turns the hand forward. Tests and journeys only: the service never calls it. */
  turn(by: { minutes?: number; hours?: number; days?: number; seconds?: number }): void {
    const { seconds = 0, minutes = 0, hours = 0, days = 0 } = by
    this.#offsetMs += 1000 * (seconds + 60 * (minutes + 60 * (hours + 24 * days)))
  }

  /** The offset as an SQL interval literal. */
  get sql(): string {
    return `interval '${Math.round(this.#offsetMs)} milliseconds'`
  }

  /** Process time plus the offset; for limits inside the process only, never for rows. */
  get processNow(): Date {
    return new Date(Date.now() + this.#offsetMs)
  }
}

/** Calendar day in Asia/Shanghai, as `YYYY-MM-DD`. */
export const shanghaiDay = (at: Date): string => at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

/** Hour and minute in Asia/Shanghai, as `HH:MM`. */
export const shanghaiTime = (at: Date): string =>
  at.toLocaleTimeString('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })

/** Full years from a birth date to a day, both `YYYY-MM-DD`. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}
