import { moduleCodes } from '@anxin/core/selfhelp/codes.ts'
import { trackCodes } from '@anxin/core/selfhelp/tracks.ts'
import { z } from 'zod'
import { phase } from './assessment-library.ts'
import { anyResident, endpoint, registeredResident } from './endpoint.ts'
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
export const tenth = z.number().int().min(0).max(10).nullable()
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

/** What the place is going through, and the way that fits what staff and resident agreed to note of them. */
export const wayMine = endpoint({
  method: 'GET',
  path: '/api/selfhelp/way',
  about:
    'The phase the resident’s place is in, and a way through the exercises proposed for their group; null where nothing is known. The resident chooses, and the choice stays on the device.',
  who: anyResident,
  audit: 'selfhelp.way_read',
  params: none,
  body: none,
  reply: z.object({ phase, track: z.enum(trackCodes).nullable() }),
})

export const suggestionRefuse = endpoint({
  method: 'PUT',
  path: '/api/selfhelp/suggestions/refused',
  about: 'No, thank you: no questionnaire is proposed for thirty days. Safe to repeat.',
  who: registeredResident,
  audit: 'selfhelp.suggestion_refused',
  params: none,
  body: none,
  reply: done,
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
  reply: z.object({ programme, danger: z.boolean() }),
})
