import { checkSteps, relations } from '@anxin/core/safeguard/report.ts'
import { z } from 'zod'
import { anyone, endpoint, staff } from './endpoint.ts'
import { at, byId, calledName, id, locale, none, note, phone } from './shapes.ts'

/** The room safeguard, first part: somebody is worried about somebody else. */

const short = z.string().trim().max(200)
const told = z.string().trim().min(1).max(2000)

export const reportFields = z.object({
  relation: z.enum(relations),
  /** What was seen or heard, in the reporter’s words. */
  seen: told,
  when: short,
  /** Where the person is now. */
  where: short,
  dangerNow: z.enum(['yes', 'no', 'unsure']),
  /** Whether the person may be told who reported. */
  mayName: z.boolean(),
  person: z.object({
    name: short,
    phone: phone.nullable(),
    howToFind: short,
    minor: z.enum(['yes', 'no', 'unsure']),
  }),
  reporter: z.object({ name: calledName.nullable(), phone: phone.nullable() }),
})

const responders = staff(['crisis_worker', 'supervisor', 'social_worker', 'agency_admin'])
const crisisDuty = staff(['crisis_worker', 'supervisor', 'social_worker', 'agency_admin'], 'C-CRISIS')

export const reportSend = endpoint({
  method: 'POST',
  path: '/api/safeguard/reports',
  about:
    'Somebody is worried about somebody else: no sign-in, never refused for its number. People are told in the same moment; the reply is a receipt and nothing about anybody. Safe to repeat.',
  who: anyone,
  audit: 'safeguard.report_received',
  params: none,
  body: z.object({
    id,
    fields: reportFields,
    cabin: z.string().max(40).optional(),
    locale: locale.optional(),
  }),
  reply: z.object({ receipt: z.string() }),
})

export const receiptLook = endpoint({
  method: 'POST',
  path: '/api/safeguard/receipts',
  about: 'Whether a report has arrived and whether somebody sees to it; never anything about the person.',
  who: anyone,
  audit: 'safeguard.receipt_looked_up',
  params: none,
  body: z.object({ receipt: z.string().trim().min(6).max(20) }),
  reply: z.object({ state: z.enum(['received', 'seen_to']), at }),
})

export const reportShown = z.object({
  id,
  eventId: id,
  eventNumber: z.string(),
  eventState: z.string(),
  personName: z.string().nullable(),
  relation: z.enum(relations),
  fields: reportFields,
  /** The person is known here by the number given. */
  matched: z.boolean(),
  /** Gathered with others of the same source. */
  grouped: z.boolean(),
  /** The same words came so often. */
  times: z.number().int(),
  /** Other reports of the same event. */
  together: z.number().int(),
  state: z.enum(['new', 'checking', 'confirmed', 'not_confirmed']),
  steps: z.array(z.enum(checkSteps)),
  needed: z.array(z.enum(checkSteps)),
  checkedBy: z.string().nullable(),
  note: z.string().nullable(),
  at,
})

export const reportList = endpoint({
  method: 'GET',
  path: '/api/safeguard/reports',
  about: 'Reports by others, newest first; those gathered from one source stand under one event.',
  who: responders,
  audit: 'safeguard.reports_read',
  params: z.object({ eventId: id.optional() }),
  body: none,
  reply: z.object({ reports: z.array(reportShown), waiting: z.number().int() }),
})

export const reportCheck = endpoint({
  method: 'PUT',
  path: '/api/safeguard/reports/:id/check',
  about:
    'What was done before the person is contacted, and what came of it. “Not confirmed” is said of the report, the event goes on by its own rules.',
  who: crisisDuty,
  audit: 'safeguard.report_checked',
  params: byId,
  body: z.object({
    steps: z.array(z.enum(checkSteps)).max(checkSteps.length),
    result: z.enum(['checking', 'confirmed', 'not_confirmed']),
    note: z.string().trim().max(2000),
  }),
  reply: reportShown,
})

export const reportSeparate = endpoint({
  method: 'POST',
  path: '/api/safeguard/reports/:id/separation',
  about: 'Takes a report out of the gathered ones: it gets an event and a ladder of its own. Safe to repeat.',
  who: crisisDuty,
  audit: 'safeguard.report_separated',
  params: byId,
  body: z.object({ reason: note }),
  reply: reportShown,
})
