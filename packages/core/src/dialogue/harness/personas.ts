import type { Persona } from './persona.ts'
import { dailyPersonas } from './personas-daily.cases.ts'
import { morePersonas } from './personas-more.cases.ts'
import { riskPersonas } from './personas-risk.cases.ts'

/** Everybody of the harness. */
export const personas: readonly Persona[] = [...dailyPersonas, ...riskPersonas, ...morePersonas]
