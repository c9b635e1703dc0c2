import { packCodes } from '@anxin/core/care/plan/packs.ts'
import { populationCodes } from '@anxin/core/care/plan/plans.ts'
import { formLanguages } from '@anxin/core/scale/form-in.ts'
import { z } from 'zod'
import { anyone, anyResident, endpoint, registeredResident } from './endpoint.ts'
import { at, byId, done, id, locale, none, phone } from './shapes.ts'

/** How a form was filled in. `proxy` and the rest travel into every chart and export. */
export const sittingModes = ['self', 'assisted', 'interviewer', 'proxy'] as const
export const proxyRelations = ['spouse', 'child', 'parent', 'other_relative', 'carer', 'neighbour'] as const
export const packCode = z.enum(packCodes)
export const populationCode = z.enum(populationCodes)

export const formOption = z.object({ value: z.number(), label: z.string() })
export const formItem = z.object({
  id: z.string(),
  text: z.string(),
  options: z.array(formOption),
  /** What happens on a yes is said before the first of these is asked. */
  safety: z.boolean(),
})
/** One version of a form, with the licence line that must be shown where its text is shown. */
export const form = z.object({
  instrument: z.string(),
  version: z.string(),
  title: z.string(),
  mark: z.string().nullable(),
  stem: z.string(),
  notice: z.string(),
  items: z.array(formItem),
  /** The same questions in English, where the form has them; the face shows them to whoever reads English. */
  english: z
    .object({
      title: z.string(),
      mark: z.string().nullable(),
      stem: z.string(),
      notice: z.string(),
      items: z.array(formItem.omit({ safety: true })),
    })
    .nullable(),
})

export const offer = z.object({
  pack: packCode,
  title: z.string(),
  about: z.string(),
  /** Shortest and longest time it takes, in minutes. */
  minutes: z.tuple([z.number().int(), z.number().int()]),
  suggested: z.boolean(),
})

/** A form begun or finished inside a sitting. */
export const sittingForm = z.object({
  instrument: z.string(),
  version: z.string(),
  /** Option values by item id; null is skipped. */
  answers: z.record(z.string(), z.number().nullable()),
  done: z.boolean(),
})
export const resultWords = z.object({
  title: z.string(),
  body: z.string(),
  note: z.string(),
  /** What the buttons do; the labels are in the words file of the face. */
  actions: z.array(
    z.enum(['self_help', 'exercise', 'ask_worker', 'person_now', 'call_120', 'call_110', 'call_12356']),
  ),
  /** What the person may do next, one sentence. */
  next: z.string(),
})
export const sitting = z.object({
  id,
  pack: packCode,
  mode: z.enum(sittingModes),
  state: z.enum(['open', 'finished']),
  startedAt: at,
  /** Forms in the order in which they are asked, as far as it is known by now; `asq` comes in when safety asks. */
  order: z.array(z.string()),
  forms: z.array(sittingForm),
  /** The SAFETY flow has begun: somebody is told already, whatever happens next. */
  safety: z.boolean(),
  result: resultWords.nullable(),
  /** Only for somebody without a name: the code by which this result is found again. */
  claimCode: z.string().nullable(),
})

/** Option values; null for skipped. A word the form does not know is refused, never guessed. */
export const answerValues = z.record(z.string().max(40), z.number().nullable())
export const answersBody = z.object({
  instrument: z.string().max(40),
  version: z.string().max(20),
  answers: answerValues,
  /** Seconds spent on each item, for the quality flags. */
  seconds: z.record(z.string().max(40), z.number().min(0).max(36_000)).default({}),
  /** In which language the questions were shown. */
  language: z.enum(formLanguages).optional(),
  /** Nothing more comes for this form: it is scored. */
  done: z.boolean().default(false),
  /** The whole sitting ends with this. */
  finish: z.boolean().default(false),
})

export const offersGet = endpoint({
  method: 'GET',
  path: '/api/assessment/offers',
  about: 'Packs that fit the person, the place and the phase; for anybody.',
  who: anyone,
  audit: 'assessment.offers_read',
  params: z.object({ cabin: z.string().max(40).optional() }),
  body: none,
  reply: z.object({
    offers: z.array(offer),
    open: sitting.nullable(),
    due: z.array(z.object({ pack: packCode, dueAt: at })),
  }),
})

