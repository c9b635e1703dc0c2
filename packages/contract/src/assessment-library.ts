import { licenceStatuses } from '@anxin/core/scale/definition.ts'
import { problemCodes } from '@anxin/core/scale/import/problem.ts'
import { z } from 'zod'
import { form, packCode, populationCode } from './assessment.ts'
import { fillRoles } from './assessment-staff.ts'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'
import { moved } from './worklist-cutoffs.ts'

const keepers = staff(['agency_admin'])
const readers = staff(['agency_admin', 'supervisor', 'social_worker', 'counsellor'])
/** Whoever runs a campaign sees counts, never an answer. */
export const organisers = staff(['community_manager', 'agency_admin'])
export const phases = ['emergency', 'reconstruction', 'routine'] as const
export const phase = z.enum(phases)
const day = z.iso.date()

export const instrumentCard = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  mark: z.string().nullable(),
  licence: z.object({ status: z.enum(licenceStatuses), notice: z.string(), url: z.string() }),
  certainty: z.enum(['V', 'K', 'D']),
  wording: z.string(),
  source: z.string(),
  items: z.number().int(),
  minAge: z.number().nullable(),
  maxAge: z.number().nullable(),
  goldenVectors: z.number().int(),
  /** Where its English words come from; null where it is asked in Chinese only. */
  english: z.object({ certainty: z.enum(['V', 'K', 'D']), source: z.string() }).nullable(),
  origin: z.enum(['release', 'own']),
  /** Why it is not put before anybody here; null when it is. */
  whyNot: z.enum(['needs_signatory', 'pack_off', 'text_not_loaded']).nullable(),
})
const site = z.object({
  signatory: z.string().nullable(),
  enabled: z.array(z.string()),
  loadedTexts: z.array(z.string()),
})

export const instrumentsGet = endpoint({
  method: 'GET',
  path: '/api/assessment/instruments',
  about: 'The library: licence, source, certainty and state of every instrument.',
  who: readers,
  audit: 'assessment.library_read',
  params: none,
  body: none,
  reply: z.object({
    instruments: z.array(instrumentCard),
    neverShipped: z.array(z.object({ name: z.string(), reason: z.string() })),
    site,
  }),
})
const edges = { min: z.number().nullable(), max: z.number().nullable() }
export const instrumentGet = endpoint({
  method: 'GET',
  path: '/api/assessment/instruments/:id',
  about: 'One instrument whole, as it is asked here: its questions, and how it counts.',
  who: readers,
  audit: 'assessment.instrument_read',
  params: z.object({ id: z.string().max(40) }),
  body: none,
  reply: z.object({
    form,
    counting: z.object({
      method: z.string(),
      worse: z.enum(['higher', 'lower', 'none']),
      range: z.object({ min: z.number(), max: z.number() }).nullable(),
      /** How many answers may be missing, and whether they then count as no or the others stand for them. */
      missing: z.object({ allowed: z.number().int(), asNo: z.boolean() }),
      bands: z.array(
        z.object({ label: z.string(), ...edges, phases: z.array(phase), sexes: z.array(z.string()) }),
      ),
      cutoffs: z.array(z.object({ population: z.string(), ...edges })),
      subscales: z.array(z.object({ id: z.string(), items: z.array(z.string()) })),
      reversed: z.array(z.string()),
      /** Items an answer to which may call somebody, or ask the safety questions. */
      safety: z.array(z.string()),
      reliable: z.number().nullable(),
      caseness: z.number().nullable(),
      /** 0: as needed. */
      rescreenDays: z.number().int(),
      note: z.string().nullable(),
    }),
  }),
})
export const sitePut = endpoint({
  method: 'PUT',
  path: '/api/assessment/site',
  about: 'Who signs that this site is not commercial, and which packs are turned on.',
  who: keepers,
  audit: 'assessment.site_changed',
  params: none,
  body: z.object({
    signatory: z.string().trim().min(2).max(40).nullable(),
    enabled: z.array(z.string().max(40)).max(40),
  }),
  reply: z.object({ site }),
})
/** What is wrong and where; the faces have the words, in both languages. */
const problem = z.object({
  line: z.number().int(),
  path: z.string(),
  code: z.enum(problemCodes),
  parts: z.array(z.string()),
})
const source = z.object({ source: z.string().min(2).max(60_000) })
export const formCheck = endpoint({
  method: 'POST',
  path: '/api/assessment/forms/checks',
  about:
    'Reads a form file (own JSON or FHIR Questionnaire) and shows it, with what is wrong line by line. Keeps nothing.',
  who: keepers,
  audit: 'assessment.form_checked',
  params: none,
  body: source,
  reply: z.object({ preview: form.nullable(), problems: z.array(problem) }),
})
export const formPublish = endpoint({
  method: 'POST',
  path: '/api/assessment/forms',
  about: 'Publishes a form; a version once published never changes.',
  who: keepers,
  audit: 'assessment.form_published',
  params: none,
  body: source,
  reply: z.object({ instrument: instrumentCard }),
})
export const textLoad = endpoint({
  method: 'POST',
  path: '/api/assessment/texts',
  about:
    'Loads the licensed wording of a scoring-only instrument; whoever loads it signs with name and permission.',
  who: keepers,
  audit: 'assessment.text_loaded',
  params: none,
  body: z.object({
    instrument: z.string().max(40),
    stem: z.string().trim().min(1).max(500),
    items: z.array(z.string().trim().min(1).max(500)).min(1).max(60),
    options: z.array(z.string().trim().min(1).max(60)).min(2).max(12),
    permission: z.string().trim().min(5).max(500),
    signedBy: z.string().trim().min(2).max(40),
  }),
  reply: z.object({ instrument: instrumentCard }),
})

