import { clueSources, rescueRoles } from '@anxin/core/rescue/roles.ts'
import { z } from 'zod'
import { anyResident, endpoint, type StaffRole, staff } from './endpoint.ts'
import { at, byId, calledName, done, id, none, note, phone } from './shapes.ts'

const responderRoles: readonly StaffRole[] = ['crisis_worker', 'supervisor', 'social_worker', 'agency_admin']
const responders = staff(responderRoles)
const crisisDuty = staff(responderRoles, 'C-CRISIS')
const supervisors = staff(['supervisor'], 'C-SUPERVISE')
/** Whoever may be given a part in a search; the board shows each only theirs. */
export const searchers = staff([
  ...responderRoles,
  'community_worker',
  'volunteer',
  'cabin_manager',
  'counsellor',
])

const role = z.enum(rescueRoles)

// ── the page of somebody in danger ──

export const beat = endpoint({
  method: 'POST',
  path: '/api/rescue/beats',
  about: 'The page of a resident with an open event says that it is there. Nothing else is sent.',
  who: anyResident,
  audit: 'rescue.page_beat',
  params: none,
  body: none,
  reply: z.object({ open: z.boolean() }),
})

const presence = z.object({
  /** Last sign of the page; null when it never gave one. */
  beatAt: at.nullable(),
  silentAt: at.nullable(),
  /** When somebody is asked to reach back, while it is silent. */
  reachAt: at.nullable(),
  reachedOutAt: at.nullable(),
})
const whisper = z.object({
  id,
  at,
  by: z.string(),
  mine: z.boolean(),
  text: z.string(),
  afterSeq: z.number().int(),
})

export const eventSide = endpoint({
  method: 'GET',
  path: '/api/rescue/events/:id',
  about:
    'What stands beside an event: whether the resident’s page is open, whispers, and the board of a search.',
  who: responders,
  audit: 'rescue.event_read',
  params: byId,
  body: none,
  reply: z.object({
    presence: presence.nullable(),
    whispers: z.array(whisper),
    boardId: id.nullable(),
    /** The speaker may whisper: a supervisor who does not own the event, or whoever owns it. */
    mayWhisper: z.boolean(),
  }),
})
export const whisperSay = endpoint({
  method: 'POST',
  path: '/api/rescue/events/:id/whispers',
  about: 'A line only colleagues see, beside the conversation. It never reaches the resident or a model.',
  who: responders,
  audit: 'rescue.whispered',
  params: byId,
  body: z.object({ id, text: z.string().trim().min(1).max(600) }),
  reply: done,
})
export const reachGet = endpoint({
  method: 'GET',
  path: '/api/rescue/reach',
  about: 'After how many seconds of silence a page counts as gone, and somebody reaches back.',
  who: responders,
  audit: 'rescue.reach_read',
  params: none,
  body: none,
  reply: z.object({ silentAfterSeconds: z.number().int(), reachAfterSeconds: z.number().int() }),
})
export const reachPut = endpoint({
  method: 'PUT',
  path: '/api/rescue/reach',
  about: 'Changes both numbers.',
  who: supervisors,
  audit: 'rescue.reach_changed',
  params: none,
  body: z.object({
    silentAfterSeconds: z.number().int().min(30).max(600),
    reachAfterSeconds: z.number().int().min(0).max(900),
  }),
  reply: z.object({ silentAfterSeconds: z.number().int(), reachAfterSeconds: z.number().int() }),
})

// ── ways in at the desk ──

export const enteredSources = ['phone', 'missed_check_in', 'group_post', 'partner', 'worker'] as const
export const alertEnter = endpoint({
  method: 'POST',
  path: '/api/rescue/alerts',
  about:
    'An alert somebody of the staff enters: a call, a missed check-in, a post in a group, a partner’s message. A partner’s system sends one call each with the session of its own account; the same id, and the same number of the person, are the same. It joins the person’s open event.',
  who: responders,
  audit: 'rescue.alert_entered',
  params: none,
  body: z.object({
    id,
    source: z.enum(enteredSources),
    name: calledName,
    phone: phone.optional(),
    /** What was said or seen, verbatim. */
    quote: z.string().trim().min(1).max(200),
    /** Danger to life at this moment. */
    dangerNow: z.boolean(),
    minor: z.boolean().default(false),
  }),
  reply: z.object({ eventId: id, number: z.string() }),
})

// ── the board of a search ──

