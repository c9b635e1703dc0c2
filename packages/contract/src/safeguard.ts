import { nobodies, receivers, situations } from '@anxin/core/safeguard/situation.ts'
import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { childShown, childWord, mandatoryShown } from './safeguard-minor.ts'
import { visitShown } from './safeguard-visit.ts'
import { at, byId, calledName, id, locale, none, note } from './shapes.ts'

/** The room safeguard, second part: who may be told, and what was told. */

const workers = ['crisis_worker', 'social_worker', 'counsellor', 'clinician', 'supervisor'] as const
const keepers = staff(workers)
const ethics = staff(['supervisor', 'dpo'])

export const contactShown = z.object({
  who: z.enum(['emergency_contact', 'guardian']),
  name: z.string(),
  relation: z.string(),
  /** Null while the contact may be the danger: then nobody is offered the number. */
  phone: z.string().nullable(),
  mark: z.object({ id, reason: z.string(), by: z.string(), at, mine: z.boolean() }).nullable(),
})

export const disclosureShown = z.object({
  id,
  eventId: id.nullable(),
  eventNumber: z.string().nullable(),
  residentId: id,
  personName: z.string().nullable(),
  situation: z.enum(situations),
  receiver: z.enum(receivers),
  basis: z.string(),
  certainty: z.enum(['V', 'K']),
  tableVersion: z.number().int(),
  minimum: z.array(z.string()),
  imminent: z.boolean(),
  consent: z.boolean(),
  toldFirst: z.boolean(),
  reason: z.string(),
  words: z.string(),
  askedBy: z.string(),
  askedAt: at,
  secondBy: z.string().nullable(),
  doneBy: z.string().nullable(),
  doneAt: at.nullable(),
  channel: z.string().nullable(),
  toName: z.string().nullable(),
  dropped: z.boolean(),
  reviewDue: at.nullable(),
  decision: z.enum(['upheld', 'learn', 'not_justified']).nullable(),
  decisionNote: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** Of a child: what to say to them first, and what was said. */
  child: childShown.nullable(),
  /** What the reader may do with it now. */
  may: z.array(z.enum(['second', 'do', 'drop', 'review'])),
})

export const sheet = z.object({
  eventId: id,
  number: z.string(),
  minor: z.boolean(),
  state: z.string(),
  guardianClosed: z.boolean(),
  contacts: z.array(contactShown),
  disclosures: z.array(disclosureShown),
  mandatory: z.array(mandatoryShown),
  visits: z.array(visitShown),
  guardianTask: z
    .object({
      id,
      dueAt: at,
      doneAt: at.nullable(),
      outcome: z.enum(['told', 'withheld', 'not_owed']).nullable(),
      by: z.string().nullable(),
    })
    .nullable(),
  reports: z.number().int(),
})

export const sheetGet = endpoint({
  method: 'GET',
  path: '/api/safeguard/events/:id',
  about:
    'Everything of this room about one event: contacts and marks, what was told to whom, reports, visits.',
  who: keepers,
  audit: 'safeguard.sheet_read',
  params: byId,
  body: none,
  reply: sheet,
})

export const contactMark = endpoint({
  method: 'POST',
  path: '/api/safeguard/events/:id/marks',
  about:
    'Marks a contact as a possible source of danger: from this moment the number is never offered and never told by the house. For a guardian the view closes too.',
  who: keepers,
  audit: 'safeguard.contact_marked',
  params: byId,
  body: z.object({ id, who: z.enum(['emergency_contact', 'guardian']), reason: note }),
  reply: sheet,
})
export const markLift = endpoint({
  method: 'POST',
  path: '/api/safeguard/marks/:id/lift',
  about: 'Takes a mark off again, with a reason; never by whoever set it.',
  who: staff(['supervisor', 'crisis_worker', 'social_worker'], 'C-CRISIS'),
  audit: 'safeguard.mark_lifted',
  params: byId,
  body: z.object({ reason: note }),
  reply: z.object({ lifted: z.literal(true) }),
})