export const packGet = endpoint({
  method: 'GET',
  path: '/api/assessment/packs/:pack',
  about:
    'Everything needed to fill in and score a pack without a network: forms, their versions and the order.',
  who: anyone,
  audit: 'assessment.pack_read',
  params: z.object({ pack: packCode }),
  body: none,
  reply: z.object({
    pack: packCode,
    title: z.string(),
    first: z.array(z.string()),
    /** Forms asked besides those of the pack itself. */
    added: z.array(z.string()),
    forms: z.array(form),
    beforeSafety: z.string(),
    /** Full definitions for the one scorer, as core reads them. */
    definitions: z.array(z.unknown()),
  }),
})

export const invitationGet = endpoint({
  method: 'GET',
  path: '/api/assessment/invitations/:code',
  about: 'What whoever invites wants to be agreed to, and the pack it is for; before anything is begun.',
  who: anyone,
  audit: 'assessment.invitation_read',
  params: z.object({ code: z.string().trim().min(4).max(40), cabin: z.string().max(40).optional() }),
  body: none,
  reply: z.object({ pack: packCode, consentText: z.string() }),
})

export const sittingBegin = endpoint({
  method: 'POST',
  path: '/api/assessment/sittings',
  about: 'Begins a sitting; somebody without a name is let in without one. Safe to repeat with the same id.',
  who: anyone,
  audit: 'assessment.sitting_begun',
  params: none,
  body: z.object({
    id,
    pack: packCode,
    locale: locale.default('zh'),
    cabin: z.string().max(40).optional(),
    campaignCode: z.string().trim().max(40).optional(),
    /** Whole years, asked of somebody without a name, so that the right forms are put before them. */
    age: z.number().int().min(5).max(120).optional(),
    sex: z.enum(['f', 'm']).optional(),
    /** True once the person has agreed to the text shown. */
    consent: z.literal(true),
    /** A young person has said yes in words made for them; asked of everybody under eighteen. */
    assent: z.literal(true).optional(),
    /** When it was begun on a device without a network. */
    startedAt: at.optional(),
  }),
  reply: z.object({ sitting }),
})

export const sittingGet = endpoint({
  method: 'GET',
  path: '/api/assessment/sittings/:id',
  about: 'A sitting of the person themselves, to go on with it on this or another device.',
  who: anyResident,
  audit: 'assessment.sitting_read',
  params: byId,
  body: none,
  reply: z.object({ sitting }),
})

export const answersSave = endpoint({
  method: 'PUT',
  path: '/api/assessment/sittings/:id/answers',
  about:
    'Keeps answers as they are given. A dangerous one tells a person in the same transaction, whether or not the form is ever finished. Safe to repeat.',
  who: anyResident,
  audit: 'assessment.answers_saved',
  params: byId,
  body: answersBody,
  reply: z.object({ sitting }),
})

export const resultKeep = endpoint({
  method: 'POST',
  path: '/api/assessment/sittings/:id/claim-code',
  about: 'Keeps the result of somebody without a name for twelve months, to be found by the code alone.',
  who: anyResident,
  audit: 'assessment.result_kept',
  params: byId,
  body: none,
  reply: z.object({ claimCode: z.string() }),
})

export const resultClaim = endpoint({
  method: 'POST',
  path: '/api/assessment/claims',
  about: 'Joins a kept result to the registered resident, by its code.',
  who: registeredResident,
  audit: 'assessment.result_claimed',
  params: none,
  body: z.object({ claimCode: z.string().trim().min(6).max(20) }),
  reply: done,
})

export const contactAsk = endpoint({
  method: 'POST',
  path: '/api/assessment/sittings/:id/contact',
  about: '“请社工联系我”: puts the person on the list with a number to call, whatever the score.',
  who: anyResident,
  audit: 'assessment.contact_asked',
  params: byId,
  body: z.object({ phone: phone.optional(), name: z.string().trim().max(20).optional() }),
  reply: done,
})

export const ownResults = endpoint({
  method: 'GET',
  path: '/api/assessment/results',
  about: 'What the person has filled in, in words, newest first. No scores, no labels.',
  who: anyResident,
  audit: 'assessment.own_results_read',
  params: none,
  body: none,
  reply: z.object({
    results: z.array(
      z.object({
        sittingId: id,
        at,
        pack: packCode,
        mode: z.enum(sittingModes),
        result: resultWords,
        change: z.string().nullable(),
      }),
    ),
  }),
})
