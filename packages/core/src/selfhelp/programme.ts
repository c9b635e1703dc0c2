import type { ModuleCode } from './codes.ts'

/**
 * Five sessions, about one a week, with a lay helper beside them. The pattern is that of guided self-help; its order
 * and its texts are this project’s own. @source feature B12
 */
export interface Session {
  readonly number: 1 | 2 | 3 | 4 | 5
  /** Exercises of the session, in order. */
  readonly modules: readonly ModuleCode[]
}

export const sessions: readonly Session[] = [
  { number: 1, modules: ['M02', 'M01'] },
  { number: 2, modules: ['M07'] },
  { number: 3, modules: ['M06', 'M05'] },
  { number: 4, modules: ['M16', 'M15'] },
  { number: 5, modules: ['M09', 'M04'] },
]

export interface SessionWords {
  readonly title: string
  /** What is read, one idea a line. */
  readonly lines: readonly string[]
  /** The one step until the next time. */
  readonly step: string
}
export interface ProgrammeWords {
  readonly author: string
  readonly reviewer: string
  readonly reviewedAt: string
  readonly reviewBy: string
  readonly about: readonly string[]
  readonly consent: string
  readonly sessions: readonly SessionWords[]
}

/** The session that is next; null when all five are done. */
export const nextSession = (done: readonly { readonly doneAt: string | null }[]): number | null => {
  const at = done.findIndex(({ doneAt }) => doneAt === null)
  return at < 0 ? null : at + 1
}
