import { contactRates, planTiers } from '@anxin/core/casework/state.ts'
import { z } from 'zod'
import { populationCode } from './assessment.ts'
import { phases } from './assessment-library.ts'
import { caseRoles, caseState } from './casework.ts'
import { anyResident, endpoint, registeredResident, staff } from './endpoint.ts'
import { at, byId, calledName, done, id, locale, none } from './shapes.ts'

const line = z.string().trim().min(2).max(300)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** Purposes of a case, each agreed to apart. @source domain specification 6.2 */
export const casePurposes = [
  'case_record',
  'case_sharing',
  'case_supervision',
  'recording',
  'referral',
  'reminders',
  'research',
] as const
export const casePurpose = z.enum(casePurposes)
/** A picture of a signature drawn on the screen: PNG in base64. */
const drawing = z
  .string()
  .max(40_000)
  .regex(/^[A-Za-z0-9+/=]+$/)

/** How deep the service is and how often they are in touch; null where that is not decided yet. */
const service = {
  tier: z.literal(planTiers).nullable(),
  every: z.enum(contactRates).nullable(),
}

export const planPut = endpoint({
  method: 'PUT',
  path: '/api/casework/cases/:id/plan',
  about:
    'Keeps the plan: how deep the service is, how often they are in touch, and at most three goals, each with measure, baseline, target, day and owner. A changed plan is signed and agreed to again; another service also needs the agreement signed again.',
  who: caseRoles,
  audit: 'casework.plan_kept',
  params: byId,
  body: z.object({
    seen: z.number().int().min(0),
    tier: service.tier.default(null),
    every: service.every.default(null),
    goals: z
      .array(
        z.object({
          id,
          statement: line,
          measure: line,
          baseline: line,
          target: line,
          dueOn: z.iso.date(),
          ownerId: id.nullable(),
          ownWords: z.string().trim().max(300).nullable(),
        }),
      )
      .min(1)
      .max(3),
  }),
  reply: z.object({ state: z.enum(['kept', 'meanwhile']), revision: z.number().int() }),
})
export const planReview = endpoint({
  method: 'POST',
  path: '/api/casework/cases/:id/reviews',
  about:
    'How far the goals were reached, −2 to +2, what the person says to it, and how it goes on. Safe to repeat.',
  who: caseRoles,
  audit: 'casework.plan_reviewed',
  params: byId,
  body: z.object({
    id,
    goals: z.array(z.object({ id, attainment: z.number().int().min(-2).max(2) })).max(3),
    view: z.string().trim().min(1).max(1000),
    next: z.enum(['continue', 'step_up', 'step_down', 'refer', 'close']),
  }),
  reply: done,
})
const template = z.object({
  goals: z.array(z.object({ statement: z.string(), measure: z.string() })).max(3),
  actions: z.array(z.string()).max(6),
})
export const templatesGet = endpoint({
  method: 'GET',
  path: '/api/casework/templates',
  about:
    'Plans to begin from, by group and phase: the national text, what the agency made of it, and what changed since; for a case also which phase holds there now.',
  who: staff(['social_worker', 'counsellor', 'crisis_worker', 'supervisor', 'agency_admin']),
  audit: 'casework.templates_read',
  params: z.object({
    population: populationCode.optional(),
    locale: locale.default('zh'),
    caseId: id.optional(),
  }),
  body: none,
  reply: z.object({
    /** For a case: the phase at its place now, and the one in which its plan was last written. */
    phases: z.object({ now: z.enum(phases), planned: z.enum(phases).nullable() }).nullable(),
    templates: z.array(
      z.object({
        code: z.string(),
        population: populationCode,
        phase: z.enum(['emergency', 'reconstruction']),
        version: z.string(),
        national: template,
        own: template.nullable(),
        /** The national text the own one was made from; set while that has been replaced since. */
        base: template.nullable(),
        byName: z.string().nullable(),
        at: at.nullable(),
      }),
    ),
  }),
})
export const templatePut = endpoint({
  method: 'PUT',
  path: '/api/casework/templates',
  about:
    'Keeps the agency’s own text of a template, made from this version; null takes the national one again. Where a colleague wrote since, nothing is written. Safe to repeat.',
  who: staff(['supervisor', 'agency_admin']),
  audit: 'casework.template_kept',
  params: none,
  body: z.object({
    code: z.string().max(60),
    fromVersion: z.string().max(20),
    locale,
    own: template.nullable(),
    /** When the own text that was seen was kept; null where there was none. */
    seenAt: at.nullable(),
  }),
  reply: z.object({ state: z.enum(['kept', 'meanwhile']) }),
})

