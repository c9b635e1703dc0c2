import { grades } from '@anxin/core/crisis/grade.ts'
import { refusalCodes } from '@anxin/core/dialogue/phrases/refusals.phrases.ts'
import { dimensions, ratings } from '@anxin/core/quality/rubric.ts'
import { z } from 'zod'
import { thumbReasons } from './companion-own.ts'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, id, none } from './shapes.ts'

const keepers = staff(['supervisor', 'agency_admin'])
export const readers = staff(['supervisor', 'counsellor', 'clinician'])
const day = z.iso.date()

/** What would be read from fewer than ten people is not told. */
const few = z.literal('<10')
const count = z.union([z.number().int(), few])
/** 0–1; null where there was nothing. */
const share = z.union([z.number(), few]).nullable()

/** Quarters of a day, from midnight. */
export const dayParts = ['night', 'morning', 'afternoon', 'evening'] as const

/** How it went in one week, or in all of them. */
export const qualityFigures = z.object({
  /** Talks of which lines are still kept: an anonymous visit leaves none. */
  talks: count,
  /** Talks that ended within three turns, without an exercise and without a person. */
  dropOff: share,
  thumbs: count,
  /** Thumbs up among thumbs. */
  thumbsUp: share,
  /** Alerts in which somebody asked for a person. */
  asked: z.number().int(),
  /** Of those that were promised a time, the share that was answered within it. */
  inTime: share,
  /** Median of how far the estimate was off, in minutes. */
  estimateError: z.union([z.number(), few]).nullable(),
  reminders: count,
  misunderstood: count,
  /** Answers of a language model. */
  answers: count,
  /** Of those, the share of which something unsafe was held back. */
  heldBack: share,
})
const weekFigures = qualityFigures.extend({ from: day })

export const agreementShown = z.union([
  z.object({ n: z.number().int(), same: z.number().nullable(), kappa: z.number().nullable() }),
  few,
])

export const qualityBoard = endpoint({
  method: 'GET',
  path: '/api/quality/board',
  about: 'How the companion and the screener did in the last twelve weeks, in numbers and without names.',
  who: keepers,
  audit: 'quality.board_read',
  params: none,
  body: none,
  reply: z.object({
    /** Oldest first; the last is the running one. Weeks begin on Monday. */
    weeks: z.array(weekFigures),
    whole: qualityFigures,
    /** Why lines were found not good, most frequent first. */
    thumbReasons: z.array(z.object({ reason: z.enum(thumbReasons), count })),
    /** Why sentences of the model were held back, also for their form; most frequent first. */
    heldBackReasons: z.array(z.object({ reason: z.string(), count })),
    screening: z.array(
      z.object({
        level: z.enum(['L2', 'L3', 'L4']),
        right: z.number().int(),
        falseAlarm: z.number().int(),
        precision: share,
      }),
    ),
    /**
     * From raised until somebody took it, by grade, the gravest first; practice does not count. `raised` counts those
     * that were taken or whose time is over. In working days where a wait is counted in those.
     */
    takeover: z.array(
      z.object({
        grade: z.enum(grades),
        /** A person is promised within so many minutes. */
        promisedMinutes: z.number().int(),
        raised: z.number().int(),
        taken: z.number().int(),
        p50Seconds: z.number().int().nullable(),
        p95Seconds: z.number().int().nullable(),
        /** Of those raised, the share taken within the time; null where there was none. */
        inTime: z.number().nullable(),
      }),
    ),
    /** Numbers left to be called back, by the part of the day in Asia/Shanghai, and the share that somebody reached. */
    callbacks: z.array(z.object({ part: z.enum(dayParts), left: count, kept: share })),
    /** Of talks that two have read, the share in which one of them saw a high potential for harm. */
    unsafeRead: share,
    /** Lines that supervisors say were not heard. */
    missed: z.number().int(),
    sample: z.array(
      z.object({ week: day, drawn: z.number().int(), once: z.number().int(), twice: z.number().int() }),
    ),
    agreement: z.object(
      Object.fromEntries(dimensions.map((name) => [name, agreementShown])) as Record<
        (typeof dimensions)[number],
        typeof agreementShown
      >,
    ),
    templatesDue: z.number().int(),
  }),
})

