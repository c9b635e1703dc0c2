import { moduleCodes } from '@anxin/core/selfhelp/codes.ts'
import { z } from 'zod'
import { endpoint, registeredResident, staff } from './endpoint.ts'
import { at, byId, calledName, done, id, none } from './shapes.ts'

/** 1 is a storm, 5 is sun. @source domain specification 4.3 M01 (five faces) */
export const moodValue = z.number().int().min(1).max(5)
/** What a day was about. @source domain specification 8.1 (twelve fixed topics) */
export const moodTopics = [
  'income_job',
  'supplies',
  'medical',
  'schooling',
  'neighbours',
  'property',
  'family',
  'travel',
  'rumours',
  'illness_worry',
  'grief',
  'other',
] as const
/** Words for a feeling, as the picker of M01 has them. */
export const moodWords = [
  'calm',
  'glad',
  'grateful',
  'hopeful',
  'tired',
  'anxious',
  'sad',
  'angry',
  'lonely',
  'wronged',
  'afraid',
  'numb',
] as const
export const day = z.iso.date()

export const mood = z.object({
  id,
  day,
  at,
  value: moodValue,
  words: z.array(z.enum(moodWords)),
  topics: z.array(z.enum(moodTopics)),
  note: z.string().nullable(),
  /** With whom this one entry is shared now. */
  sharedWith: z.array(z.object({ staffId: id, name: calledName, since: at })),
})
/** One gentle proposal at most; `person` never waits for another day. @source domain specification 4.4 */
export const suggestion = z.enum(['phq4', 'gad7', 'person']).nullable()

export const moodKeep = endpoint({
  method: 'PUT',
  path: '/api/selfhelp/moods/:id',
  about:
    'Keeps one mood entry, private to the resident. Words in it are screened; danger raises an event in the same transaction. Safe to repeat.',
  who: registeredResident,
  audit: 'selfhelp.mood_kept',
  params: byId,
  body: z.object({
    day,
    at,
    value: moodValue,
    words: z.array(z.enum(moodWords)).max(4).default([]),
    topics: z.array(z.enum(moodTopics)).max(3).default([]),
    note: z.string().trim().max(500).nullable().default(null),
  }),
  reply: z.object({ mood, suggestion, danger: z.boolean() }),
})
export const moodList = endpoint({
  method: 'GET',
  path: '/api/selfhelp/moods',
  about: 'The resident’s own entries between two days, newest first.',
  who: registeredResident,
  audit: 'selfhelp.moods_read',
  params: z.object({ from: day, until: day }),
  body: none,
  reply: z.object({ moods: z.array(mood) }),
})
export const moodDrop = endpoint({
  method: 'DELETE',
  path: '/api/selfhelp/moods/:id',
  about: 'Takes an entry away, with everything that was shared of it.',
  who: registeredResident,
  audit: 'selfhelp.mood_dropped',
  params: byId,
  body: none,
  reply: done,
})
export const sharePeople = endpoint({
  method: 'GET',
  path: '/api/selfhelp/share-people',
  about: 'Members of staff who accompany this resident now: those an entry may be shared with.',
  who: registeredResident,
  audit: 'selfhelp.share_people_read',
  params: none,
  body: none,
  reply: z.object({ people: z.array(z.object({ staffId: id, name: calledName, how: z.string() })) }),
})
export const moodShare = endpoint({
  method: 'PUT',
  path: '/api/selfhelp/moods/:id/shares/:staffId',
  about: 'Shows this one entry to this one person. Safe to repeat.',
  who: registeredResident,
  audit: 'selfhelp.mood_shared',
  params: z.object({ id, staffId: id }),
  body: none,
  reply: z.object({ mood }),
})
export const moodUnshare = endpoint({
  method: 'DELETE',
  path: '/api/selfhelp/moods/:id/shares/:staffId',
  about: 'Takes the view of this entry back from this person, at once.',
  who: registeredResident,
  audit: 'selfhelp.mood_unshared',
  params: z.object({ id, staffId: id }),
  body: none,
  reply: z.object({ mood }),
})

