import type { Ctx } from './ctx.ts'

/**
 * A process and its database may differ by so much, in milliseconds. Past it one of the two clocks is wrong, and with the
 * database's every timer is. @source domain specification 11 A7
 */
const limitMs = 2000

/**
 * How far the clock of this process is ahead of the database's, in milliseconds, as far as it is certain: the database
 * was asked between two looks at the own clock, so a slow answer is no skew.
 */
export async function measureSkew({ line, floor: { clock } }: Ctx): Promise<number> {
  const before = clock.processNow.getTime()
  const { rows } = await line.query('select clock_timestamp() + $1::interval as at', [clock.interval])
  const after = clock.processNow.getTime()
  const at = (rows[0]!.at as Date).getTime()
  return Math.round(Math.max(0, before - at) - Math.max(0, at - after))
}

export const clocksAgree = (skewMs: number): boolean => Math.abs(skewMs) <= limitMs
