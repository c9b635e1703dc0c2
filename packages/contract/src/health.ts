import { z } from 'zod'
import { anyone, endpoint } from './endpoint.ts'
import { at, none } from './shapes.ts'

/** Practice alerts of a span: how many ended, how many of them failed, and milliseconds from written to accepted. */
const practiceSpan = z.object({
  runs: z.number().int(),
  failed: z.number().int(),
  p50Ms: z.number().int().nullable(),
  p95Ms: z.number().int().nullable(),
})

export const health = endpoint({
  method: 'GET',
  path: '/api/health',
  about: 'Is the house well? Engine, migrations, queue age, on-call coverage, practice alerts.',
  who: anyone,
  audit: 'health.asked',
  params: none,
  body: none,
  reply: z.object({
    ok: z.boolean(),
    version: z.string(),
    now: at,
    database: z.object({
      engine: z.enum(['embedded', 'postgresql']),
      durable: z.boolean(),
      migrations: z.number(),
      /** When a write first found no room on the disk; null while there is. */
      fullSince: at.nullable(),
    }),
    /** How far the clock of the process that answers is ahead of the database’s. */
    clock: z.object({ skewMs: z.number().int() }),
    jobs: z.object({ waiting: z.number(), oldestSeconds: z.number(), dead: z.number() }),
    /** `covered`: somebody stands in every agency; `uncovered`: how many of the agencies have nobody now. */
    onCall: z.object({
      covered: z.boolean(),
      people: z.number(),
      gapWithin72h: z.boolean(),
      agencies: z.number().int(),
      uncovered: z.number().int(),
    }),
    alerts: z.object({ open: z.number(), unowned: z.number(), overdue: z.number() }),
    audit: z.object({ waiting: z.number() }),
    /** Years of which no days off are written down; Monday to Friday count. */
    calendar: z.object({ missing: z.array(z.number().int()) }),
    /** The hourly practice alert; `late` and `failing` count agencies. */
    practice: z.object({
      lastAt: at.nullable(),
      late: z.number().int(),
      failing: z.number().int(),
      day: practiceSpan,
      week: practiceSpan,
    }),
  }),
})
