import { grades } from '@anxin/core/crisis/grade.ts'
import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { none } from './shapes.ts'

const day = z.iso.date()
/** What would be read from fewer than ten people is not told; nor what could be worked out from the sum of the others. */
const few = z.literal('<10')
const count = z.union([z.number().int(), few])
const share = z.union([z.number(), few]).nullable()

/** Ages of those who talk with the companion; `unknown` where no birth date is held and nothing was said. */
export const ageBands = ['under14', '14to17', '18to59', '60up', 'unknown'] as const

const use = z.object({
  /** Different residents who talked. */
  people: count,
  talks: count,
  /** Median length of a talk; null where there was none. */
  medianMinutes: z.union([z.number().int(), few]).nullable(),
  /** Talks of two hours or more, and talks begun between midnight and five, among all. */
  long: share,
  night: share,
  /** Turns in which a reminder was said. */
  reminders: count,
  /** Alerts raised from words at L2 and above, and those at L4. */
  alerts: count,
  imminent: count,
})

export const dossierGet = endpoint({
  method: 'GET',
  path: '/api/quality/dossier',
  about:
    'What a security assessment or a yearly check asks about the companion, over the last ninety days and in numbers only: users by age, time of use, extreme situations and how soon somebody came, complaints, the limits in force, and what was changed.',
  who: staff(['agency_admin', 'dpo']),
  audit: 'quality.dossier_read',
  params: none,
  body: none,
  reply: z.object({
    from: day,
    until: day,
    whole: use,
    /** In the order of `ageBands`. */
    ages: z.array(use.extend({ age: z.enum(ageBands) })),
    /** By grade, the gravest first; practice does not count. */
    takeover: z.array(
      z.object({
        grade: z.enum(grades),
        raised: count,
        taken: count,
        p50Seconds: z.union([z.number().int(), few]).nullable(),
        inTime: share,
      }),
    ),
    /** Alerts of which the emergency contact or guardian was told. */
    contacts: count,
    complaints: z.object({ workingDays: z.number().int(), answered: count, inTime: count, overdue: count }),
    /** What holds for everybody, for minors and for elders, as it is in force. */
    limits: z.object({
      reminderMinutes: z.number().int(),
      disclosureDays: z.number().int(),
      minor: z.object({
        sessionMinutes: z.number().int(),
        endMinutes: z.number().int(),
        dayMinutes: z.number().int(),
      }),
      dependence: z.object({
        days14: z.number().int(),
        minutesToday: z.number().int(),
        nights14: z.number().int(),
      }),
      /** Below this a guardian agrees; below `adultAge` a guardian or an emergency contact is named. */
      consentAge: z.number().int(),
      adultAge: z.number().int(),
    }),
    /** The last day of the companion, when one was named; residents are told. */
    lastDay: day.nullable(),
    /** Versions of the screener and of the language model in use, by the first day they were; the newest first. */
    changes: z.array(z.object({ on: day, what: z.enum(['screener', 'model']), name: z.string() })),
  }),
})

export const lastDayPut = endpoint({
  method: 'PUT',
  path: '/api/companion/last-day',
  about:
    'Names the last day on which the companion answers here, at least thirty days ahead; residents read it when they open the talk. Null takes it back.',
  who: staff(['agency_admin']),
  audit: 'companion.last_day_named',
  params: none,
  body: z.object({ lastDay: day.nullable() }),
  reply: z.object({ lastDay: day.nullable() }),
})
