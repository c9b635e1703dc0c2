import type { RungTarget } from '../crisis/ladder.ts'

/**
 * The safety timer of a home visit. Author 安心小屋项目组; reviewer 待临床审阅.
 * @source feature D14; decision 037
 */
export const goSteps = ['left', 'arrived', 'longer', 'safe', 'help'] as const
export type GoStep = (typeof goSteps)[number]

export interface Gone {
  readonly step: GoStep
  /** Milliseconds since 1970 at which it was said, on the device. */
  readonly at: number
  /** With `left` and `longer`: when they mean to be back. */
  readonly expectedAt: number | null
}

export interface Whereabouts {
  readonly out: boolean
  readonly leftAt: number | null
  readonly expectedAt: number | null
  readonly arrivedAt: number | null
  readonly safeAt: number | null
  readonly helpAt: number | null
}

const nowhere: Whereabouts = {
  out: false,
  leftAt: null,
  expectedAt: null,
  arrivedAt: null,
  safeAt: null,
  helpAt: null,
}

const moves: Readonly<Record<GoStep, (now: Whereabouts, said: Gone) => Whereabouts>> = {
  // a call for help ends with a word of safety alone
  left: ({ helpAt }, { at, expectedAt }) => ({ ...nowhere, out: true, leftAt: at, expectedAt, helpAt }),
  arrived: (now, { at }) => ({ ...now, arrivedAt: at }),
  longer: (now, { expectedAt }) => (now.out ? { ...now, expectedAt } : now),
  safe: (now, { at }) => ({ ...now, out: false, safeAt: at, helpAt: null }),
  help: (now, { at }) => ({ ...now, out: true, safeAt: null, helpAt: at }),
}

/** Of two things said in one moment the graver is believed. */
const order = (a: Gone, b: Gone): number => a.at - b.at || goSteps.indexOf(a.step) - goSteps.indexOf(b.step)

/** Where somebody is by all that was said, in whatever order and however often it arrives. */
export const whereaboutsOf = (said: readonly Gone[]): Whereabouts =>
  [...said].sort(order).reduce((now, one) => moves[one.step](now, one), nowhere)

/** Expected back so long after the appointment ends, unless they say otherwise (minutes). */
export const backAfterMinutes = 30
/** Between one rung and the next; after a call for help sooner (minutes). */
export const rungMinutes = { late: 15, help: 5 } as const
/** Whoever took it and said nothing more is asked again after so long (minutes). */
export const ownedMinutes = 30

/** Whom a rung calls; `out` are the ones who are outside themselves. Beyond the last it is called again. */
const rungs: readonly (readonly (RungTarget | 'out')[])[] = [
  ['out'],
  ['supervisor', 'primary'],
  ['supervisor', 'primary', 'secondary'],
  ['supervisor', 'primary', 'secondary', 'agency_admin'],
  ['supervisor', 'primary', 'secondary', 'agency_admin', 'regional_lead'],
]
export const calledOn = (rung: number): readonly (RungTarget | 'out')[] =>
  rungs[Math.min(rung, rungs.length - 1)]!
/** From this rung on others than those outside have been called. */
export const alertRung = 1