const phaseRow = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  phase,
  from: day,
  until: day.nullable(),
  order: z.string(),
  by: z.string(),
  endedAt: at.nullable(),
})
export const phasesGet = endpoint({
  method: 'GET',
  path: '/api/assessment/phases',
  about: 'Which phase holds where, since when, by what order.',
  who: readers,
  audit: 'assessment.phases_read',
  params: none,
  body: none,
  reply: z.object({ phases: z.array(phaseRow), units: z.array(z.object({ id, name: z.string(), phase })) }),
})
export const phasePreview = endpoint({
  method: 'POST',
  path: '/api/assessment/phases/previews',
  about: 'What a phase would change for a place: packs, cut-offs, people on the list.',
  who: keepers,
  audit: 'assessment.phase_previewed',
  params: none,
  body: z.object({ unitId: id, phase }),
  reply: z.object({
    packs: z.array(z.object({ population: populationCode, from: packCode, to: packCode })),
    moved: z.array(moved),
    places: z.number().int(),
  }),
})
export const phaseSet = endpoint({
  method: 'POST',
  path: '/api/assessment/phases',
  about: 'Sets the phase of a place from a day on, by an order; reversible.',
  who: keepers,
  audit: 'assessment.phase_set',
  params: none,
  body: z.object({
    id,
    unitId: id,
    phase,
    from: day,
    until: day.nullable(),
    order: z.string().trim().min(2).max(80),
  }),
  reply: done,
})
export const phaseEnd = endpoint({
  method: 'POST',
  path: '/api/assessment/phases/:id/end',
  about: 'Takes a phase back; what was before holds again.',
  who: keepers,
  audit: 'assessment.phase_ended',
  params: byId,
  body: none,
  reply: done,
})