export const moduleCode = z.enum(moduleCodes)
const tenth = z.number().int().min(0).max(10).nullable()
/** Why an exercise ended before its end; `worse` is three or more up on 0–10. @source domain specification 4.3 */
export const stops = ['worse', 'said_stop', 'risk', 'left'] as const
export const run = z.object({
  id,
  module: moduleCode,
  startedAt: at,
  finishedAt: at.nullable(),
  before: tenth,
  after: tenth,
  /** “对您有用吗”, 0–3. */
  useful: z.number().int().min(0).max(3).nullable(),
  stopped: z.enum(stops).nullable(),
  /** The one step in the real world it ended with, in the resident’s words. */
  step: z.string().nullable(),
})
export const runKeep = endpoint({
  method: 'PUT',
  path: '/api/selfhelp/runs/:id',
  about:
    'Keeps how an exercise went; sent again with the same id it is brought up to date. Words are screened; danger raises an event in the same transaction.',
  who: registeredResident,
  audit: 'selfhelp.run_kept',
  params: byId,
  body: run.omit({ id: true }).extend({ step: z.string().trim().max(200).nullable() }),
  reply: z.object({ run, suggestion, danger: z.boolean() }),
})
export const runList = endpoint({
  method: 'GET',
  path: '/api/selfhelp/runs',
  about: 'The resident’s own exercises, newest first, at most two hundred.',
  who: registeredResident,
  audit: 'selfhelp.runs_read',
  params: none,
  body: none,
  reply: z.object({ runs: z.array(run) }),
})

/** What an exercise leaves to come back to: a thought record, a night, an activity planned, a story. */
export const leaf = z.object({
  id,
  module: moduleCode,
  /** Kind of leaf as the module names it, e.g. `night`, `activity`, `thought`. */
  kind: z.string().regex(/^[a-z_]{1,30}$/),
  day,
  /** Fields by name; texts are sealed and screened. */
  fields: z.record(
    z.string().regex(/^[a-z_0-9]{1,30}$/),
    z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]),
  ),
})
export const leafKeep = endpoint({
  method: 'PUT',
  path: '/api/selfhelp/leaves/:id',
  about:
    'Keeps one leaf of an exercise book. Words are screened; danger raises an event in the same transaction.',
  who: registeredResident,
  audit: 'selfhelp.leaf_kept',
  params: byId,
  body: leaf.omit({ id: true }),
  reply: z.object({ leaf, danger: z.boolean() }),
})
export const leafList = endpoint({
  method: 'GET',
  path: '/api/selfhelp/leaves',
  about: 'The resident’s own leaves, newest first, at most five hundred.',
  who: registeredResident,
  audit: 'selfhelp.leaves_read',
  params: none,
  body: none,
  reply: z.object({ leaves: z.array(leaf) }),
})
export const leafDrop = endpoint({
  method: 'DELETE',
  path: '/api/selfhelp/leaves/:id',
  about: 'Takes one leaf out of the book.',
  who: registeredResident,
  audit: 'selfhelp.leaf_dropped',
  params: byId,
  body: none,
  reply: done,
})

/** The guided programme: five sessions with a lay helper beside them. */
export const programmeSession = z.object({
  number: z.number().int().min(1).max(5),
  doneAt: at.nullable(),
  /** How heavy the resident’s own problem is, 0–10. */
  problem: tenth,
})
export const programmeStates = ['running', 'finished', 'left'] as const
export const programme = z.object({
  id,
  state: z.enum(programmeStates),
  startedAt: at,
  helperName: calledName.nullable(),
  /** When the helper means to be in touch next. */
  nextContactAt: at.nullable(),
  sessions: z.array(programmeSession).length(5),
})
export const programmeMine = endpoint({
  method: 'GET',
  path: '/api/selfhelp/programme',
  about: 'The programme the resident is in, or was in last; null before the first.',
  who: registeredResident,
  audit: 'selfhelp.programme_read',
  params: none,
  body: none,
  reply: z.object({ programme: programme.nullable() }),
})
export const programmeBegin = endpoint({
  method: 'PUT',
  path: '/api/selfhelp/programmes/:id',
  about: 'Begins the five sessions, with consent; a helper is asked for when wished. Safe to repeat.',
  who: registeredResident,
  audit: 'selfhelp.programme_begun',
  params: byId,
  body: z.object({ consent: z.literal(true), wantsHelper: z.boolean() }),
  reply: z.object({ programme }),
})
export const programmeStep = endpoint({
  method: 'PUT',
  path: '/api/selfhelp/programmes/:id/sessions/:number',
  about: 'A session is done; in order, each once. Safe to repeat.',
  who: registeredResident,
  audit: 'selfhelp.programme_session_done',
  params: z.object({ id, number: z.coerce.number().int().min(1).max(5) }),
  body: z.object({ problem: tenth, doneAt: at }),
  reply: z.object({ programme }),
})
export const programmeLeave = endpoint({
  method: 'POST',
  path: '/api/selfhelp/programmes/:id/leave',
  about: 'The resident stops; no question asked, a reason may be given.',
  who: registeredResident,
  audit: 'selfhelp.programme_left',
  params: byId,
  body: z.object({ reason: z.string().trim().max(200).nullable() }),
  reply: z.object({ programme }),
})

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
  lastProblem: tenth,
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
