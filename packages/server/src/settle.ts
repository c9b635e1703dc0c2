import { createHash } from 'node:crypto'
import { definitions } from '@anxin/core/scale/registry.ts'
import { type Ctx, type Floor, newId } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { indexGuardians } from './platform/identity/guardian.ts'
import { makeTicket } from './platform/identity/ticket.ts'

const settleLock = 7_203_553
const linkMinutes = 24 * 60

/**
 * A new house has a tree of one place, one agency and one cabin, so that a resident who comes before the
 * first administrator is heard all the same. Safe to repeat, by several nodes at once.
 */
export async function settle(floor: Floor): Promise<void> {
  await inTransaction(floor, { as: 'house' }, async (ctx) => {
    await ctx.line.query('select pg_advisory_xact_lock($1)', [settleLock])
    await shelveDefinitions(ctx)
    await indexGuardians(ctx)
    const { rows } = await ctx.line.query('select 1 from tenant limit 1')
    if (rows.length > 0) return
    const [nation, tenant, cabin] = [newId(ctx), newId(ctx), newId(ctx)]
    await ctx.line.query('insert into tenant (id, name, created_at) values ($1, $2, $3)', [tenant, '安心小屋', ctx.now])
    await ctx.line.query(
      `insert into unit (id, kind, name, code, path, created_at) values ($1, 'nation', '全国', 'cn', $2, $3)`,
      [nation, [nation], ctx.now],
    )
    await ctx.line.query(
      `insert into unit (id, parent_id, tenant_id, kind, name, code, path, created_at) values ($1, $2, $3, 'cabin', '安心小屋', 'cabin-1', $4, $5)`,
      [cabin, nation, tenant, [nation, cabin], ctx.now],
    )
  })
}

/**
 * Keeps every definition of this release, so that answers are shown in the form in which they were given, for
 * ever. @throws when a definition changed and its version did not
 */
async function shelveDefinitions(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.line.query(
    'select instrument, version, hash from instrument_version where tenant_id is null',
  )
  const kept = new Map(rows.map((row) => [`${row.instrument} ${row.version}`, row.hash]))
  for (const definition of definitions) {
    const body = JSON.stringify(definition)
    const hash = createHash('sha256').update(body).digest('hex')
    const before = kept.get(`${definition.id} ${definition.version}`)
    if (before !== undefined && before !== hash)
      throw new Error(`${definition.id} ${definition.version} changed without a new version`)
    if (before === undefined)
      await ctx.line.query(
        'insert into instrument_version (id, instrument, version, hash, body, published_at) values ($1,$2,$3,$4,$5,$6)',
        [newId(ctx), definition.id, definition.version, hash, body, ctx.now],
      )
  }
}

/** The one-time link for the first administrator of the house; undefined once somebody is there. */
export async function firstAdminLink(floor: Floor): Promise<string | undefined> {
  return inTransaction(floor, { as: 'session', tokenHash: undefined }, async (ctx) => {
    await ctx.line.script('set local role anxin_system')
    const { rows } = await ctx.line.query(
      'select id from tenant where not exists (select 1 from tenant where set_up_at is not null) order by created_at limit 1',
    )
    if (!rows[0]) return undefined
    const token = await makeTicket(ctx, 'first_admin', { tenantId: rows[0].id }, linkMinutes)
    return `${floor.baseUrl}/console/first?token=${token}`
  })
}
