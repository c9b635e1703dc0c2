import { z } from 'zod'
import { caseRoles, caseState } from './casework.ts'
import { endpoint } from './endpoint.ts'
import { at, byId, id, none } from './shapes.ts'

const side = z.object({ staffId: id, name: z.string() })
export const twinGet = endpoint({
  method: 'GET',
  path: '/api/twin/cases/:id',
  about:
    'The other cases of the person of a case, under whichever record: where each stands and who leads it, no word of it. And where two are in work, whom each lead names for both.',
  who: caseRoles,
  audit: 'twin.cases_read',
  params: byId,
  body: none,
  reply: z.object({
    cases: z.array(
      z.object({
        id,
        number: z.number().int(),
        state: caseState,
        leadName: z.string(),
        openedAt: at,
        /** When it came to where it stands. */
        stateAt: at,
        /** The name the other record has; null where it stands under the same. */
        name: z.string().nullable(),
        /** The speaker may open it. */
        mayRead: z.boolean(),
      }),
    ),
    /** Two cases in work with a lead each: one is to be agreed on. */
    toAgree: z
      .object({
        caseId: id,
        here: side,
        there: side,
        /** Whom this side and the other name; null while nothing was said. */
        saidHere: id.nullable(),
        saidThere: id.nullable(),
        maySay: z.boolean(),
      })
      .nullable(),
  }),
})
export const twinSay = endpoint({
  method: 'POST',
  path: '/api/twin/cases/:id/lead',
  about:
    'Names, for the side of a case, which of two leads is to lead both cases of one person. Once both sides name the same, that colleague leads both and the other goes on in both teams. A supervisor of both places decides alone. Safe to repeat.',
  who: caseRoles,
  audit: 'twin.lead_said',
  params: byId,
  body: z.object({ staffId: id }),
  /** `led`: one lead now; `said`: the other side is still asked. */
  reply: z.object({ state: z.enum(['said', 'led']) }),
})
