import { type Ctx, write } from '../ctx.ts'

/** Objects become JSON; arrays stay what they are and become SQL arrays. */
const sendable = (value: unknown): unknown =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof Uint8Array)
    ? JSON.stringify(value)
    : (value ?? null)

const places = (from: number, count: number): string[] => Array.from({ length: count }, (_, at) => `$${from + at}`)

/**
 * Writes whose answers nobody needs: sent without waiting, in the order in which they were said; COMMIT succeeds
 * only when all of them did. @typeParam Tables the tables of one room
 */
export const roomKeep = <Tables>() => ({
  /** @param or what to do when the row is there already, such as `on conflict do nothing` */
  insert<T extends keyof Tables & string>(ctx: Ctx, table: T, row: Partial<Tables[T]>, or = ''): void {
    const columns = Object.keys(row)
    write(
      ctx,
      `insert into ${table} (${columns.join(', ')}) values (${places(1, columns.length).join(', ')}) ${or}`,
      Object.values(row).map(sendable),
    )
  },
  change<T extends keyof Tables & string>(
    ctx: Ctx,
    table: T,
    where: Partial<Tables[T]>,
    change: Partial<Tables[T]>,
  ): void {
    const sets = Object.keys(change)
    const found = Object.keys(where)
    const at = places(1, sets.length + found.length)
    write(
      ctx,
      `update ${table} set ${sets.map((column, n) => `${column} = ${at[n]}`).join(', ')}
       where ${found.map((column, n) => `${column} = ${at[sets.length + n]}`).join(' and ')}`,
      [...Object.values(change), ...Object.values(where)].map(sendable),
    )
  },
})
