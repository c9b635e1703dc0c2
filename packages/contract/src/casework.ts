import { taskKinds } from '@anxin/core/casework/priority.ts'
import { artefactNames, caseStates, contactRates, planTiers } from '@anxin/core/casework/state.ts'
import { z } from 'zod'
import { populationCode } from './assessment.ts'
import { checkIn } from './casework-check-in.ts'
import { sheetBody, sheetShown } from './casework-sheets.ts'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, calledName, done, id, none, phone } from './shapes.ts'
import { colour } from './worklist.ts'

/** Those who open and work on cases; which case is the room's policy, and the row wall. */
export const caseRoles = staff(['social_worker', 'counsellor', 'crisis_worker', 'supervisor'])
export const caseSources = ['walk_in', 'phone', 'chat', 'worklist', 'crisis', 'referral', 'report'] as const
export const caseParts = ['lead', 'worker', 'counsellor', 'volunteer'] as const
export const caseState = z.enum(caseStates)
const shortText = z.string().trim().max(500)
const reason = z.string().trim().min(2).max(500)

const foundCase = z.object({ id, number: z.number().int(), state: caseState, leadName: z.string() })
export const foundPerson = z.object({
  id,
  name: z.string(),
  aliases: z.array(z.string()),
  unitName: z.string(),
  age: z.number().int().nullable(),
  birthDate: z.iso.date().nullable(),
  minor: z.boolean(),
  phoneTail: z.string().nullable(),
  /** 0–100: how likely it is the person that was asked for. */
  likeness: z.number().int(),
  /** What matched, in the order of trust. */
  by: z.array(z.string()),
  openCase: foundCase.nullable(),
  /** Others that were joined to this person. */
  joined: z.array(
    z.object({
      ...{ mergeId: id, name: z.string(), reason: z.string(), by: z.string(), at },
      openCase: foundCase.nullable(),
    }),
  ),
})
export const peopleSearch = endpoint({
  method: 'GET',
  path: '/api/casework/people',
  about:
    'Finds somebody by name, another name, pinyin with every reading, initials or the last four digits, likeliest first; the search is kept in the audit.',
  who: caseRoles,
  audit: 'casework.people_searched',
  params: z.object({
    typed: z.string().trim().min(1).max(40),
    /** Narrows by the end of a number. */
    tail: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
  }),
  body: none,
  reply: z.object({ people: z.array(foundPerson), more: z.boolean() }),
})
export const aliasAdd = endpoint({
  method: 'POST',
  path: '/api/casework/people/:id/aliases',
  about: 'Another name somebody goes by, an old one or one written otherwise. Safe to repeat.',
  who: caseRoles,
  audit: 'casework.alias_added',
  params: byId,
  body: z.object({ id, name: calledName }),
  reply: done,
})
export const peopleMerge = endpoint({
  method: 'POST',
  path: '/api/casework/merges',
  about:
    'Joins two records of one person: both keep their history, and it can be taken back. Where both have a case in work both go on, and the two leads are asked to agree on one. Safe to repeat.',
  who: caseRoles,
  audit: 'casework.people_merged',
  params: none,
  body: z.object({
    ...{ id, keptId: id, mergedId: id, reason },
    /** Why they are one person although their dates of birth differ: refused without it as RECORDS_DIFFER. */
    differ: reason.optional(),
  }),
  reply: done,
})
export const mergeUndo = endpoint({
  method: 'POST',
  path: '/api/casework/merges/:id/undo',
  about:
    'Takes the joining of two records back; nothing of either is lost, and a lead that was agreed on for both ends with it.',
  who: caseRoles,
  audit: 'casework.merge_undone',
  params: byId,
  body: none,
  reply: done,
})

export const caseOpen = endpoint({
  method: 'POST',
  path: '/api/casework/cases',
  about:
    'Opens a case for somebody found, or written down now. Refused where a likely twin was not looked at, or a case is open already. Safe to repeat.',
  who: caseRoles,
  audit: 'casework.case_opened',
  params: none,
  body: z.object({
    id,
    person: z.union([
      z.object({ id }),
      z.object({
        newId: id,
        name: calledName,
        birthDate: z.iso.date().optional(),
        phone: phone.optional(),
        elder: z.boolean().default(false),
        guardianConsent: z.boolean().default(false),
        /** Likely twins that were looked at and are somebody else. */
        notThese: z.array(id).max(50).default([]),
      }),
    ]),
    source: z.enum(caseSources),
    sourceId: id.optional(),
    population: populationCode,
    colour: colour.default('YELLOW'),
    request: z.string().trim().min(2).max(2000),
  }),
  reply: z.object({ caseId: id, number: z.number().int() }),
})

