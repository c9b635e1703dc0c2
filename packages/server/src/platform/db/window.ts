import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
} from 'kysely'
import { type Ctx, write } from '../ctx.ts'
import type { Line } from './engine.ts'

/** Kysely on the one connection of a transaction. */
class LineConnection implements DatabaseConnection {
  readonly #line: Line

  constructor(line: Line) {
    this.#line = line
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, count } = await this.#line.query(query.sql, query.parameters)
    return { rows: rows as R[], numAffectedRows: BigInt(count) }
  }

  // biome-ignore lint/correctness/useYield: the house streams nothing from SQL
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('streams are not used')
  }
}

const dialect = (line: Line): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createDriver: () => ({
    init: async () => undefined,
    acquireConnection: async () => new LineConnection(line),
    beginTransaction: async () => undefined,
    commitTransaction: async () => undefined,
    rollbackTransaction: async () => undefined,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }),
})

/** Sends a statement whose answer nobody needs, see `write`. */
export function send(ctx: Pick<Ctx, 'line' | 'sent'>, statement: { compile(): CompiledQuery }): void {
  const asked = statement.compile()
  write(ctx, asked.sql, asked.parameters)
}

/** Only rows about people nobody has placed a legal hold on. */
export const notHeld = sql<boolean>`not is_held(resident_id)`

const opened = new WeakMap<Line, Kysely<unknown>>()

/** A window on the tables of one room: at compile time its code can name no others. */
export const roomDb =
  <Tables>() =>
  (ctx: Pick<Ctx, 'line'>): Kysely<Tables> => {
    const kept = opened.get(ctx.line) ?? new Kysely<unknown>({ dialect: dialect(ctx.line) })
    opened.set(ctx.line, kept)
    return kept as Kysely<Tables>
  }
