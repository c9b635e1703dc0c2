import { bands, hearers, notSaidReasons } from '@anxin/core/safeguard/child-word.ts'
import { harmKinds, placeCodes } from '@anxin/core/safeguard/phone-book.ts'
import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, calledName, id, none, note } from './shapes.ts'

/** The room safeguard, third part: children, their guardians, and the duty to report. */

const workers = ['crisis_worker', 'social_worker', 'counsellor', 'clinician', 'supervisor'] as const
const keepers = staff(workers)
const leaders = staff(['supervisor'])
export const callOutcomes = ['taken', 'no_answer', 'sent_on'] as const

/** What a child is told first, by their age, and what was said so far. */
export const childShown = z.object({
  band: z.enum(bands),
  hearer: z.enum(hearers),
  words: z.object({ zh: z.string(), en: z.string() }),
  told: z.array(
    z.object({
      id,
      said: z.boolean(),
      words: z.string().nullable(),
      why: z.enum(notSaidReasons).nullable(),
      note: z.string().nullable(),
      by: z.string(),
      at,
    }),
  ),
})
export const childWord = z.object({
  id,
  said: z.boolean(),
  /** As they were said. */
  words: note.nullable(),
  why: z.enum(notSaidReasons).nullable(),
  note: z.string().trim().max(2000).nullable(),
})

