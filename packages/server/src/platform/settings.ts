import { type Ctx, type Floor, tenantOf, write } from './ctx.ts'

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

const kept = new WeakMap<Floor, Map<string, { readonly at: number; readonly value: unknown }>>()
const keptMs = 60_000

/** The same, at most a minute old, so that a message need not ask for it; changed here, it is asked for anew. */
export async function readSettingLately<Value>(ctx: Ctx, key: string): Promise<Value | undefined> {
  const ofFloor = kept.get(ctx.floor) ?? new Map<string, { at: number; value: unknown }>()
  kept.set(ctx.floor, ofFloor)
  const name = `${tenantOf(ctx)} ${key}`
  const known = ofFloor.get(name)
  const now = ctx.now.getTime()
  if (known && Math.abs(now - known.at) < keptMs) return known.value as Value | undefined
  const value = await readSetting<Value>(ctx, key)
  ofFloor.set(name, { at: now, value })
  return value
}

export function keepSetting(ctx: Ctx, key: string, value: unknown): void {
  const name = `${tenantOf(ctx)} ${key}`
  ctx.after.push(() => kept.get(ctx.floor)?.delete(name))
  write(
    ctx,
    'insert into setting (tenant_id, key, value) values ($1, $2, $3) on conflict (tenant_id, key) do update set value = $3',
    [tenantOf(ctx), key, JSON.stringify(value)],
  )
}
