import { maxLevel, type RiskLevel, type Screening } from './level.ts'
import { allCues } from './screen.ts'

/** One earlier screening of the same person, as the caller remembers it. */
export interface PastScreening {
  readonly level: RiskLevel
  readonly cues: readonly string[]
  readonly minutesAgo: number
}

/** Messages closer than this belong to one session (quick help forgets after 30 idle minutes). */
export const sessionMinutes = 30

const dayMinutes = 24 * 60
const distressCountForL2 = 3
const kindById: ReadonlyMap<string, string> = new Map(allCues.map((cue) => [cue.id, cue.kind]))

/** The unbroken run of messages up to now, newest first, with no gap longer than an idle session. */
function currentSession(past: readonly PastScreening[]): readonly PastScreening[] {
  const newestFirst = [...past].sort((a, b) => a.minutesAgo - b.minutesAgo)
  const session: PastScreening[] = []
  let edge = 0
  for (const item of newestFirst) {
    if (item.minutesAgo - edge > sessionMinutes) break
    session.push(item)
    edge = item.minutesAgo
  }
  return session
}

/**
 * The level of a message seen together with what came before: three marked-distress messages in 24 hours, or
 * hopelessness, burden and entrapment in one session, make L2. Never lowers the message's own level.
 */
export function accumulate(past: readonly PastScreening[], now: Screening): RiskLevel {
  const nowCues = now.evidence.map((item) => item.cue)
  const marked =
    past.filter((item) => item.level === 'L1' && item.minutesAgo <= dayMinutes).length +
    (now.level === 'L1' ? 1 : 0)
  const repeated = now.level === 'L1' && marked >= distressCountForL2
  const cues = [...currentSession(past).flatMap((item) => item.cues), ...nowCues]
  const kinds = new Set(cues.map((cue) => kindById.get(cue)))
  const triad =
    nowCues.length > 0 && kinds.has('hopelessness') && kinds.has('burden') && kinds.has('entrapment')
  return repeated || triad ? maxLevel('L2', now.level) : now.level
}