export const mandatoryShown = z.object({
  id,
  eventId: id.nullable(),
  eventNumber: z.string().nullable(),
  personName: z.string().nullable(),
  state: z.enum(['proposed', 'started', 'confirmed', 'complete', 'dropped']),
  kind: z.enum(harmKinds).nullable(),
  atHome: z.boolean(),
  facts: z.string().nullable(),
  proposedAt: at.nullable(),
  startedBy: z.string().nullable(),
  startedAt: at.nullable(),
  confirmedBy: z.string().nullable(),
  confirmedAt: at.nullable(),
  completedBy: z.string().nullable(),
  completedAt: at.nullable(),
  summary: z.string().nullable(),
  droppedBy: z.string().nullable(),
  dropReason: z.string().nullable(),
  guardianClosed: z.boolean(),
  child: childShown.nullable(),
  calls: z.array(
    z.object({
      id,
      at,
      by: z.string(),
      place: z.enum(placeCodes),
      number: z.string(),
      outcome: z.enum(callOutcomes),
      receiver: z.string().nullable(),
      receipt: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  may: z.array(z.enum(['start', 'confirm', 'call', 'complete', 'drop'])),
})

export const mandatoryList = endpoint({
  method: 'GET',
  path: '/api/safeguard/mandatory-reports',
  about: 'Reports owed for children, those not complete first; with the phone book.',
  who: keepers,
  audit: 'safeguard.mandatory_read',
  params: none,
  body: none,
  reply: z.object({ reports: z.array(mandatoryShown) }),
})
export const mandatoryStart = endpoint({
  method: 'POST',
  path: '/api/safeguard/mandatory-reports',
  about:
    'Starts the duty to report for a child, or takes up what the house proposed. Harm at home closes what the guardian sees, in the same moment. Safe to repeat.',
  who: keepers,
  audit: 'safeguard.mandatory_started',
  params: none,
  body: z.object({
    ...{ id, eventId: id.nullable(), residentId: id.nullable().default(null) },
    ...{ kind: z.enum(harmKinds), atHome: z.boolean(), facts: note },
  }),
  reply: mandatoryShown,
})
export const mandatoryConfirm = endpoint({
  method: 'POST',
  path: '/api/safeguard/mandatory-reports/:id/confirmation',
  about: 'The duty leader confirms; never whoever started it. Calling 110 does not wait for this.',
  who: leaders,
  audit: 'safeguard.mandatory_confirmed',
  params: byId,
  body: none,
  reply: mandatoryShown,
})
export const mandatoryCall = endpoint({
  method: 'POST',
  path: '/api/safeguard/mandatory-reports/:id/calls',
  about: 'One call made: which place, who took it, the number of the receipt. Insert only; safe to repeat.',
  who: keepers,
  audit: 'safeguard.mandatory_called',
  params: byId,
  body: z.object({
    id,
    place: z.enum(placeCodes),
    number: z.string().trim().min(3).max(30),
    outcome: z.enum(callOutcomes),
    receiver: calledName.nullable(),
    receipt: z.string().trim().max(60).nullable(),
    note: z.string().trim().max(2000).nullable(),
  }),
  reply: mandatoryShown,
})
export const mandatoryChildWord = endpoint({
  method: 'POST',
  path: '/api/safeguard/mandatory-reports/:id/child-words',
  about:
    'What the child heard before the report, or why it was not said. Needed before the record is whole; no call waits for it. Insert only; safe to repeat.',
  who: keepers,
  audit: 'safeguard.mandatory_child_word',
  params: byId,
  body: childWord,
  reply: mandatoryShown,
})
export const mandatoryComplete = endpoint({
  method: 'POST',
  path: '/api/safeguard/mandatory-reports/:id/completion',
  about: 'The record is whole: confirmed, and taken by somebody whose office it is.',
  who: keepers,
  audit: 'safeguard.mandatory_completed',
  params: byId,
  body: z.object({ summary: note }),
  reply: mandatoryShown,
})
export const mandatoryDrop = endpoint({
  method: 'POST',
  path: '/api/safeguard/mandatory-reports/:id/drop',
  about: 'The duty leader finds that there is nothing to report, with a reason; never whoever started it.',
  who: leaders,
  audit: 'safeguard.mandatory_dropped',
  params: byId,
  body: z.object({ reason: note }),
  reply: mandatoryShown,
})

export const bookEntry = z.object({
  code: z.enum(placeCodes),
  name: z.string().nullable(),
  number: z.string().nullable(),
  certainty: z.enum(['V', 'K']),
  fulfils: z.boolean(),
  verifiedAt: z.iso.date().nullable(),
  verifiedBy: z.string().nullable(),
  /** Nobody has tried it for longer than a number is trusted. */
  stale: z.boolean(),
})
export const phoneBook = endpoint({
  method: 'GET',
  path: '/api/safeguard/phone-book',
  about: 'Where harm to a child is reported, with how sure each number is and when it was tried.',
  who: staff([...workers, 'agency_admin']),
  audit: 'safeguard.phone_book_read',
  params: none,
  body: none,
  reply: z.object({ entries: z.array(bookEntry) }),
})
export const phoneBookPut = endpoint({
  method: 'PUT',
  path: '/api/safeguard/phone-book',
  about: 'Enters or tries a number of this place; the day and the name are kept with it.',
  who: staff(['agency_admin', 'supervisor']),
  audit: 'safeguard.phone_book_kept',
  params: none,
  body: z.object({ code: z.enum(placeCodes), number: z.string().trim().min(3).max(30), name: calledName }),
  reply: z.object({ entries: z.array(bookEntry) }),
})

export const guardianTaskShown = z.object({
  id,
  eventId: id,
  eventNumber: z.string(),
  personName: z.string().nullable(),
  grade: z.string(),
  dueAt: at,
  /** The guardian may be the danger: nobody rings; the reason is written down instead. */
  guardianClosed: z.boolean(),
})
export const guardianTasks = endpoint({
  method: 'GET',
  path: '/api/safeguard/guardian-tasks',
  about: 'Guardians of minors still to be told, soonest due first.',
  who: keepers,
  audit: 'safeguard.guardian_tasks_read',
  params: none,
  body: none,
  reply: z.object({ tasks: z.array(guardianTaskShown) }),
})
export const guardianWithhold = endpoint({
  method: 'POST',
  path: '/api/safeguard/guardian-tasks/:id/withholding',
  about:
    'The guardian is not told, with the reason: suspected, or telling raises the danger. Closes what the guardian sees.',
  who: keepers,
  audit: 'safeguard.guardian_withheld',
  params: byId,
  body: z.object({ reason: note, suspected: z.boolean() }),
  reply: z.object({ done: z.literal(true) }),
})
