import type { Id } from '@anxin/core/ids.ts'

export const streamOf = (conversationId: Id): string => `conversation:${conversationId}`
