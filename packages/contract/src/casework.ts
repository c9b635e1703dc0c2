import { mostTies, tieKinds, tieStrengths, tieWays } from '@anxin/core/casework/ecomap.ts'
import { taskKinds } from '@anxin/core/casework/priority.ts'
import { artefactNames, caseStates } from '@anxin/core/casework/state.ts'
import { z } from 'zod'
import { populationCode } from './assessment.ts'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, calledName, done, id, none, phone } from './shapes.ts'
import { colour } from './worklist.ts'

/** Those who open and work on cases; which case is the room's policy, and the row wall. */
export const caseRoles = staff(['social_worker', 'counsellor', 'crisis_worker', 'supervisor'])
export const caseSources = ['walk_in', 'phone', 'chat', 'worklist', 'crisis', 'referral', 'report'] as const
export const caseParts = ['lead', 'worker', 'counsellor', 'volunteer'] as const
export const caseState = z.enum(caseStates)
const shortText = z.string().trim().max(500)
const longText = z.string().trim().max(4000)
const reason = z.string().trim().min(2).max(500)

export const foundPerson = z.object({
  id,
  name: z.string(),
  aliases: z.array(z.string()),
  unitName: z.string(),
  age: z.number().int().nullable(),
  minor: z.boolean(),
  phoneTail: z.string().nullable(),
  /** 0–100: how likely it is the person that was asked for. */
  likeness: z.number().int(),
  /** What matched, in the order of trust. */
  by: z.array(z.string()),
  openCase: z.object({ id, number: z.number().int(), state: caseState, leadName: z.string() }).nullable(),
  /** Others that were joined to this person. */
  joined: z.array(z.object({ mergeId: id, name: z.string(), reason: z.string(), by: z.string(), at })),
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
    'Joins two records of one person: both keep their history, and it can be taken back. Safe to repeat.',
  who: caseRoles,
  audit: 'casework.people_merged',
  params: none,
  body: z.object({ id, keptId: id, mergedId: id, reason }),
  reply: done,
})
export const mergeUndo = endpoint({
  method: 'POST',
  path: '/api/casework/merges/:id/undo',
  about: 'Takes the joining of two records back; nothing of either is lost.',
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
export const caseList = endpoint({
  method: 'GET',
  path: '/api/casework/cases',
  about: 'Cases one sees, most pressing first: own ones, those of the place, or those that are over.',
  who: caseRoles,
  audit: 'casework.list_read',
  params: z.object({
    view: z.enum(['mine', 'place', 'ended']).default('mine'),
    only: z.enum(['overdue', 'quiet', 'urgent', 'off_track']).optional(),
  }),
  body: none,
  reply: z.object({ rows: z.array(caseRow), now: at, more: z.boolean() }),
})

/** Sheets of a case: what phases ask for. @source domain specification 6.1 */
export const intakeFields = z.object({
  request: longText,
  eligibility: shortText,
  conflict: z.enum(['', 'none', 'known']),
  conflictNote: shortText,
  emergencyContact: shortText,
  accessibility: z.array(z.enum(['none', 'hearing', 'seeing', 'moving', 'reading', 'dialect', 'companion'])),
  accessibilityNote: shortText,
})
export const assessmentFields = z.object({
  body: longText,
  mind: longText,
  social: longText,
  strengths: longText,
  risk: longText,
  culture: shortText,
})
/** Who and what stands around the person; not asked for by any gate. @source domain specification 6.1 */
export const ecomapFields = z.object({
  ties: z
    .array(
      z.object({
        id,
        name: z.string().trim().min(1).max(12),
        kind: z.enum(tieKinds),
        relation: z.string().trim().max(12),
        way: z.enum(tieWays),
        strength: z.literal(tieStrengths),
        home: z.boolean(),
      }),
    )
    .max(mostTies),
  note: shortText,
})
export const closingFields = z.object({
  reason: z.enum(['', 'goals_met', 'agreed', 'moved', 'referred', 'no_contact', 'wish']),
  summary: longText,
  relapsePlan: longText,
  /** The six questions of the project, 0–3 each; null where not answered. */
  satisfaction: z.array(z.number().int().min(0).max(3).nullable()).length(6),
  satisfactionNote: shortText,
})
export const sheetBody = z.discriminatedUnion('sheet', [
  z.object({
    sheet: z.literal('intake'),
    fields: intakeFields,
    conflictWith: z.array(id).max(20).default([]),
  }),
  z.object({ sheet: z.literal('assessment'), fields: assessmentFields }),
  z.object({ sheet: z.literal('closing'), fields: closingFields }),
  z.object({ sheet: z.literal('ecomap'), fields: ecomapFields }),
])
export const sheetShown = z.object({
  revision: z.number().int(),
  fields: z.record(z.string(), z.unknown()),
  byName: z.string(),
  at,
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
    approved: z.boolean(),
    agreedAt: at.nullable(),
    reviewDue: z.boolean(),
  }),
  tasks: z.array(taskShown),
  /** The newest word on each purpose. */
  consents: z.array(z.object({ purpose: z.string(), given: z.boolean(), at, how: z.string() })),
  household: z
    .object({
      id,
      name: z.string(),
      members: z.array(z.object({ residentId: id, name: z.string().nullable(), relation: z.string() })),
    })
    .nullable(),
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
  about: 'One case whole: team, sheets, plan, tasks, consents, household and what happened.',
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
      }),
    ),
  }),
})
