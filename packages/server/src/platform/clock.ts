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

  /** The offset as the text of an SQL interval. */
  get interval(): string {
    return `${Math.round(this.#offsetMs)} milliseconds`
  }

  /** Process time plus the offset; for limits inside the process only, never for rows. */
  get processNow(): Date {
    return new Date(Date.now() + this.#offsetMs)
  }
}

/** Asia/Shanghai is eight hours ahead of UTC the whole year: asking the zone's tables costs a hundred times more. */
const inShanghai = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString()

/** Calendar day in Asia/Shanghai, as `YYYY-MM-DD`. */
export const shanghaiDay = (at: Date): string => inShanghai(at).slice(0, 10)

/** Hour and minute in Asia/Shanghai, as `HH:MM`. */
export const shanghaiTime = (at: Date): string => inShanghai(at).slice(11, 16)

/** Full years from a birth date to a day, both `YYYY-MM-DD`. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}
