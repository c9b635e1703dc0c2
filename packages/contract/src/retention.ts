import { longestMonths, retentionCodes } from '@anxin/core/retention/schedule.ts'
import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, id, none } from './shapes.ts'

const code = z.enum(retentionCodes)
const months = z.number().int().min(1).max(longestMonths)
const reason = z.string().trim().min(4).max(500)
const count = z.number().int()
const day = z.iso.date()

/** Who sees how long what is kept, and what was removed. */
const readers = staff(['agency_admin', 'dpo', 'auditor'])
const setters = staff(['agency_admin'])
/** Who may keep something beyond its term, or let it go again. */
const holders = staff(['agency_admin', 'dpo'])

const term = z.object({
  code,
  /** Months in force now. */
  months,
  usual: months,
  /** Fewer the law does not allow; 1 where it names no term. */
  floor: months,
  /** Kept at least until the person is so old. */
  minorUntil: count.nullable(),
  /** Who set it last; null where it is the usual term. */
  setBy: z.string().nullable(),
  setAt: at.nullable(),
})
const terms = z.object({
  terms: z.array(term),
  /** What a room forgets by itself after so many days. */
  rolling: z.array(z.object({ what: z.string(), days: count })),
})

export const retentionTerms = endpoint({
  method: 'GET',
  path: '/api/retention/terms',
  about: 'How long each class of records is kept, since when it counts, and what the law asks for at least.',
  who: readers,
  audit: 'retention.terms_read',
  params: none,
  body: none,
  reply: terms,
})
export const retentionDue = endpoint({
  method: 'GET',
  path: '/api/retention/terms/:code/due',
  about:
    'How many things of a class would be over with a term of so many months, holds and ages not counted.',
  who: setters,
  audit: 'retention.due_counted',
  params: z.object({ code, months: z.coerce.number().int().min(1).max(longestMonths) }),
  body: none,
  reply: z.object({ due: count }),
})
export const retentionTerm = endpoint({
  method: 'PUT',
  path: '/api/retention/terms/:code',
  about:
    'Sets how many months a class is kept, from the next run on. Shorter than the law allows is refused. Safe to repeat.',
  who: setters,
  audit: 'retention.term_set',
  params: z.object({ code }),
  body: z.object({ months }),
  reply: terms,
})

const hold = z.object({
  id,
  /** By which number the person was found. */
  foundBy: z.enum(['case', 'alert']),
  number: count,
  reason: z.string(),
  by: z.string(),
  at,
  /** True where somebody else placed it: letting go takes another person. */
  mayRelease: z.boolean(),
  releasedBy: z.string().nullable(),
  releasedAt: at.nullable(),
  releaseReason: z.string().nullable(),
})
const holds = z.object({ holds: z.array(hold) })

export const retentionHolds = endpoint({
  method: 'GET',
  path: '/api/retention/holds',
  about: 'What is kept beyond its term and why: standing ones first, then those let go, newest first.',
  who: readers,
  audit: 'retention.holds_read',
  params: none,
  body: none,
  reply: holds,
})
export const retentionHold = endpoint({
  method: 'POST',
  path: '/api/retention/holds',
  about:
    'Keeps everything of a person, found by the number of a case or an alert, beyond its term. Nobody is wiped meanwhile, not by themselves either. Safe to repeat.',
  who: holders,
  audit: 'retention.hold_placed',
  params: none,
  body: z.object({ id, foundBy: z.enum(['case', 'alert']), number: z.number().int().positive(), reason }),
  reply: holds,
})
export const retentionRelease = endpoint({
  method: 'POST',
  path: '/api/retention/holds/:id/release',
  about: 'Lets go of what was held, with a reason; another person than who placed it. Safe to repeat.',
  who: holders,
  audit: 'retention.hold_released',
  params: byId,
  body: z.object({ reason }),
  reply: holds,
})

const line = z.object({
  code,
  subjects: count,
  rows: count,
  /** When the oldest and the newest of what was removed were over. */
  oldest: day.nullable(),
  newest: day.nullable(),
  /** Due, and kept by a hold; due, and kept because of the age. */
  held: count,
  minors: count,
})
export const retentionRuns = endpoint({
  method: 'GET',
  path: '/api/retention/runs',
  about:
    'The report: what each day’s run removed, class by class, in counts and days without any name; newest first, at most 400 days.',
  who: readers,
  audit: 'retention.runs_read',
  params: none,
  body: none,
  reply: z.object({
    runs: z.array(
      z.object({
        id,
        day,
        /** Null while the run goes on, or was cut off and goes on later. */
        finishedAt: at.nullable(),
        lines: z.array(line),
      }),
    ),
  }),
})
