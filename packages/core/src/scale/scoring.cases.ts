import type { Answers } from './answers.ts'
import type { ScoreContext } from './definition.ts'

/** Which items are turned round, by hand from the master table; option values 0 … high or low … high. */
export const keys: Readonly<Record<string, { n: number; low: number; high: number; reverse?: number[] }>> = {
  phq9: { n: 9, low: 0, high: 3 },
  phq2: { n: 2, low: 0, high: 3 },
  phq4: { n: 4, low: 0, high: 3 },
  gad7: { n: 7, low: 0, high: 3 },
  gad2: { n: 2, low: 0, high: 3 },
  k6: { n: 6, low: 0, high: 4 },
  k10: { n: 10, low: 1, high: 5 },
  who5: { n: 5, low: 0, high: 5 },
  srq20: { n: 20, low: 0, high: 1 },
  pcl5: { n: 20, low: 0, high: 4 },
  gds15: { n: 15, low: 0, high: 1, reverse: [1, 5, 7, 11, 13] },
  auditc: { n: 3, low: 0, high: 4 },
  cesdc: { n: 20, low: 0, high: 3, reverse: [4, 8, 12, 16] },
  cesd: { n: 20, low: 0, high: 3, reverse: [4, 8, 12, 16] },
  epds: { n: 10, low: 0, high: 3, reverse: [3, 5, 6, 7, 8, 9, 10] },
  ucla3: { n: 3, low: 1, high: 3 },
  pss10: { n: 10, low: 0, high: 4, reverse: [4, 5, 7, 8] },
  isi: { n: 7, low: 0, high: 4 },
  whodas12: { n: 12, low: 0, high: 4 },
  mspss: { n: 12, low: 1, high: 7 },
  brs: { n: 6, low: 1, high: 5, reverse: [2, 4, 6] },
}
export const keyOf = (id: string) => keys[id] ?? { n: 0, low: 0, high: 0 }

/** What the person ticks so that item `at` counts as `points`. */
export const ticked = (id: string, at: number, points: number): number => {
  const { low, high, reverse = [] } = keyOf(id)
  return reverse.includes(at) ? low + high - points : points
}

/** A whole form whose points add up to `sum`. */
export function formWith(id: string, sum: number): Answers {
  const { n, low, high } = keyOf(id)
  let left = sum - n * low
  const answers: Record<string, number> = {}
  for (let at = 1; at <= n; at += 1) {
    const more = Math.min(high - low, left)
    left -= more
    answers[at] = ticked(id, at, low + more)
  }
  return answers
}

type Bands = readonly [id: string, context: ScoreContext, bands: string]
/** Every total and its band, by hand from the master table. */
export const bands: readonly Bands[] = [
  ['phq9', {}, 'minimal 0-4; mild 5-9; moderate 10-14; moderately_severe 15-19; severe 20-27'],
  ['phq2', {}, 'negative 0-2; positive 3-6'],
  ['phq4', {}, 'none 0-2; mild 3-5; moderate 6-8; severe 9-12'],
  ['gad7', {}, 'minimal 0-4; mild 5-9; moderate 10-14; severe 15-21'],
  ['gad2', {}, 'negative 0-2; positive 3-6'],
  ['k6', {}, 'low 0-4; moderate 5-12; serious 13-24'],
  ['k10', {}, 'low 10-15; moderate 16-21; high 22-29; very_high 30-50'],
  ['who5', {}, 'probable_depression 0-7; low_wellbeing 8-12; ok 13-25'],
  ['srq20', {}, 'low 0-4; watch 5-7; positive 8-12; high 13-20'],
  ['srq20', { phase: 'reconstruction' }, 'low 0-4; watch 5-7; positive 8-12; high 13-20'],
  ['srq20', { phase: 'emergency' }, 'low 0-4; watch 5-6; positive 7-12; high 13-20'],
  ['srq20', { population: 'emergency_phase' }, 'low 0-4; watch 5-6; positive 7-12; high 13-20'],
  ['pcl5', {}, 'low 0-30; possible 31-32; probable 33-80'],
  ['gds15', {}, 'normal 0-4; mild 5-8; moderate 9-11; severe 12-15'],
  ['auditc', {}, 'low 0-2; risky 3-7; high 8-12'],
  ['auditc', { sex: 'f' }, 'low 0-2; risky 3-7; high 8-12'],
  ['auditc', { sex: 'm' }, 'low 0-3; risky 4-7; high 8-12'],
  ['cesdc', {}, 'negative 0-14; positive 15-60'],
  ['cesd', {}, 'low 0-15; possible 16-19; probable 20-60'],
  ['epds', {}, 'low 0-9; possible 10-12; probable 13-30'],
  ['ucla3', {}, 'not_lonely 3-5; lonely 6-9'],
  ['pss10', {}, 'low 0-13; moderate 14-26; high 27-40'],
  ['isi', {}, 'none 0-7; subthreshold 8-14; moderate 15-21; severe 22-28'],
  ['whodas12', {}, 'none 0-4; mild 5-9; moderate 10-19; severe 20-48'],
]
