import type { ModuleCode } from './codes.ts'

/** 1 is a storm, 5 is sun; null is not told today. */
type MoodNow = 1 | 2 | 3 | 4 | 5 | null

const nightFrom = 21
const nightUntil = 6
export const isNightHour = (hour: number): boolean => hour >= nightFrom || hour < nightUntil

const stormFit: readonly ModuleCode[] = ['M03', 'M02', 'M09']
const rainFit: readonly ModuleCode[] = ['M02', 'M09', 'M07']
const nightFit: readonly ModuleCode[] = ['M02', 'M10', 'M04']
const morningFit: readonly ModuleCode[] = ['M01', 'M07', 'M10']
const dayFit: readonly ModuleCode[] = ['M01', 'M02', 'M05']
const eveningFit: readonly ModuleCode[] = ['M01', 'M05', 'M15']

function ofTheHour(hour: number): readonly ModuleCode[] {
  if (isNightHour(hour)) return nightFit
  if (hour < 11) return morningFit
  return hour < 17 ? dayFit : eveningFit
}

/**
 * What fits now, best first: a hard mood comes before the hour, the hour before the own track.
 * @returns at most three, none twice
 */
export function fitNow(
  hour: number,
  mood: MoodNow,
  track: readonly ModuleCode[] = [],
): readonly ModuleCode[] {
  const heavy = mood === 1 ? stormFit : mood === 2 ? rainFit : []
  const own = track.length > 0 ? track.slice(0, 2) : []
  return [...new Set([...heavy, ...own, ...ofTheHour(hour)])].slice(0, 3)
}

/** The one exercise offered beside a hard mood. */
export const firstFit = (mood: 1 | 2): 'M03' | 'M02' => (mood === 1 ? 'M03' : 'M02')
