import type { Ask, HeldLine } from './engine.ts'

/** Refused because there was no room, or because a managed database has become read-only for want of it. */
const codes: readonly unknown[] = ['53100', '25006', 'ENOSPC']
/** A statement that came after the one that failed: what it says is not the cause. */
const aborted = '25P02'

const says = (error: unknown): { code?: unknown; message?: unknown } => (error ?? {}) as { code?: unknown }
const cannotKeep = (error: unknown): boolean => {
  const { code, message } = says(error)
  return codes.includes(code) || /ENOSPC|No space left on device/.test(String(message))
}

/** What broke a transaction: where it only says that something broke before, the first that was sent and failed. */
export async function causeOf(error: unknown, sent: readonly Promise<unknown>[]): Promise<unknown> {
  if (says(error).code !== aborted) return error
  const ended = await Promise.allSettled(sent)
  const first = ended.find((one) => one.status === 'rejected' && says(one.reason).code !== aborted)
  return first?.status === 'rejected' ? first.reason : error
}

/** A line of the audit log that found no room, and in whose name it is written. */
export interface LineApart {
  readonly tenantId: string | undefined
  readonly line: Ask
}

/** So many lines are held at most while there is no room; later ones are in the log of the process alone. */
const mostLines = 20_000
/** Enough that the files of the database must grow for it, however many holes they have. */
const probe = `create temp table room_left on commit drop as select repeat(md5(n::text), 30) as words from generate_series(1, 1000) n`

/** Whether the database has room for what is said to the house. Each node learns it from its own writes. */
export class Disk {
  #fullSince: Date | undefined
  #lines: LineApart[] = []
  readonly #log: (fault: object) => void

  constructor(log: (fault: object) => void) {
    this.#log = log
  }

  /** When a write first found no room; undefined while there is. */
  get fullSince(): Date | undefined {
    return this.#fullSince
  }

  /** Looks whether that is what went wrong, and remembers it. */
  noticed(error: unknown, now: Date): boolean {
    if (!cannotKeep(error)) return false
    if (!this.#fullSince) this.#log({ disk: 'full', message: String(says(error).message) })
    this.#fullSince ??= now
    return true
  }

  /** Holds the line of a reading that was answered all the same; said in the log too, where a restart cannot lose it. */
  holdLine(apart: LineApart): void {
    this.#log({ audit: apart.line.params })
    if (this.#lines.length < mostLines) this.#lines.push(apart)
  }

  /** Lines held, oldest first; they are the caller's now. */
  takeLines(): LineApart[] {
    return this.#lines.splice(0)
  }

  /** Tries whether there is room again. @returns true when there is */
  async look(line: HeldLine, now: Date): Promise<boolean> {
    try {
      await line.query('begin')
      await line.query(probe)
      this.#fullSince = undefined
      this.#log({ disk: 'room again' })
      return true
    } catch (error) {
      this.noticed(error, now)
      return false
    } finally {
      await line.query('rollback')
    }
  }
}