/** Forms of the library or of the agency's own, asked after the forms of a pack. */
const addedForms = z.array(z.string().max(40)).max(4)
export const plan = z.object({
  population: populationCode,
  title: z.string(),
  packs: z.object({ emergency: packCode, reconstruction: packCode, routine: packCode }),
  /** Forms asked of this group besides the pack of the phase. */
  added: z.object({ emergency: addedForms, reconstruction: addedForms, routine: addedForms }),
  tierFloor: z.object({
    emergency: z.number().int().min(0).max(4),
    reconstruction: z.number().int().min(0).max(4),
  }),
  emergency: z.string().max(1000),
  reconstruction: z.string().max(1000),
  rules: z.string().max(1000),
  changed: z.boolean(),
})
export const plansGet = endpoint({
  method: 'GET',
  path: '/api/assessment/plans',
  about: 'Default plans of the twelve groups, with what this agency changed in them.',
  who: readers,
  audit: 'assessment.plans_read',
  params: none,
  body: none,
  reply: z.object({
    plans: z.array(plan),
    packs: z.array(
      z.object({ pack: packCode, title: z.string(), forms: z.array(z.string()), added: addedForms }),
    ),
    /** What may be asked here and so be added. */
    forms: z.array(z.object({ id: z.string(), title: z.string(), own: z.boolean() })),
  }),
})
export const planPut = endpoint({
  method: 'PUT',
  path: '/api/assessment/plans/:population',
  about: 'Changes the plan of a group for this agency; null takes the plan of the release again.',
  who: keepers,
  audit: 'assessment.plan_changed',
  params: z.object({ population: populationCode }),
  body: z.object({ plan: plan.omit({ population: true, title: true, changed: true }).nullable() }),
  reply: z.object({ plan }),
})

export const packPut = endpoint({
  method: 'PUT',
  path: '/api/assessment/pack-forms/:pack',
  about: 'Which forms this agency asks with a pack besides its own, from the next sitting on.',
  who: keepers,
  audit: 'assessment.pack_changed',
  params: z.object({ pack: packCode }),
  body: z.object({ added: addedForms }),
  reply: z.object({ added: addedForms }),
})

/** A count below ten is not told, nor one from which fewer than ten are missing to the count before it. */
export const count = z.union([z.number().int(), z.literal('<10'), z.literal('all_but_few')])
export const campaign = z.object({
  id,
  title: z.string(),
  pack: packCode,
  consentText: z.string(),
  from: day,
  until: day,
  invited: z.number().int(),
  begun: count,
  finished: count,
  closedAt: at.nullable(),
})
export const campaignsGet = endpoint({
  method: 'GET',
  path: '/api/assessment/campaigns',
  about: 'Campaigns of the organiser’s places: how many were invited, began and finished. Never an answer.',
  who: organisers,
  audit: 'assessment.campaigns_read',
  params: none,
  body: none,
  reply: z.object({ campaigns: z.array(campaign) }),
})
export const campaignAdd = endpoint({
  method: 'POST',
  path: '/api/assessment/campaigns',
  about:
    'Opens a campaign and makes its invitation codes, shown once. Safe to repeat: the codes are not shown again.',
  who: organisers,
  audit: 'assessment.campaign_opened',
  params: none,
  body: z.object({
    id,
    title: z.string().trim().min(2).max(60),
    unitId: id,
    pack: packCode,
    consentText: z.string().trim().min(10).max(1000),
    from: day,
    until: day,
    invitations: z.number().int().min(10).max(5000),
  }),
  reply: z.object({ campaign, codes: z.array(z.string()) }),
})
export const campaignClose = endpoint({
  method: 'POST',
  path: '/api/assessment/campaigns/:id/close',
  about: 'Ends a campaign; its codes stop working.',
  who: organisers,
  audit: 'assessment.campaign_closed',
  params: byId,
  body: none,
  reply: z.object({ campaign }),
})

export const measuresPrint = endpoint({
  method: 'GET',
  path: '/api/assessment/people/:id/measures/print',
  about: 'The same on one A4 page: PDF in base64, Chinese font embedded.',
  who: fillRoles,
  audit: 'assessment.measures_printed',
  params: byId,
  body: none,
  reply: z.object({ fileName: z.string(), pdf: z.string() }),
})
