import { remembranceKinds } from '@anxin/core/casework/remember.ts'
import { z } from 'zod'
import { caseRoles } from './casework.ts'
import { endpoint } from './endpoint.ts'
import { byId, done, id, none } from './shapes.ts'

const keptDay = z.object({
  kind: z.enum(remembranceKinds),
  day: z.iso.date(),
  /** Somebody was told of it already. */
  told: z.boolean(),
})

export const householdGet = endpoint({
  method: 'GET',
  path: '/api/household/cases/:id',
  about: 'Who is of the household of a case, by name and relation, and the days kept with it, soonest first.',
  who: caseRoles,
  audit: 'household.read',
  params: byId,
  body: none,
  reply: z.object({
    household: z
      .object({
        id,
        name: z.string(),
        members: z.array(z.object({ residentId: id, name: z.string().nullable(), relation: z.string() })),
      })
      .nullable(),
    days: z.array(keptDay),
  }),
})
export const householdPut = endpoint({
  method: 'PUT',
  path: '/api/household/cases/:id',
  about:
    'Says who is of one household. Each keeps a case of their own; here stand names and relations only. Who is not named any more is of it no longer.',
  who: caseRoles,
  audit: 'household.members_kept',
  params: byId,
  body: z.object({
    householdId: id,
    name: z.string().trim().min(1).max(40),
    members: z
      .array(z.object({ residentId: id, relation: z.string().trim().min(1).max(20) }))
      .min(1)
      .max(12),
  }),
  reply: done,
})
export const daysPut = endpoint({
  method: 'PUT',
  path: '/api/household/cases/:id/days',
  about:
    'The day somebody of the family died: reminds the lead before 头七, 百日, 清明, 中元 and 周年; a letter goes only to those who wished it. Null takes the days back. Safe to repeat.',
  who: caseRoles,
  audit: 'household.days_kept',
  params: byId,
  body: z.object({ day: z.iso.date().nullable() }),
  reply: done,
})
