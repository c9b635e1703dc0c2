/** Days before its end on which whoever holds a certificate hears of it; 0 once it has ended. @source domain specification 7.1 */
export const tellBefore = [60, 30, 7] as const
export type ToldDays = (typeof tellBefore)[number] | 0

/**
 * What is to be told of a certificate now: the nearest of the days that has come, unless it was told already.
 * @param left whole days until its last day; negative once it has ended
 * @param told the nearest that was told; null where nothing was
 */
export function toTell(left: number, told: ToldDays | null): ToldDays | undefined {
  const now = left < 0 ? 0 : tellBefore.findLast((days) => left <= days)
  if (now === undefined || (told !== null && told <= now)) return undefined
  return now
}
