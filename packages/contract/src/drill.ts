import { nightFailures } from '@anxin/core/crisis/drill.ts'
import { grades } from '@anxin/core/crisis/grade.ts'
import { z } from 'zod'
import { anyone, endpoint, staff } from './endpoint.ts'
import { at, byId, id, none } from './shapes.ts'

const keepers = staff(['agency_admin', 'supervisor'])
const span = z.object({ p50: z.number().nullable(), p95: z.number().nullable(), most: z.number().nullable() })
const run = z.object({
  id,
  title: z.string(),
  callers: z.number().int(),
  /** Null where the house plays by itself. */
  openedBy: z.string().nullable(),
  openedAt: at,
  endsAt: at,
  endedAt: at.nullable(),
  /** How many callers have come, and how many of them stand on the board. */
  came: z.number().int(),
  raised: z.number().int(),
  taken: z.number().int(),
  /** The night it belongs to, as a day in Shanghai; null where somebody opened it. */
  night: z.iso.date().nullable(),
  /** Why a drill of the night has not shown what it should; empty where it has, null while it is not judged. */
  failures: z.array(z.enum(nightFailures)).nullable(),
})
export const report = run.extend({
  /** Seconds from raised to the first page accepted, and to somebody who took it. */
  paged: span,
  answered: span,
  inTime: z.number().int(),
  byGrade: z.array(
    z.object({
      grade: z.enum(grades),
      raised: z.number().int(),
      taken: z.number().int(),
      inTime: z.number().int(),
      limitMinutes: z.number(),
    }),
  ),
  /** Most pages one person had of one event and rung by one channel; more than 1 is a fault. */
  mostPages: z.number().int(),
  /** Rungs paged by somebody, of all events. */
  rungs: z.array(z.object({ rung: z.number().int(), events: z.number().int() })),
  pagesFailed: z.number().int(),
  /** Events of which nobody was called at once. */
  uncalled: z.number().int(),
  /** Rungs that fell due, those not climbed, and the latest, in seconds. */
  ladder: z.object({ due: z.number().int(), open: z.number().int(), latest: z.number().int() }),
})
export const runs = endpoint({
  method: 'GET',
  path: '/api/drill/runs',
  about: 'Drills, newest first.',
  who: keepers,
  audit: 'drill.runs_read',
  params: none,
  body: none,
  reply: z.object({ runs: z.array(run) }),
})
export const runOpen = endpoint({
  method: 'POST',
  path: '/api/drill/runs',
  about:
    'Opens a drill for a while; its code lets synthetic callers in, and nobody else. The code is told once.',
  who: keepers,
  audit: 'drill.run_opened',
  params: none,
  body: z.object({
    id,
    title: z.string().trim().min(1).max(60),
    callers: z.number().int().min(1).max(1000),
    minutes: z.number().int().min(1).max(180),
  }),
  reply: z.object({ run, code: z.string().nullable() }),
})
export const runGet = endpoint({
  method: 'GET',
  path: '/api/drill/runs/:id',
  about: 'What a drill showed: how long until paged and until taken, against the limits.',
  who: keepers,
  audit: 'drill.report_read',
  params: byId,
  body: none,
  reply: report,
})
export const runEnd = endpoint({
  method: 'POST',
  path: '/api/drill/runs/:id/end',
  about: 'Ends a drill: its events are closed by lawful steps, its code opens nothing any more.',
  who: keepers,
  audit: 'drill.run_ended',
  params: byId,
  body: none,
  reply: report,
})
export const callerEnter = endpoint({
  method: 'POST',
  path: '/api/drill/callers',
  about:
    'A synthetic caller comes in with the code of a drill; from here on they are anybody, and marked for ever.',
  who: anyone,
  audit: 'drill.caller_entered',
  params: none,
  body: z.object({ code: z.string().min(16).max(64) }),
  /** What this caller is to say. */
  reply: z.object({ run: z.string(), says: z.string() }),
})

const night = {
  on: z.boolean(),
  /** Full hour in Shanghai. */
  hour: z.number().int().min(0).max(23),
  callers: z.number().int().min(1).max(50),
}
const nightShown = z.object({
  ...night,
  /** The site is marked as a demo: nobody in danger comes here. */
  testSite: z.boolean(),
  setBy: z.string().nullable(),
  setAt: at.nullable(),
})
export const nightGet = endpoint({
  method: 'GET',
  path: '/api/drill/night',
  about: 'Whether the house plays a drill every night, when, and with how many callers.',
  who: keepers,
  audit: 'drill.night_read',
  params: none,
  body: none,
  reply: nightShown,
})
export const nightPut = endpoint({
  method: 'PUT',
  path: '/api/drill/night',
  about:
    'Turns the drill of the night on or off. It rings nobody and stands on no board. Outside a test site whoever turns it on says that they know where.',
  who: staff(['agency_admin']),
  audit: 'drill.night_changed',
  params: none,
  body: z.object({ ...night, knowingly: z.boolean().default(false) }),
  reply: nightShown,
})