export const reading = z.object(
  Object.fromEntries(dimensions.map((name) => [name, z.enum(ratings)])) as Record<
    (typeof dimensions)[number],
    z.ZodEnum<{ [R in (typeof ratings)[number]]: R }>
  >,
)
export const sampleRow = z.object({
  id,
  week: day,
  unitName: z.string(),
  lines: z.number().int(),
  /** What the reader who asks said; nobody is shown what somebody else said. */
  mine: reading.nullable(),
})
export const sampleList = endpoint({
  method: 'GET',
  path: '/api/quality/samples',
  about:
    'Talks without identity that wait to be read by this reader, and those they have read; newest first.',
  who: readers,
  audit: 'quality.samples_listed',
  params: none,
  body: none,
  reply: z.object({ rows: z.array(sampleRow) }),
})
export const sampleLine = z.object({
  from: z.enum(['resident', 'program', 'person', 'note']),
  text: z.string(),
  /** Minutes since the first line. */
  minute: z.number().int(),
  generated: z.boolean(),
})
export const sampleGet = endpoint({
  method: 'GET',
  path: '/api/quality/samples/:id',
  about: 'One talk without identity, for a reader; for an administrator once somebody saw harm in it.',
  who: staff(['supervisor', 'counsellor', 'clinician', 'agency_admin']),
  audit: 'quality.sample_opened',
  params: byId,
  body: none,
  reply: z.object({
    id,
    week: day,
    lines: z.array(sampleLine),
    mine: reading.extend({ note: z.string() }).nullable(),
  }),
})
export const readingPut = endpoint({
  method: 'PUT',
  path: '/api/quality/samples/:id/reading',
  about:
    'Rates a talk in five dimensions; two readers for each talk, each blind to the other. Safe to repeat.',
  who: readers,
  audit: 'quality.sample_rated',
  params: byId,
  body: z.object({ reading, note: z.string().trim().max(500).default('') }),
  reply: z.object({ row: sampleRow }),
})
export const harmList = endpoint({
  method: 'GET',
  path: '/api/quality/harms',
  about: 'Talks in which a reader saw a high potential for harm, newest first.',
  who: staff(['agency_admin']),
  audit: 'quality.harms_read',
  params: none,
  body: none,
  reply: z.object({
    rows: z.array(
      z.object({
        sampleId: id,
        week: day,
        unitName: z.string(),
        in: z.array(z.enum(dimensions)),
        note: z.string(),
        at,
      }),
    ),
  }),
})

export const templateStates = ['in_date', 'soon', 'expired'] as const
export const template = z.object({
  code: z.enum(refusalCodes),
  /** Of the texts as they came with the system. */
  owner: z.string(),
  reviewer: z.string(),
  reviewedAt: day,
  expiresAt: day,
  /** First words, so that one knows which it is. */
  sample: z.object({ zh: z.string(), en: z.string() }),
  /** Who answers for it here, and until when. */
  own: z.object({ owner: z.string(), expiresAt: day, by: z.string(), at }).nullable(),
  state: z.enum(templateStates),
})
export const templates = z.object({ templates: z.array(template) })
export const templateList = endpoint({
  method: 'GET',
  path: '/api/quality/templates',
  about: 'Safe answers with who answers for each and until when it may be said.',
  who: staff(['supervisor', 'agency_admin', 'clinician']),
  audit: 'quality.templates_read',
  params: none,
  body: none,
  reply: templates,
})
export const templatePut = endpoint({
  method: 'PUT',
  path: '/api/quality/templates',
  about: 'Names who answers for a safe answer here, and until when: at most 24 months. Null takes it back.',
  who: staff(['agency_admin']),
  audit: 'quality.template_owned',
  params: none,
  body: z.object({
    code: z.enum(refusalCodes),
    own: z.object({ owner: z.string().trim().min(2).max(40), expiresAt: day }).nullable(),
  }),
  reply: templates,
})
