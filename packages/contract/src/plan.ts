import { planFieldNames } from '@anxin/core/plan/fields.ts'
import { z } from 'zod'
import { anyone, anyResident, endpoint, staff } from './endpoint.ts'
import { at, byId, id, none } from './shapes.ts'

const readers = staff(['crisis_worker', 'supervisor', 'social_worker', 'agency_admin'])
const writers = staff(['crisis_worker', 'supervisor', 'social_worker', 'agency_admin'], 'C-CRISIS')

const line = z.string().trim().min(1).max(200)
export const planContact = z.object({
  name: z.string().max(20),
  relation: z.string().max(20),
  phone: z.string().max(20),
  told: z.boolean(),
})
export const safetyPlanFields = z.object({
  warningSigns: z.array(line).max(12),
  innerCoping: z.array(line).max(12),
  peoplePlaces: z.array(line).max(12),
  trustedContacts: z.array(planContact).max(8),
  professionals: z
    .array(z.object({ agency: z.string().max(60), phone: z.string().max(20), hours: z.string().max(60) }))
    .max(8),
  saferEnvironment: z
    .array(z.object({ step: line, whoHelps: z.string().max(40), done: z.boolean() }))
    .max(12),
  reasonToLive: z.string().max(400),
  /** What might keep the person from using the plan, in their words. */
  barriers: z.string().max(400),
  likelihoodOfUse: z.number().int().min(0).max(10).nullable(),
})
export const safetyPlan = safetyPlanFields.extend({
  version: z.number().int(),
  savedAt: at,
  savedBy: z.enum(['resident', 'person']),
  reviewBy: at,
})

const fieldName = z.enum(planFieldNames)
/** The value of one field; its shape is checked by its name. */
const fieldValue = z.unknown()

/** One change to one field: upon which change it was made. */
export const planEdit = z.object({ id, field: fieldName, base: z.number().int().min(0), value: fieldValue })

const author = z.object({ kind: z.enum(['resident', 'person']), name: z.string(), at })
/** The sheet two people write on. */
export const planSheet = z.object({
  /** Grows with every change; 0 when nothing was written. */
  seq: z.number().int(),
  fields: safetyPlanFields,
  versions: z.record(fieldName, z.number().int()),
  authors: z.partialRecord(fieldName, author),
  /** Fields two people wrote at once: both values, until somebody has chosen. */
  clashes: z.array(
    z.object({
      id,
      field: fieldName,
      base: z.number().int(),
      stands: fieldValue,
      standsBy: z.string(),
      sent: fieldValue,
      sentBy: z.string(),
      sentKind: z.enum(['resident', 'person']),
      at,
    }),
  ),
  /** The last version that was kept; null when none was. */
  kept: safetyPlan.nullable(),
})
const edits = z.object({ edits: z.array(planEdit).min(1).max(planFieldNames.length) })
const settling = z.object({ choice: z.enum(['stands', 'sent', 'both']) })

// ── the resident ──

