import { formsAsked } from '@anxin/core/crisis/caring.ts'
import { z } from 'zod'
import { at } from './shapes.ts'

/** The form a call asks again, and when it was answered; null where it asks none. */
export const formOfCall = z.object({ instrument: z.enum(formsAsked), answeredAt: at.nullable() }).nullable()
