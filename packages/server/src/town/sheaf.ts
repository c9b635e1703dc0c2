import type { Line } from '../platform/db/engine.ts'

type Row = Readonly<Record<string, unknown>>

/** Rows a statement brings at most. */
const most = 1000

/** Tables in the order in which their rows may stand: what is pointed at comes first. */
const order = [
  ...['unit', 'staff', 'staff_grant', 'staff_certificate', 'cabin_room', 'counsellor', 'availability', 'care_place'],
  ...['resident', 'person_key', 'phone_tail', 'consent', 'person_alias', 'reminder_wish', 'household'],
  ...['household_member', 'sitting', 'response', 'triage_decision', 'worklist_entry', 'worklist_step', 'care_case'],
  ...['case_member', 'case_sheet', 'case_goal', 'case_task', 'case_note', 'case_change', 'consent_act'],
  ...[
    'session_feedback',
    'case_rating',
    'rating_answer',
    'appointment',
    'waiting',
    'referral',
    'referral_consent',
    'referral_step',
  ],
]

/** Bytes are written as PostgreSQL reads them. */
const readable = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value,
    ]),
  )

/**
 * Rows gathered table by table, written many at a time. PostgreSQL reads each batch as one JSON document into the
 * table's own row type, so that nothing here repeats what a column is.
 */
export class Sheaf {
  readonly #rows = new Map<string, Row[]>()
  readonly #ways = new Map<string, Map<string, readonly string[]>>()

  add(table: string, ...rows: readonly Row[]): void {
    const kept = this.#rows.get(table)
    if (kept) kept.push(...rows)
    else this.#rows.set(table, [...rows])
  }

  /** Says by which states a row comes to stand where it stands: it is led there step by step, past every guard. */
  lead(table: string, id: string, states: readonly string[]): void {
    const ways = this.#ways.get(table) ?? new Map<string, readonly string[]>()
    ways.set(id, states)
    this.#ways.set(table, ways)
  }

  /** Writes everything; what stands already stays as it is. @returns rows written, by table */
  async write(line: Line): Promise<ReadonlyMap<string, number>> {
    const written = new Map<string, number>()
    for (const table of order) {
      const rows = this.#rows.get(table) ?? []
      for (let at = 0; at < rows.length; at += most) {
        const some = rows.slice(at, at + most)
        const columns = Object.keys(some[0]!).join(', ')
        const { count } = await line.query(
          `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json) on conflict do nothing`,
          [JSON.stringify(some.map(readable))],
        )
        written.set(table, (written.get(table) ?? 0) + count)
      }
    }
    for (const [table, ways] of this.#ways) await walk(line, table, ways)
    this.#rows.clear()
    this.#ways.clear()
    return written
  }
}

/** Leads rows from state to state, all that take the same step together. */
async function walk(line: Line, table: string, ways: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const longest = Math.max(0, ...[...ways.values()].map((states) => states.length))
  for (let n = 1; n < longest; n += 1) {
    const steps = new Map<string, string[]>()
    for (const [id, states] of ways) {
      if (n >= states.length) continue
      const step = `${states[n - 1]}>${states[n]}`
      const ids = steps.get(step)
      if (ids) ids.push(id)
      else steps.set(step, [id])
    }
    for (const [step, ids] of steps) {
      const [from, to] = step.split('>')
      await line.query(`update ${table} set state = $2 where id = any($1::uuid[]) and state = $3`, [ids, to, from])
    }
  }
}