export const sheetGet = endpoint({
  method: 'GET',
  path: '/api/plan/mine',
  about: 'The resident’s own safety plan: the sheet as it stands, and the last version.',
  who: anyResident,
  audit: 'plan.own_read',
  params: none,
  body: none,
  reply: planSheet,
})
export const sheetEdit = endpoint({
  method: 'POST',
  path: '/api/plan/mine/edits',
  about:
    'The resident changes fields; one that somebody else changed meanwhile is kept beside it, never over it.',
  who: anyResident,
  audit: 'plan.own_edited',
  params: none,
  body: edits,
  reply: planSheet,
})
export const sheetSettle = endpoint({
  method: 'POST',
  path: '/api/plan/mine/clashes/:id',
  about: 'The resident chooses between two values of a field, or keeps both.',
  who: anyResident,
  audit: 'plan.own_settled',
  params: byId,
  body: settling,
  reply: planSheet,
})
export const sheetKeep = endpoint({
  method: 'POST',
  path: '/api/plan/mine/versions',
  about:
    'The resident keeps the sheet as the next version. Refused while two values of a field wait for a choice.',
  who: anyResident,
  audit: 'plan.own_kept',
  params: none,
  body: z.object({ id }),
  reply: planSheet,
})
export const sheetStream = endpoint({
  method: 'GET',
  path: '/api/plan/mine/stream',
  about: '`event: plan` with the sheet whenever it changed (text/event-stream).',
  who: anyResident,
  audit: 'plan.own_streamed',
  params: z.object({ after: z.coerce.number().int().min(0).optional() }),
  body: none,
  reply: z.unknown(),
})
const share = z.object({
  id,
  contact: z.string(),
  fields: z.array(fieldName),
  createdAt: at,
  expiresAt: at,
  openedAt: at.nullable(),
  revokedAt: at.nullable(),
})
export const sharesGet = endpoint({
  method: 'GET',
  path: '/api/plan/mine/shares',
  about: 'What the resident shared with whom, until when, and whether it was opened.',
  who: anyResident,
  audit: 'plan.shares_read',
  params: none,
  body: none,
  reply: z.object({ shares: z.array(share) }),
})
export const shareMake = endpoint({
  method: 'POST',
  path: '/api/plan/mine/shares',
  about: 'A link for one contact, opened once, over by itself. The secret is shown this once.',
  who: anyResident,
  audit: 'plan.share_made',
  params: none,
  body: z.object({
    id,
    contact: z.string().trim().min(1).max(20),
    fields: z.array(fieldName).min(1),
    days: z.number().int().min(1).max(30),
    /** Said aloud by the resident for this contact and these fields. */
    agreed: z.literal(true),
  }),
  reply: z.object({ secret: z.string(), shares: z.array(share) }),
})
export const shareRevoke = endpoint({
  method: 'DELETE',
  path: '/api/plan/mine/shares/:id',
  about: 'Takes a link back; from now on it opens nothing.',
  who: anyResident,
  audit: 'plan.share_revoked',
  params: byId,
  body: none,
  reply: z.object({ shares: z.array(share) }),
})
export const sharedOpen = endpoint({
  method: 'POST',
  path: '/api/plan/shared',
  about:
    'Opens a link once: the fields that were shared, nothing else. A preview of the address opens nothing.',
  who: anyone,
  audit: 'plan.share_opened',
  params: none,
  body: z.object({ secret: z.string().min(20).max(80) }),
  reply: z.object({ name: z.string().nullable(), fields: safetyPlanFields.partial(), reviewBy: at }),
})

// ── the person on call ──

export const eventSheetGet = endpoint({
  method: 'GET',
  path: '/api/plan/events/:id',
  about: 'The sheet of the resident behind an event.',
  who: readers,
  audit: 'plan.sheet_read',
  params: byId,
  body: none,
  reply: planSheet,
})
export const eventSheetEdit = endpoint({
  method: 'POST',
  path: '/api/plan/events/:id/edits',
  about: 'Whoever owns the event changes fields; one changed meanwhile is kept beside it, never over it.',
  who: writers,
  audit: 'plan.sheet_edited',
  params: byId,
  body: edits,
  reply: planSheet,
})
export const eventSheetSettle = endpoint({
  method: 'POST',
  path: '/api/plan/events/:id/clashes',
  about: 'Whoever owns the event chooses between two values of a field, or keeps both.',
  who: writers,
  audit: 'plan.sheet_settled',
  params: byId,
  body: settling.extend({ clashId: id }),
  reply: planSheet,
})
export const eventPlanPrint = endpoint({
  method: 'GET',
  path: '/api/plan/events/:id/print',
  about: 'The last version on one A5 page with its font inside, as base64.',
  who: readers,
  audit: 'plan.printed',
  params: byId,
  body: none,
  reply: z.object({ fileName: z.string(), pdf: z.string() }),
})
