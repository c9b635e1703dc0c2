import { formLanguages } from '@anxin/core/scale/form-in.ts'
import { z } from 'zod'
import { answersBody, form, packCode, proxyRelations, sitting, sittingModes } from './assessment.ts'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, calledName, id, none, phone } from './shapes.ts'

/** Those who may sit beside somebody and fill in with them; a community worker sees no score. */
export const fillRoles = staff(['social_worker', 'counsellor', 'crisis_worker', 'supervisor'])
export const personFind = endpoint({
  method: 'GET',
  path: '/api/assessment/people',
  about:
    'Finds a registered resident of the agency by the whole phone number; the search is kept in the audit.',
  who: fillRoles,
  audit: 'assessment.person_searched',
  params: z.object({ phone }),
  body: none,
  reply: z.object({
    people: z.array(
      z.object({
        id,
        name: z.string(),
        unitName: z.string(),
        minor: z.boolean(),
        /** Whole years, so that a device without a network puts the right forms before them. */
        age: z.number().int().nullable(),
      }),
    ),
  }),
})
export const personAdd = endpoint({
  method: 'POST',
  path: '/api/assessment/people',
  about:
    'Writes down somebody who has no phone or no account, so that a form can be filled in with them. Safe to repeat.',
  who: fillRoles,
  audit: 'assessment.person_added',
  params: none,
  body: z.object({
    id,
    name: calledName,
    birthDate: z.iso.date(),
    phone: phone.optional(),
    elder: z.boolean().default(false),
    guardianConsent: z.boolean().default(false),
    consent: z.literal(true),
    consentChannel: z.enum(['face_to_face', 'phone', 'witnessed']),
  }),
  reply: z.object({ id, name: z.string() }),
})

export const packsGet = endpoint({
  method: 'GET',
  path: '/api/assessment/staff-packs',
  about: 'Every pack a worker may put before somebody here, with all that a tablet without a network needs.',
  who: fillRoles,
  audit: 'assessment.packs_read',
  params: none,
  body: none,
  reply: z.object({
    packs: z.array(z.object({ pack: packCode, first: z.array(z.string()), added: z.array(z.string()) })),
    forms: z.array(form),
    beforeSafety: z.string(),
    /** Full definitions for the one scorer, as core reads them. */
    definitions: z.array(z.unknown()),
  }),
})

export const staffSittingBegin = endpoint({
  method: 'POST',
  path: '/api/assessment/people/:id/sittings',
  about: 'Begins a sitting with or for a resident: assisted, by interview, or by proxy.',
  who: fillRoles,
  audit: 'assessment.staff_sitting_begun',
  params: byId,
  body: z.object({
    sittingId: id,
    pack: packCode,
    mode: z.enum(['assisted', 'interviewer', 'proxy']),
    proxyRelation: z.enum(proxyRelations).optional(),
    /** The child or young person has said yes themselves, in words made for them. */
    assent: z.literal(true).optional(),
    startedAt: at.optional(),
  }),
  reply: z.object({ sitting }),
})
export const staffAnswersSave = endpoint({
  method: 'PUT',
  path: '/api/assessment/staff-sittings/:id/answers',
  about:
    'Answers given to a worker or written on a tablet, also later, when there is a network again. Safe to repeat.',
  who: fillRoles,
  audit: 'assessment.staff_answers_saved',
  params: byId,
  body: answersBody,
  reply: z.object({ sitting }),
})

export const measurePoint = z.object({
  responseId: id,
  at,
  version: z.string(),
  total: z.number().nullable(),
  band: z.string().nullable(),
  bandLabel: z.string().nullable(),
  positive: z.boolean().nullable(),
  mode: z.enum(sittingModes),
  flags: z.array(z.string()),
  prorated: z.boolean(),
  change: z
    .object({
      delta: z.number(),
      direction: z.enum(['better', 'worse', 'same']),
      reliable: z.boolean().nullable(),
      significant: z.boolean().nullable(),
    })
    .nullable(),
})
export const measureSeries = z.object({
  instrument: z.string(),
  title: z.string(),
  mark: z.string().nullable(),
  notice: z.string(),
  worse: z.enum(['higher', 'lower', 'none']),
  range: z.object({ min: z.number(), max: z.number() }).nullable(),
  bands: z.array(z.object({ id: z.string(), label: z.string(), min: z.number(), max: z.number() })),
  points: z.array(measurePoint),
})
export const measuresGet = endpoint({
  method: 'GET',
  path: '/api/assessment/people/:id/measures',
  about: 'A resident’s measures over time with bands and reliable change, each beside the person’s own past.',
  who: fillRoles,
  audit: 'assessment.measures_read',
  params: byId,
  body: none,
  reply: z.object({ name: z.string().nullable(), series: z.array(measureSeries) }),
})
export const responseGet = endpoint({
  method: 'GET',
  path: '/api/assessment/responses/:id',
  about: 'One filled-in form, shown in the form in which it was answered.',
  who: fillRoles,
  audit: 'assessment.response_read',
  params: byId,
  body: none,
  reply: z.object({
    title: z.string(),
    version: z.string(),
    mark: z.string().nullable(),
    notice: z.string(),
    at,
    mode: z.enum(sittingModes),
    proxyRelation: z.enum(proxyRelations).nullable(),
    /** In which language the questions were shown when they were answered. */
    language: z.enum(formLanguages),
    items: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        answer: z.string().nullable(),
        value: z.number().nullable(),
        safety: z.boolean(),
      }),
    ),
    point: measurePoint,
  }),
})
