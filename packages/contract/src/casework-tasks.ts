import { taskKinds } from '@anxin/core/casework/priority.ts'
import { z } from 'zod'
import { caseRoles, taskShown } from './casework.ts'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'

/** Those who work on cases, and volunteers, who see the tasks they were given. */
export const taskRoles = staff(['volunteer', 'social_worker', 'counsellor', 'crisis_worker', 'supervisor'])
export const loadRoles = staff(['social_worker', 'counsellor', 'supervisor', 'agency_admin'])
const shortText = z.string().trim().max(500)
const reason = z.string().trim().min(2).max(500)

export const taskAdd = endpoint({
  method: 'POST',
  path: '/api/casework/cases/:id/tasks',
  about: 'Gives somebody of the team something to do. Safe to repeat.',
  who: caseRoles,
  audit: 'casework.task_added',
  params: byId,
  body: z.object({
    id,
    kind: z.enum(taskKinds),
    text: z.string().trim().min(2).max(500),
    ownerId: id,
    dueAt: at,
    goalId: id.optional(),
  }),
  reply: done,
})
export const taskDone = endpoint({
  method: 'POST',
  path: '/api/casework/tasks/:id/done',
  about: 'Says that it was done, or that it is not needed any more. Safe to repeat.',
  who: taskRoles,
  audit: 'casework.task_done',
  params: byId,
  body: z.object({
    note: shortText.default(''),
    dropped: z.boolean().default(false),
    reached: z.boolean().optional(),
  }),
  reply: done,
})
export const taskPhone = endpoint({
  method: 'GET',
  path: '/api/casework/tasks/:id/phone',
  about:
    'The number of the person for whoever was given an open task for which one talks with them, kept in the audit each time; where it may not be shown, why, and who leads the case.',
  who: taskRoles,
  audit: 'casework.task_phone_read',
  params: byId,
  body: none,
  reply: z.object({
    phone: z.string().nullable(),
    /**
     * The case is over; a volunteer's certificates have ended; the person is under 18 and the speaker has no certificate for
     * it; or no number is known.
     */
    why: z.enum(['over', 'certificate', 'minor', 'unknown']).nullable(),
    /** Null for whoever leads it. */
    lead: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  }),
})
export const todayGet = endpoint({
  method: 'GET',
  path: '/api/casework/today',
  about: 'What the speaker is to do, most pressing first, each with why; and what waits in their cases.',
  who: taskRoles,
  audit: 'casework.today_read',
  params: none,
  body: none,
  reply: z.object({
    tasks: z.array(taskShown),
    figures: z.object({
      active: z.number().int(),
      urgent: z.number().int(),
      overdue: z.number().int(),
      quiet: z.number().int(),
      openNotes: z.number().int(),
    }),
    now: at,
  }),
})
export const caseloadGet = endpoint({
  method: 'GET',
  path: '/api/casework/caseload',
  about: 'What everybody of one’s places carries: numbers, no names of residents.',
  who: loadRoles,
  audit: 'casework.caseload_read',
  params: none,
  body: none,
  reply: z.object({
    rows: z.array(
      z.object({
        staffId: id,
        name: z.string(),
        roles: z.array(z.string()),
        active: z.number().int(),
        urgent: z.number().int(),
        overdue: z.number().int(),
        quiet: z.number().int(),
        cap: z.number().int(),
        urgentCap: z.number().int().nullable(),
        /** Until when a supervisor lets them carry more. */
        overrideUntil: at.nullable(),
      }),
    ),
    mayOverride: z.boolean(),
    now: at,
  }),
})
export const overrideGive = endpoint({
  method: 'POST',
  path: '/api/casework/overrides',
  about: 'Lets a colleague carry more than the cap for seven days. Safe to repeat.',
  who: staff(['supervisor'], 'C-SUPERVISE'),
  audit: 'casework.override_given',
  params: none,
  body: z.object({ id, staffId: id, reason }),
  reply: z.object({ until: at }),
})
