import type { Grade } from '../crisis/grade.ts'
import { levelRank, type RiskLevel } from '../risk/level.ts'
import type { CareInput, Observation } from './input.ts'
import type { Rejection } from './reject.ts'
import type { RuleId } from './table.ts'

/** How long words of the talk count beside a form, in days. @source decision 012 */
export const talkCountsDays = 7

/** Levels the table reads, gravest first. @source domain specification 2.3: R1, O1, Y1 */
export const gravestFirst = ['L4', 'L3', 'L2'] as const satisfies readonly RiskLevel[]
export type TalkLevel = (typeof gravestFirst)[number]

/** Abuse told of, gravest first: what is happening now, and what happens. @source domain specification 2.3: R3, O2 */
export const abuseGravestFirst = ['abuse_now', 'abuse'] as const
export type AbuseWord = (typeof abuseGravestFirst)[number]

/** When somebody last said words of each level, or told of abuse: instants in ISO 8601, UTC. Never the words. */
export type TalkSaid = Readonly<Partial<Record<TalkLevel | AbuseWord, string>>>

/** What words of this level, and abuse told with them, say to the list at a moment; undefined when nothing. */
export function saidAt(level: RiskLevel, abuse: AbuseWord | undefined, at: Date): TalkSaid | undefined {
  const words = [...gravestFirst.filter((one) => one === level), ...(abuse ? [abuse] : [])]
  return words.length === 0 ? undefined : Object.fromEntries(words.map((word) => [word, at.toISOString()]))
}

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

/** Everything of a talk that counts now. */
export interface TalkCounts {
  readonly words?: TalkFinding | undefined
  readonly abuse?: CareInput['abuseTold'] | undefined
}

/** What abuse that was told of says to the table. */
const seenAs: Readonly<Record<AbuseWord, readonly Observation[]>> = {
  abuse: ['abuse_disclosure'],
  abuse_now: ['abuse_disclosure', 'danger_level_3plus'],
}
/** The line of the triage table an alert stands on. */
export const ruleOfAbuse: Readonly<Record<AbuseWord, RuleId>> = { abuse: 'O2', abuse_now: 'R3' }

/** How urgent it is. @source domain specification 2.3: O2 is ORANGE, R3 is RED */
export const gradeOfAbuse = { abuse: 'ORANGE', abuse_now: 'RED' } as const satisfies Record<AbuseWord, Grade>

const wordOf = ({ now }: { readonly now: boolean }): AbuseWord => (now ? 'abuse_now' : 'abuse')

/** The gravest abuse told of after `since` that nobody rejected. */
export function gravestAbuse(
  said: TalkSaid,
  rejected: readonly Rejection[],
  since: Date,
): CareInput['abuseTold'] | undefined {
  const isRejected = (word: AbuseWord, at: string): boolean =>
    rejected.some((one) => one.from === at && seenAs[word].some((seen) => one.fact === `observed.${seen}`))
  for (const word of abuseGravestFirst) {
    const at = said[word]
    if (at !== undefined && Date.parse(at) > since.getTime() && !isRejected(word, at))
      return { at, now: word === 'abuse_now' }
  }
  return undefined
}

/** Takes what an earlier talk told of abuse out of the input. */
export function withoutAbuse({ abuseTold, ...rest }: CareInput): CareInput {
  if (!abuseTold) return rest
  const gone = seenAs[wordOf(abuseTold)]
  return { ...rest, observed: rest.observed?.filter((one) => !gone.includes(one)) ?? [] }
}

/** The input with everything that counts of a talk, in place of what an earlier talk left there. */
export function withCounts(input: CareInput, { words, abuse }: TalkCounts): CareInput {
  const rest = withTalk(withoutAbuse(input), words)
  if (!abuse) return rest
  const observed = [...new Set([...(rest.observed ?? []), ...seenAs[wordOf(abuse)]])]
  return { ...rest, observed, abuseTold: abuse }
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
