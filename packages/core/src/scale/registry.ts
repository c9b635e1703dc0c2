import type { Definition } from './definition.ts'
import { k6, k10, srq20, who5 } from './definitions/distress.ts'
import { asq, cssrs, gds15, ucla3 } from './definitions/elder-and-safety.ts'
import { gad2, gad7, phq2, phq4, phq9 } from './definitions/mood.ts'
import { auditc, brs, cesd, cesdc, epds, isi, mspss, pss10, whodas12 } from './definitions/more.ts'
import {
  childMood,
  dailyMood,
  functionCheck,
  griefCheck,
  personalProblem,
  satisfaction,
  sessionFeedback,
  strainCheck,
} from './definitions/own.ts'
import { pcl5, pcptsd5, pg13r, proqol5 } from './definitions/trauma.ts'
import { plainName, refusalOf } from './refused.ts'

const scales = [phq9, phq2, phq4, gad7, gad2, k6, k10, who5, srq20, pcptsd5, pcl5, gds15, asq, auditc]
const more = [cesd, cesdc, epds, mspss, ucla3, brs, pss10, isi, proqol5, whodas12, pg13r, cssrs]
const own = [
  functionCheck,
  dailyMood,
  griefCheck,
  personalProblem,
  sessionFeedback,
  satisfaction,
  strainCheck,
  childMood,
]

/** Every definition of this release, in the order of the master table. */
export const definitions: readonly Definition[] = [...scales, ...more, ...own]

/** Other spellings of the register. */
const spellings: Readonly<Record<string, string>> = {
  whodas2012: 'whodas12',
  whodas20: 'whodas12',
  proqol: 'proqol5',
  pg13revised: 'pg13r',
  cssrsscreener: 'cssrs',
}

const byId = new Map(definitions.map((one) => [one.id, one]))

/**
 * The current definition under this name, in the register's spelling or plain (`PHQ-9`, `phq9`).
 * @throws Error naming the reason for a scale that never ships, and for a name nobody knows.
 */
export function mustFindInstrument(name: string): Definition {
  const plain = plainName(name)
  const found = byId.get(Object.hasOwn(spellings, plain) ? (spellings[plain] ?? plain) : plain)
  if (found) return found
  const refusal = refusalOf(name)
  if (refusal) throw new Error(`${refusal.name} is not shipped: ${refusal.reason}`)
  throw new Error(`unknown instrument "${name.slice(0, 40)}"`)
}
