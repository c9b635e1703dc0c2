import type { Ctx } from '../ctx.ts'
import { literal } from './engine.ts'

const arrayText = (values: readonly unknown[]): string =>
  `{${values.map((one) => (one === null ? 'null' : `"${String(one).replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`)).join(',')}}`

/** A value as an SQL literal, to stand where a column of its type is expected. */
function literalOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value instanceof Date) return literal(value.toISOString())
  if (value instanceof Uint8Array) return `'\\x${Buffer.from(value).toString('hex')}'`
  if (Array.isArray(value)) return literal(arrayText(value))
  return literal(typeof value === 'string' ? value : JSON.stringify(value))
}

const assigned = (row: object): string =>
  Object.entries(row)
    .map(([column, value]) => `${column} = ${literalOf(value)}`)
    .join(', ')

/**
 * Writes that need no answer travel with COMMIT, in one round trip and in the order in which they were said.
 * Objects become JSON; arrays become SQL arrays. @typeParam Tables the tables of one room
 */
export const roomKeep = <Tables>() => ({
  /** @param or what to do when the row is there already, such as `on conflict do nothing` */
  insert<T extends keyof Tables & string>(ctx: Ctx, table: T, row: Partial<Tables[T]>, or = ''): void {
    const entries = Object.entries(row)
    const columns = entries.map(([column]) => column).join(', ')
    const values = entries.map(([, value]) => literalOf(value)).join(', ')
    ctx.last.push(`insert into ${table} (${columns}) values (${values}) ${or}`)
  },
  change<T extends keyof Tables & string>(
    ctx: Ctx,
    table: T,
    where: Partial<Tables[T]>,
    change: Partial<Tables[T]>,
  ): void {
    const found = Object.entries(where)
      .map(([column, value]) => `${column} = ${literalOf(value)}`)
      .join(' and ')
    ctx.last.push(`update ${table} set ${assigned(change)} where ${found}`)
  },
})
