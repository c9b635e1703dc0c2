import { mostTies, tieKinds, tieStrengths, tieWays } from '@anxin/core/casework/ecomap.ts'
import { z } from 'zod'
import { at, id } from './shapes.ts'

const shortText = z.string().trim().max(500)
const longText = z.string().trim().max(4000)

/** Sheets of a case: what phases ask for. @source domain specification 6.1 */
export const intakeFields = z.object({
  request: longText,
  eligibility: shortText,
  conflict: z.enum(['', 'none', 'known']),
  conflictNote: shortText,
  emergencyContact: shortText,
  accessibility: z.array(z.enum(['none', 'hearing', 'seeing', 'moving', 'reading', 'dialect', 'companion'])),
  accessibilityNote: shortText,
})
/** Why no scale was filled in at the beginning: too early after a loss, not wished, or it cannot be. */
export const noBaselines = ['', 'too_early', 'declined', 'cannot'] as const
export const assessmentFields = z.object({
  body: longText,
  mind: longText,
  social: longText,
  strengths: longText,
  risk: longText,
  culture: shortText,
  noBaseline: z.enum(noBaselines).default(''),
})
/** Who and what stands around the person; not asked for by any gate. @source domain specification 6.1 */
export const ecomapFields = z.object({
  ties: z
    .array(
      z.object({
        id,
        name: z.string().trim().min(1).max(12),
        kind: z.enum(tieKinds),
        relation: z.string().trim().max(12),
        way: z.enum(tieWays),
        strength: z.literal(tieStrengths),
        home: z.boolean(),
      }),
    )
    .max(mostTies),
  note: shortText,
})
export const closingFields = z.object({
  reason: z.enum(['', 'goals_met', 'agreed', 'moved', 'referred', 'no_contact', 'wish']),
  summary: longText,
  relapsePlan: longText,
})
export const sheetBody = z.discriminatedUnion('sheet', [
  z.object({
    sheet: z.literal('intake'),
    fields: intakeFields,
    conflictWith: z.array(id).max(20).default([]),
  }),
  z.object({ sheet: z.literal('assessment'), fields: assessmentFields }),
  z.object({ sheet: z.literal('closing'), fields: closingFields }),
  z.object({ sheet: z.literal('ecomap'), fields: ecomapFields }),
])
export const sheetShown = z.object({
  revision: z.number().int(),
  fields: z.record(z.string(), z.unknown()),
  byName: z.string(),
  at,
})
