import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { mood, programmeSession, programmeStates, tenth } from './selfhelp.ts'
import { at, byId, calledName, id, none } from './shapes.ts'

/** Lay helpers and those who look after them. */
export const helperRoles = staff([
  'volunteer',
  'community_worker',
  'social_worker',
  'counsellor',
  'supervisor',
])
export const contactKinds = ['call', 'message', 'visit'] as const
export const contactOutcomes = ['reached', 'not_reached', 'declined', 'worried'] as const
export const helperRow = z.object({
  id,
  name: z.string().nullable(),
  unitName: z.string(),
  state: z.enum(programmeStates),
  helperName: calledName.nullable(),
  mine: z.boolean(),
  startedAt: at,
  sessionsDone: z.number().int(),
  /** Those done, in order; told to the helper and to supervisors only. */
  sessions: z.array(programmeSession),
  lastProblem: tenth,
  /** Three sessions have not made it lighter. */
  staysHeavy: z.boolean(),
  nextContactAt: at.nullable(),
  /** Weeks since anything was heard; two make a likely drop-out. */
  quietWeeks: z.number().int(),
})
export const helperBoard = endpoint({
  method: 'GET',
  path: '/api/selfhelp/helper/programmes',
  about:
    'Programmes a helper accompanies, and those in the same places that wait for one; soonest contact first.',
  who: helperRoles,
  audit: 'selfhelp.helper_board_read',
  params: none,
  body: none,
  reply: z.object({ rows: z.array(helperRow) }),
})
export const helperTake = endpoint({
  method: 'POST',
  path: '/api/selfhelp/helper/programmes/:id/take',
  about: 'Becomes the helper of somebody who waits for one.',
  who: helperRoles,
  audit: 'selfhelp.helper_taken',
  params: byId,
  body: none,
  reply: z.object({ row: helperRow }),
})
export const helperContact = endpoint({
  method: 'PUT',
  path: '/api/selfhelp/helper/programmes/:id/contacts/:contactId',
  about:
    'Notes a contact of the helper: minutes, how, how it went. “Worried” asks a social worker in the same transaction. Safe to repeat.',
  who: helperRoles,
  audit: 'selfhelp.helper_contacted',
  params: z.object({ id, contactId: id }),
  body: z.object({
    kind: z.enum(contactKinds),
    minutes: z.number().int().min(0).max(180),
    outcome: z.enum(contactOutcomes),
    note: z.string().trim().max(500).nullable(),
    nextContactAt: at.nullable(),
  }),
  reply: z.object({ row: helperRow }),
})
export const helperContacts = endpoint({
  method: 'GET',
  path: '/api/selfhelp/helper/programmes/:id/contacts',
  about: 'Contacts noted in one programme, newest first; for its helper and supervisors.',
  who: helperRoles,
  audit: 'selfhelp.helper_contacts_read',
  params: byId,
  body: none,
  reply: z.object({
    contacts: z.array(
      z.object({
        id,
        by: calledName,
        at,
        kind: z.enum(contactKinds),
        minutes: z.number().int(),
        outcome: z.enum(contactOutcomes),
        note: z.string().nullable(),
      }),
    ),
  }),
})
/** A share or a mean of fewer than ten people is not shown. */
const fewOr = (shape: z.ZodNumber) => z.union([shape, z.literal('<10')])
export const programmeFigures = endpoint({
  method: 'GET',
  path: '/api/selfhelp/helper/figures',
  about:
    'How the programme goes in this place: begun, finished, left, minutes of helpers, change of the problem.',
  who: staff(['supervisor', 'agency_admin']),
  audit: 'selfhelp.programme_figures_read',
  params: none,
  body: none,
  reply: z.object({
    begun: fewOr(z.number().int()),
    finished: fewOr(z.number().int()),
    left: fewOr(z.number().int()),
    /** Finished or left, and left among them, 0–1. */
    dropOut: fewOr(z.number()),
    /** Mean minutes of helpers for each programme. */
    helperMinutes: fewOr(z.number()),
    /** Mean of last minus first rating of the problem; below zero is better. */
    problemChange: fewOr(z.number()),
  }),
})

export const sharedWithMe = endpoint({
  method: 'GET',
  path: '/api/selfhelp/shared-with-me',
  about: 'Mood entries residents show to this member of staff now, newest first.',
  who: staff([
    'volunteer',
    'community_worker',
    'social_worker',
    'counsellor',
    'clinician',
    'crisis_worker',
    'supervisor',
  ]),
  audit: 'selfhelp.shared_moods_read',
  params: none,
  body: none,
  reply: z.object({
    moods: z.array(mood.omit({ sharedWith: true }).extend({ residentId: id, name: z.string().nullable() })),
  }),
})

/** SSE: `event: shared` whenever an entry was shown to this member of staff, or taken back. */
export const sharedStream = endpoint({
  method: 'GET',
  path: '/api/selfhelp/shared-with-me/stream',
  about:
    'Tells that what is shared has changed (text/event-stream), so that what was taken back is gone at once.',
  who: sharedWithMe.who,
  audit: 'selfhelp.shared_moods_streamed',
  params: z.object({ after: z.coerce.number().int().min(0).optional() }),
  body: none,
  reply: z.unknown(),
})
