import type { Id } from '../ids.ts'

/** One red event somebody has worked on; without an end they still do. Times in milliseconds. */
export interface Spell {
  readonly began: number
  readonly ended: number | null
}

export interface Load {
  /** Open events they own. */
  readonly open: number
  /** Their red events of the last day, oldest first. */
  readonly spells: readonly Spell[]
}

/**
 * `open`: @source domain specification 6.7 (crisis_worker ≤ 8 open events). `inARow` and the two breaks are working
 * rules of the house, not clinical numbers; decision 025 says why, and awaits review.
 */
export const caps = { open: 8, inARow: 3, breakMinutes: 30, shortBreakMinutes: 10 } as const

export type Passed = 'open' | 'in_a_row' | 'break'

const minute = 60_000

/** How many red events they have had without a whole break between, the last one included. */
export function inARow({ spells }: Load): number {
  let count = 0
  let next: Spell | undefined
  for (const spell of [...spells].reverse()) {
    if (next && (spell.ended ?? next.began) + caps.breakMinutes * minute <= next.began) break
    count += 1
    next = spell
  }
  return count
}

/** Why somebody is passed by now; undefined when they are next. */
export function whyPassed(load: Load, now: number): Passed | undefined {
  if (load.open >= caps.open) return 'open'
  const last = load.spells.at(-1)
  if (!last) return undefined
  const rested = last.ended === null ? 0 : now - last.ended
  if (inARow(load) >= caps.inARow && rested < caps.breakMinutes * minute) return 'in_a_row'
  return last.ended !== null && rested < caps.shortBreakMinutes * minute ? 'break' : undefined
}

export interface Route {
  /** Who is told; undefined only when nobody stands at all. */
  readonly next: Id | undefined
  readonly passed: readonly { readonly id: Id; readonly why: Passed }[]
}

/**
 * The next person among those who stand, in their order. When everybody is at a cap the first is told all the
 * same: it fails towards a person.
 */
export function route(standing: readonly Id[], loads: ReadonlyMap<Id, Load>, now: number): Route {
  const passed: { id: Id; why: Passed }[] = []
  for (const id of standing) {
    const why = whyPassed(loads.get(id) ?? { open: 0, spells: [] }, now)
    if (!why) return { next: id, passed }
    passed.push({ id, why })
  }
  return { next: standing[0], passed }
}
