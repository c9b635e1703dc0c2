import type { Colour } from '@anxin/core/care/colour.ts'
import type { PopulationCode } from '@anxin/core/care/plan/plans.ts'
import { type CaseState, isOver } from '@anxin/core/casework/state.ts'
import type { Dice } from './dice.ts'
import { later } from './town.ts'

/** How a case came to where it stands. */
export interface Life {
  readonly states: readonly CaseState[]
  /** When it entered each of them. */
  readonly at: readonly Date[]
  /** Sessions that were held, and sessions to which nobody came. */
  readonly sessions: number
  /** Nobody has spoken to the person for a month and more. */
  readonly quiet: boolean
}

const toWork: readonly CaseState[] = ['NEW', 'SCREENED', 'INTAKE', 'ASSESSING', 'PLANNED', 'ACTIVE']
const toEnd: readonly CaseState[] = [...toWork, 'CLOSING', 'FOLLOW_UP', 'CLOSED']
const ways: readonly (readonly [readonly CaseState[], number])[] = [
  // three in ten are in work, of them half in sessions
  [['NEW'], 1.5],
  [['NEW', 'SCREENED'], 1.5],
  [['NEW', 'SCREENED', 'WAITLIST'], 2],
  [['NEW', 'SCREENED', 'INTAKE'], 3],
  [toWork.slice(0, 4), 3],
  [toWork.slice(0, 5), 3],
  [toWork, 14],
  [[...toWork, 'PAUSED'], 1],
  [toEnd.slice(0, 7), 1],
  // the others are followed up or over
  [toEnd.slice(0, 8), 6],
  [toEnd, 58],
  [['NEW', 'SCREENED', 'DECLINED'], 3],
  [['NEW', 'SCREENED', 'INTAKE', 'TRANSFERRED'], 2.5],
  [[...toWork, 'DECEASED'], 0.5],
]

/** Days a case stays in a state before it goes on. */
const stays: Readonly<Partial<Record<CaseState, readonly [number, number]>>> = {
  NEW: [0, 1],
  SCREENED: [0, 2],
  WAITLIST: [3, 14],
  INTAKE: [1, 3],
  ASSESSING: [4, 13],
  PLANNED: [3, 14],
  CLOSING: [2, 7],
  FOLLOW_UP: [170, 190],
}
/** Days it has stood in the state it stands in now, at most. */
const standsAtMost: Readonly<Partial<Record<CaseState, number>>> = {
  NEW: 2,
  SCREENED: 3,
  WAITLIST: 13,
  INTAKE: 4,
  ASSESSING: 15,
  PLANNED: 20,
  PAUSED: 30,
  CLOSING: 6,
  FOLLOW_UP: 150,
}

/** How one case went, told from its end. */
export function lifeOf(dice: Dice, now: Date): Life {
  const states = dice.weighed(ways)
  const last = states.at(-1)!
  const worked = states.includes('ACTIVE')
  const sessions = !worked ? 0 : last === 'ACTIVE' ? dice.between(0, 9) : dice.between(4, 12)
  const quiet = last === 'ACTIVE' && dice.chance(0.07)
  const days = states.map((state): number => {
    if (state === 'ACTIVE') return sessions * 7 + dice.between(1, 6) + (quiet ? 32 : 0)
    if (state === last) return isOver(state) ? dice.between(1, 420) : dice.between(0, standsAtMost[state] ?? 1)
    const [from, to] = stays[state] ?? [1, 1]
    // never no time at all: what came later stands later
    return dice.between(from, to) + 0.1
  })
  // the hour differs too: not everything happens at one moment
  let at = later(now, -days.reduce((sum, one) => sum + one, 0) - dice.next())
  const entered = days.map((some) => {
    const begins = at
    at = later(at, some)
    return begins
  })
  return { states, at: entered, sessions, quiet }
}

/** When it entered a state; undefined where it never did. */
export const enteredAt = (life: Life, state: CaseState): Date | undefined => life.at[life.states.indexOf(state)]

const populations: readonly (readonly [PopulationCode, number])[] = [
  ['general', 46],
  ['hardship', 12],
  ['fam_patient', 9],
  ['bereaved', 7],
  ['disabled', 6],
  ['recovered', 5],
  ['frontline', 4],
  ['medical', 3],
  ['military', 2],
  ['corrections', 1],
]
export function populationOf(dice: Dice, age: number): PopulationCode {
  if (age < 18) return 'minor'
  return age >= 65 && dice.chance(0.6) ? 'elder' : dice.weighed(populations)
}

export const colourOf = (dice: Dice, states: readonly CaseState[]): Colour =>
  isOver(states.at(-1)!)
    ? dice.weighed([
        ['GREEN', 50],
        ['GREEN+', 25],
        ['YELLOW', 25],
      ] as const)
    : dice.weighed([
        ['ORANGE', 3],
        ['YELLOW', 67],
        ['GREEN+', 20],
        ['GREEN', 10],
      ] as const)
