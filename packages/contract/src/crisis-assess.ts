import { populations } from '@anxin/core/crisis/assess/asked.phrases.ts'
import { answers } from '@anxin/core/crisis/triage.ts'
import { z } from 'zod'
import { screenerAnswers } from './crisis-screener.ts'

export const meansCodes = ['medicine', 'pesticide', 'height', 'water', 'sharp', 'charcoal', 'other'] as const
const answer = z.enum(answers)
const few = z.string().max(300)
/** What was asked further; every field may stay open. @source domain specification 3.4 */
const askedFurther = z.object({
  population: z.enum(populations).default('adult'),
  frequency: z.enum(['once', 'weekly', 'daily', 'hourly']).nullable().default(null),
  duration: z.enum(['minutes', 'hour', 'hours', 'always']).nullable().default(null),
  /** 0 can always put it aside, 5 cannot. */
  control: z.number().int().min(0).max(5).nullable().default(null),
  preparation: few.default(''),
  attempts: z.number().int().min(0).max(99).nullable().default(null),
  lastAttempt: z.string().max(40).default(''),
  severity: z.enum(['none', 'first_aid', 'emergency_room', 'ward', 'intensive']).nullable().default(null),
  selfHarm: answer.default('not_asked'),
  psychosis: answer.default('not_asked'),
  substance: answer.default('not_asked'),
  agitated: answer.default('not_asked'),
  supports: few.default(''),
  reasons: few.default(''),
  refusesHelp: z.boolean().default(false),
  alone: z.boolean().nullable().default(null),
  /** Answers to the licensed screener, where this agency may ask it. */
  screener: screenerAnswers.nullable().default(null),
  /** With which supervisor it was talked over; without a person nobody could be reached. Null while nobody has said. */
  consulted: z.object({ staffId: z.uuid().nullable() }).nullable().default(null),
})

export const assessmentFields = askedFurther.extend({
  asq: z.tuple([z.enum(answers), z.enum(answers), z.enum(answers), z.enum(answers), z.enum(answers)]),
  plan: z.boolean(),
  intent: z.number().int().min(0).max(10),
  /** Staff only: never shown to the resident nor to any model. */
  meansAtHand: z.array(z.enum(meansCodes)),
  lastBehaviourDays: z.number().int().min(0).max(40000).nullable(),
  withWhom: z.string().max(200),
  location: z.string().max(300),
  protective: z.string().max(1000),
  triggers: z.string().max(1000),
  decision: z.string().trim().min(1).max(1000),
  rationale: z.string().trim().min(1).max(2000),
})