export const caseRow = z.object({
  id,
  number: z.number().int(),
  name: z.string().nullable(),
  unitName: z.string(),
  state: caseState,
  colour,
  population: populationCode,
  leadId: id,
  leadName: z.string(),
  sessions: z.number().int(),
  stateAt: at,
  dueAt: at.nullable(),
  lastContactAt: at.nullable(),
  offTrack: z.boolean(),
  /** Nobody spoke to them for 30 days. */
  quiet: z.boolean(),
})
/** Place in the list: urgent or not, due by, in its state since (both to the microsecond), and which case. */
const moment = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z`
const caseAfter = z.string().regex(new RegExp(`^(true|false)~(infinity|${moment})~${moment}~[0-9a-f-]{36}$`))
export const caseList = endpoint({
  method: 'GET',
  path: '/api/casework/cases',
  about: 'Cases one sees, most pressing first: own ones, those of the place, or those that are over.',
  who: caseRoles,
  audit: 'casework.list_read',
  params: z.object({
    view: z.enum(['mine', 'place', 'ended']).default('mine'),
    only: z.enum(['overdue', 'quiet', 'urgent', 'off_track']).optional(),
    after: caseAfter.optional(),
  }),
  body: none,
  /** `next`: where the following page begins, given back as `after`; none on the last page. */
  reply: z.object({ rows: z.array(caseRow), now: at, next: z.string().nullable() }),
})

export const goalShown = z.object({
  id,
  statement: z.string(),
  measure: z.string(),
  baseline: z.string(),
  target: z.string(),
  ownWords: z.string().nullable(),
  dueOn: z.iso.date(),
  ownerId: id.nullable(),
  attainment: z.number().int().min(-2).max(2).nullable(),
})
export const taskShown = z.object({
  id,
  caseId: id,
  caseNumber: z.number().int().nullable(),
  name: z.string().nullable(),
  kind: z.enum(taskKinds),
  text: z.string(),
  ownerId: id,
  ownerName: z.string(),
  dueAt: at,
  state: z.enum(['open', 'done', 'dropped']),
  note: z.string().nullable(),
  /** The goal of the plan it is done for. */
  goalId: id.nullable(),
  /** What was answered, of one that asks how they are. */
  answers: checkIn.nullable(),
  /** Months after closing, of a follow-up. */
  months: z.number().int().nullable(),
  /** Why it stands where it stands, each with its points. */
  reasons: z.array(z.object({ why: z.string(), points: z.number().int() })),
})
export const caseShown = z.object({
  id,
  number: z.number().int(),
  residentId: id,
  name: z.string().nullable(),
  age: z.number().int().nullable(),
  minor: z.boolean(),
  phone: z.string().nullable(),
  unitName: z.string(),
  state: caseState,
  colour,
  /** Somebody asked to lower it, and a second person has not agreed. */
  lowering: colour.nullable(),
  population: populationCode,
  source: z.enum(caseSources),
  openedAt: at,
  stateAt: at,
  dueAt: at.nullable(),
  lastContactAt: at.nullable(),
  sessions: z.number().int(),
  offTrack: z.boolean(),
  reopened: z.number().int(),
  outcome: z.string().nullable(),
  team: z.array(z.object({ staffId: id, name: z.string(), part: z.enum(caseParts) })),
  sheets: z.object({
    intake: sheetShown.nullable(),
    assessment: sheetShown.nullable(),
    closing: sheetShown.nullable(),
    ecomap: sheetShown.nullable(),
  }),
  goals: z.array(goalShown),
  plan: z.object({
    revision: z.number().int(),
    tier: z.literal(planTiers).nullable(),
    every: z.enum(contactRates).nullable(),
    approved: z.boolean(),
    agreedAt: at.nullable(),
    /** When the service agreement was signed; it stands until the service is another. */
    contractAt: at.nullable(),
    reviewDue: z.boolean(),
    /** Of counselling: somebody of the team is qualified for it. */
    counselled: z.boolean(),
  }),
  tasks: z.array(taskShown),
  /** The newest word on each purpose. */
  consents: z.array(z.object({ purpose: z.string(), given: z.boolean(), at, how: z.string() })),
  /** How each was signed, newest first: who was there, who heard it, who helped to decide. */
  acts: z.array(
    z.object({
      id,
      what: z.enum(['consent', 'plan']),
      how: z.enum(['online', 'drawn', 'spoken', 'paper']),
      byName: z.string(),
      witness: z.string().nullable(),
      supporter: z.object({ name: z.string(), relation: z.string() }).nullable(),
      /** The beginning of the fingerprint of the words as they were shown. */
      shown: z.string(),
      at,
    }),
  ),
  changes: z.array(
    z.object({
      what: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      byName: z.string(),
      text: z.string().nullable(),
      at,
    }),
  ),
  /** Where it may go, and what is still missing for each way. */
  ways: z.array(z.object({ to: caseState, missing: z.array(z.enum(artefactNames)) })),
  safetyOpen: z.boolean(),
  may: z.object({ lead: z.boolean(), sign: z.boolean() }),
  now: at,
})
export const caseGet = endpoint({
  method: 'GET',
  path: '/api/casework/cases/:id',
  about: 'One case whole: team, sheets, plan, tasks, consents and what happened.',
  who: caseRoles,
  audit: 'casework.case_read',
  params: byId,
  body: none,
  reply: z.object({ case: caseShown }),
})
export const sheetPut = endpoint({
  method: 'PUT',
  path: '/api/casework/cases/:id/sheets',
  about:
    'Keeps a sheet. Where somebody else wrote meanwhile nothing is overwritten: both stand beside one another.',
  who: caseRoles,
  audit: 'casework.sheet_kept',
  params: byId,
  body: z.object({ seen: z.number().int().min(0), content: sheetBody }),
  reply: z.object({ state: z.enum(['kept', 'meanwhile']), sheet: sheetShown }),
})
export const caseColour = endpoint({
  method: 'PUT',
  path: '/api/casework/cases/:id/colour',
  about:
    'Says how urgent a case is, with why. Never less than what stands of the person; lower than RED once a second person, a supervisor, says the same. Less than what was said meanwhile by somebody else is not written.',
  who: caseRoles,
  audit: 'casework.colour_changed',
  params: byId,
  body: z.object({
    colour,
    reason,
    /** What stood there when it was chosen. */
    seen: colour.optional(),
  }),
  reply: z.object({ state: z.enum(['changed', 'asked', 'meanwhile']) }),
})
export const caseStep = endpoint({
  method: 'POST',
  path: '/api/casework/cases/:id/steps',
  about: 'Moves the case on, when everything the next state asks for is there.',
  who: caseRoles,
  audit: 'casework.case_moved',
  params: byId,
  body: z.object({ to: caseState, reason: shortText.default('') }),
  reply: done,
})
export const caseSign = endpoint({
  method: 'POST',
  path: '/api/casework/cases/:id/signatures',
  about: 'The supervisor signs an assessment, a plan or a closing somebody else wrote.',
  who: staff(['supervisor'], 'C-SUPERVISE'),
  audit: 'casework.case_signed',
  params: byId,
  body: z.object({ what: z.enum(['assessment', 'plan', 'closing']), note: shortText.default('') }),
  reply: done,
})
export const teamPut = endpoint({
  method: 'PUT',
  path: '/api/casework/cases/:id/team',
  about:
    'Puts a colleague on the team, gives them another part or takes them off; a new lead is counted against the cap.',
  who: caseRoles,
  audit: 'casework.team_changed',
  params: byId,
  body: z.object({ staffId: id, part: z.enum(caseParts).nullable() }),
  reply: done,
})
export const colleaguesList = endpoint({
  method: 'GET',
  path: '/api/casework/cases/:id/colleagues',
  about: 'Who may be put on the team of a case, with what each carries now.',
  who: caseRoles,
  audit: 'casework.colleagues_read',
  params: byId,
  body: none,
  reply: z.object({
    colleagues: z.array(
      z.object({
        id,
        name: z.string(),
        roles: z.array(z.string()),
        active: z.number().int(),
        cap: z.number().int().nullable(),
        /** Set where one more would be too many. */
        over: z.enum(['active', 'urgent']).nullable(),
        conflict: z.boolean(),
        /** A volunteer who may not talk with people yet, or any more. */
        untrained: z.boolean(),
      }),
    ),
  }),
})