const clue = z.object({
  id,
  words: z.string(),
  source: z.enum(clueSources),
  certainty: z.enum(['sure', 'likely', 'doubtful']),
  by: z.string(),
  seenAt: at,
  expiresAt: at,
})
export const boardShown = z.object({
  id,
  number: z.string(),
  openedAt: at,
  closedAt: at.nullable(),
  now: at,
  myRole: role,
  parts: z.array(z.string()),
  writes: z.array(z.string()),
  seats: z.array(z.object({ role, staffId: id, name: z.string(), fromAt: at, mine: z.boolean() })),
  person: z.object({ name: z.string().nullable(), minor: z.boolean() }).nullable(),
  phones: z.array(z.object({ name: z.string(), about: z.string(), phone: z.string() })).nullable(),
  address: z.string().nullable(),
  clues: z.array(clue).nullable(),
  /** What the one who calls 120 or 110 reads out, made from what is known. */
  script: z
    .object({ where: z.string().nullable(), danger: z.array(z.string()), alone: z.string().nullable() })
    .nullable(),
  log: z
    .array(
      z.object({
        id,
        at,
        by: z.string(),
        role: role.nullable(),
        what: z.string(),
        words: z.string().nullable(),
      }),
    )
    .nullable(),
  /** Whom the commander can seat. */
  colleagues: z.array(z.object({ id, name: z.string() })).nullable(),
  eventId: id.nullable(),
})
const reply = boardShown

export const boardList = endpoint({
  method: 'GET',
  path: '/api/rescue/boards',
  about: 'Searches now in which the speaker has a part, newest first.',
  who: searchers,
  audit: 'rescue.boards_read',
  params: none,
  body: none,
  reply: z.object({ boards: z.array(z.object({ id, number: z.string(), role, openedAt: at })) }),
})
export const boardOpen = endpoint({
  method: 'POST',
  path: '/api/rescue/events/:id/board',
  about: 'Opens the board of a search for an event in EMERGENCY or UNREACHABLE; whoever opens it commands.',
  who: crisisDuty,
  audit: 'rescue.board_opened',
  params: byId,
  body: z.object({ id }),
  reply,
})
export const boardGet = endpoint({
  method: 'GET',
  path: '/api/rescue/boards/:id',
  about: 'The board, as much of it as the speaker’s part sees. Whoever has no part finds nothing.',
  who: searchers,
  audit: 'rescue.board_read',
  params: byId,
  body: none,
  reply,
})
const act = <V extends string, B extends z.ZodType>(
  verb: V,
  audit: string,
  about: string,
  body: B,
  who = searchers,
) =>
  endpoint({
    method: 'POST',
    path: `/api/rescue/boards/:id/${verb}` as const,
    about,
    who,
    audit,
    params: byId,
    body,
    reply,
  })
export const seatGive = act(
  'seats',
  'rescue.seat_given',
  'The commander gives a colleague a part, or takes it back; handing on the command needs the certificate.',
  z.object({ id, staffId: id, role: role.nullable() }),
)
export const commandTake = act(
  'command',
  'rescue.command_taken',
  'Somebody on crisis duty takes the command; the one before becomes a colleague without a part.',
  z.object({ id, why: note }),
  crisisDuty,
)
export const clueAdd = act(
  'clues',
  'rescue.clue_added',
  'A clue to where the person is: from whom, how sure. It is gone after its time.',
  z.object({
    id,
    words: z.string().trim().min(1).max(300),
    source: z.enum(clueSources),
    certainty: z.enum(['sure', 'likely', 'doubtful']),
    seenAt: at,
  }),
)
export const entryAdd = act(
  'entries',
  'rescue.entry_added',
  'A line in the log of the search; it stays as it was written.',
  z.object({ id, words: z.string().trim().min(1).max(600) }),
)
export const boardClose = act(
  'close',
  'rescue.board_closed',
  'The commander ends the search; clues are gone, the log stays.',
  z.object({ why: note }),
)
export const cardPrint = endpoint({
  method: 'GET',
  path: '/api/rescue/boards/:id/card',
  about:
    'The handover card on one A5 page, as base64: what 120, 110 or a hospital needs, and no conversation.',
  who: searchers,
  audit: 'rescue.card_printed',
  params: byId,
  body: none,
  reply: z.object({ fileName: z.string(), pdf: z.string() }),
})
export const boardStream = endpoint({
  method: 'GET',
  path: '/api/rescue/boards/:id/stream',
  about: '`event: rescue` whenever the board changed (text/event-stream); no content.',
  who: searchers,
  audit: 'rescue.board_streamed',
  params: z.object({ id, after: z.coerce.number().int().min(0).optional() }),
  body: none,
  reply: z.unknown(),
})
