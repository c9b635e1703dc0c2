import { type Ctx, tenantOf, write } from './ctx.ts'

/** What an agency has set under a name, locked for whoever changes it; undefined when nothing was. */
export async function lockSetting<Value>(ctx: Ctx, key: string): Promise<Value | undefined> {
  return read<Value>(ctx, key, ' for update')
}

/** The same, not locked. */
export const readSetting = <Value>(ctx: Ctx, key: string): Promise<Value | undefined> => read<Value>(ctx, key, '')

async function read<Value>(ctx: Ctx, key: string, how: string): Promise<Value | undefined> {
  const sql = `select value from setting where tenant_id = $1 and key = $2${how}`
  const { rows } = await ctx.line.query(sql, [tenantOf(ctx), key])
  return rows[0]?.value as Value | undefined
}

export const keepSetting = (ctx: Ctx, key: string, value: unknown): void =>
  write(
    ctx,
    'insert into setting (tenant_id, key, value) values ($1, $2, $3) on conflict (tenant_id, key) do update set value = $3',
    [tenantOf(ctx), key, JSON.stringify(value)],
  )
