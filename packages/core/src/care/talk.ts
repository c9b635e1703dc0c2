import { levelRank, type RiskLevel } from '../risk/level.ts'
import type { CareInput } from './input.ts'
import type { Rejection } from './reject.ts'

/** How long words of the talk count beside a form, in days. @source decision 012 */
export const talkCountsDays = 7

/** Levels the table reads, gravest first. @source domain specification 2.3: R1, O1, Y1 */
export const gravestFirst = ['L4', 'L3', 'L2'] as const satisfies readonly RiskLevel[]
export type TalkLevel = (typeof gravestFirst)[number]

/** When somebody last said words of each level: instants in ISO 8601, UTC. Never the words. */
export type TalkSaid = Readonly<Partial<Record<TalkLevel, string>>>

/** What of the talk counts now, as the table takes it. */
export interface TalkFinding {
  readonly chat: TalkLevel
  readonly chatAt: string
}

const isRejected = (found: TalkFinding, rejected: readonly Rejection[]): boolean =>
  rejected.some(
    (one) => one.fact === 'chat' && one.from === found.chatAt && one.value === JSON.stringify(found.chat),
  )

/**
 * The gravest words said after `since` that nobody rejected; newer words of the same level are other words, and
 * count. Undefined when nothing counts.
 */
export function gravestTalk(
  said: TalkSaid,
  rejected: readonly Rejection[],
  since: Date,
): TalkFinding | undefined {
  return gravestFirst
    .flatMap((chat) => {
      const chatAt = said[chat]
      return chatAt !== undefined && Date.parse(chatAt) > since.getTime() ? [{ chat, chatAt }] : []
    })
    .find((one) => !isRejected(one, rejected))
}

/** From which moment on words count at `now`. */
export const talkCountsSince = (now: Date): Date => new Date(now.getTime() - talkCountsDays * 86_400_000)

/**
 * The input with what was said in a talk: it counts unless a colleague saw something graver, and takes the place
 * of what an earlier talk left in the input.
 */
export function withTalk(input: CareInput, talk: TalkFinding | undefined): CareInput {
  const { chat, chatAt, ...rest } = input
  const seen = chatAt === undefined ? chat : undefined
  if (talk && (seen === undefined || levelRank(talk.chat) >= levelRank(seen))) return { ...rest, ...talk }
  return seen === undefined ? rest : { ...rest, chat: seen }
}