const walked = z.discriminatedUnion('may', [
  z.object({
    may: z.literal(false),
    why: z.enum(['nobody_may_know', 'not_for_this', 'may_be_danger', 'consent_needed']),
  }),
  z.object({
    may: z.literal(true),
    version: z.number().int(),
    basis: z.string(),
    minimum: z.array(z.string()),
    people: z.enum(['two', 'one_life', 'one_consent']),
    reviewWithinHours: z.number().int(),
    words: z.string(),
  }),
])
/** About an event, or about a person who is on no board. */
const about = z.object({ eventId: id.nullable(), residentId: id.nullable() })
const asked = {
  situation: z.enum(situations),
  receiver: z.enum([...receivers, ...nobodies]),
  imminent: z.boolean(),
  consent: z.boolean(),
}

export const walkTable = endpoint({
  method: 'POST',
  path: '/api/safeguard/walks',
  about:
    'Walks the table: may this receiver be told, how little, on which basis, who decides; with the words prepared.',
  who: keepers,
  audit: 'safeguard.table_walked',
  params: none,
  body: about.extend({ ...asked, locale: locale.default('zh') }),
  reply: walked,
})

export const disclosureAsk = endpoint({
  method: 'POST',
  path: '/api/safeguard/disclosures',
  about:
    'Asks to tell somebody: the table decides whether, and how many people decide. The record writes itself from here. Safe to repeat.',
  who: keepers,
  audit: 'safeguard.disclosure_asked',
  params: none,
  body: about.extend({ ...asked, id, toldFirst: z.boolean(), reason: note, words: note }),
  reply: disclosureShown,
})
export const disclosureSecond = endpoint({
  method: 'POST',
  path: '/api/safeguard/disclosures/:id/second',
  about: 'The second of two people agrees; never whoever asked.',
  who: keepers,
  audit: 'safeguard.disclosure_seconded',
  params: byId,
  body: none,
  reply: disclosureShown,
})
export const disclosureChildWord = endpoint({
  method: 'POST',
  path: '/api/safeguard/disclosures/:id/child-words',
  about:
    'What the child heard before somebody is told, or why it was not said. Needed before telling unless life is in danger. Insert only; safe to repeat.',
  who: keepers,
  audit: 'safeguard.disclosure_child_word',
  params: byId,
  body: childWord,
  reply: disclosureShown,
})
export const disclosureDone = endpoint({
  method: 'POST',
  path: '/api/safeguard/disclosures/:id/done',
  about:
    'It was told: by which way and to whom. Of a child the word to them comes first, unless life is in danger. Safe to repeat.',
  who: keepers,
  audit: 'safeguard.disclosure_made',
  params: byId,
  body: z.object({ channel: z.enum(['phone', 'sms', 'in_person', 'letter']), toName: calledName }),
  reply: disclosureShown,
})
export const disclosureDrop = endpoint({
  method: 'POST',
  path: '/api/safeguard/disclosures/:id/drop',
  about: 'It is not told after all.',
  who: keepers,
  audit: 'safeguard.disclosure_dropped',
  params: byId,
  body: none,
  reply: disclosureShown,
})
export const ethicsList = endpoint({
  method: 'GET',
  path: '/api/safeguard/disclosures',
  about: 'The ethics queue: what was told and not yet looked at, soonest due first; or what was decided.',
  who: ethics,
  audit: 'safeguard.ethics_read',
  params: z.object({ view: z.enum(['waiting', 'decided']).default('waiting') }),
  body: none,
  reply: z.object({ disclosures: z.array(disclosureShown) }),
})
export const ethicsDecide = endpoint({
  method: 'PUT',
  path: '/api/safeguard/disclosures/:id/decision',
  about: 'What a supervisor or the protection officer finds of it; never one of those who decided or told.',
  who: ethics,
  audit: 'safeguard.ethics_decided',
  params: byId,
  body: z.object({ decision: z.enum(['upheld', 'learn', 'not_justified']), note }),
  reply: disclosureShown,
})
