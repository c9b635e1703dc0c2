import { z } from 'zod'

export const checkInFeels = ['better', 'same', 'harder'] as const
/** What somebody said when they were asked how they are; nothing but that nobody was reached where it is so. */
export const checkIn = z.object({
  reached: z.boolean(),
  feels: z.enum(checkInFeels).nullable(),
  /** In their words: how it goes, and what would help. */
  words: z.string().trim().max(1000),
  /** Whether they were asked about safety, and what was heard. */
  safety: z.enum(['not_asked', 'none', 'present']),
})