export const consentTextsGet = endpoint({
  method: 'GET',
  path: '/api/casework/consent-texts',
  about:
    'What is agreed to for a case: one text a purpose, with its version and the fingerprint of the words.',
  who: caseRoles,
  audit: 'casework.consent_texts_read',
  params: z.object({ locale: locale.default('zh') }),
  body: none,
  reply: z.object({
    texts: z.array(
      z.object({ purpose: casePurpose, version: z.string(), text: z.string(), usual: z.boolean() }),
    ),
    /** SHA-256 of all of them as they stand here: what is signed says which words were shown. */
    shownHash: hash,
  }),
})
export const consentGive = endpoint({
  method: 'POST',
  path: '/api/casework/cases/:id/consents',
  about:
    'Writes down what somebody agreed to, purpose by purpose: drawn on the screen, on paper, or spoken before a witness. Safe to repeat.',
  who: caseRoles,
  audit: 'casework.consent_kept',
  params: byId,
  body: z.object({
    id,
    what: z.enum(['consent', 'plan']).default('consent'),
    how: z.enum(['drawn', 'spoken', 'paper']),
    purposes: z.array(z.object({ purpose: casePurpose, given: z.boolean() })).max(7),
    shownHash: hash.optional(),
    locale: locale.default('zh'),
    drawing: drawing.optional(),
    witnessId: id.optional(),
    witnessName: z.string().trim().max(40).optional(),
    /** Who helped to decide, or agrees as guardian. */
    supporter: z.object({ name: calledName, relation: z.string().trim().min(1).max(20) }).optional(),
  }),
  reply: done,
})

export const mineGet = endpoint({
  method: 'GET',
  path: '/api/casework/mine',
  about: 'What stands for the resident: who helps, the goals in own words, what was agreed to.',
  who: anyResident,
  audit: 'casework.own_read',
  params: none,
  body: none,
  reply: z.object({
    case: z
      .object({
        id,
        state: caseState,
        helper: z.string(),
        openedAt: at,
        goals: z.array(
          z.object({
            id,
            statement: z.string(),
            ownWords: z.string().nullable(),
            dueOn: z.iso.date(),
            attainment: z.number().int().nullable(),
          }),
        ),
        planRevision: z.number().int(),
        planReady: z.boolean(),
        ...service,
        /** What is signed together with the plan, line by line. */
        agreement: z.array(z.string()),
        agreedAt: at.nullable(),
        /** How the measures moved, as a word the face knows; never a number. */
        moved: z.enum(['better', 'same', 'harder', 'unknown']),
      })
      .nullable(),
    consents: z.array(
      z.object({
        purpose: casePurpose,
        given: z.boolean(),
        at: at.nullable(),
        how: z.string(),
        text: z.string(),
        version: z.string(),
      }),
    ),
    shownHash: hash,
    phoneTail: z.string().nullable(),
  }),
})
const signed = {
  id,
  /** The code that was sent to the own phone just now: the account answers again for this signature. */
  code: z.string().regex(/^\d{6}$/),
  typedName: calledName,
  drawing: drawing.optional(),
}
export const mineSign = endpoint({
  method: 'POST',
  path: '/api/casework/mine/signatures',
  about: 'Signs what is shown, purpose by purpose, with the account asked again. Safe to repeat.',
  who: registeredResident,
  audit: 'casework.own_signed',
  params: none,
  body: z.object({
    ...signed,
    shownHash: hash,
    locale,
    purposes: z
      .array(z.object({ purpose: casePurpose, given: z.boolean() }))
      .min(1)
      .max(7),
  }),
  reply: done,
})
export const mineCode = endpoint({
  method: 'POST',
  path: '/api/casework/mine/codes',
  about: 'Sends a code to the own phone, for signing.',
  who: registeredResident,
  audit: 'casework.own_code_sent',
  params: none,
  body: none,
  reply: z.object({ phoneTail: z.string() }),
})
export const mineAgree = endpoint({
  method: 'POST',
  path: '/api/casework/mine/agreements',
  about: 'Agrees to the plan as it stands. Safe to repeat.',
  who: registeredResident,
  audit: 'casework.own_plan_agreed',
  params: none,
  body: z.object({ ...signed, planRevision: z.number().int() }),
  reply: done,
})
export const mineWords = endpoint({
  method: 'PUT',
  path: '/api/casework/mine/goals/:id/words',
  about: 'Says a goal in own words.',
  who: registeredResident,
  audit: 'casework.own_words_kept',
  params: byId,
  body: z.object({ words: z.string().trim().max(300) }),
  reply: done,
})
