import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId, tenantOf, write } from '../../ctx.ts'
import type { Row } from '../../db/engine.ts'
import { unseal } from '../../privacy.ts'
import type { Provider } from './provider.ts'

export interface ProviderRow {
  readonly id: Id
  readonly tenant_id: Id
  readonly label: string
  readonly issuer: string
  readonly client_id: string
  readonly secret_sealed: Uint8Array
  readonly match: Provider['match']
  readonly claim: string
  readonly changed_at: Date
}
const rowOf = (row: Row | undefined): ProviderRow | undefined => row as unknown as ProviderRow | undefined

export const findOwn = async (ctx: Ctx): Promise<ProviderRow | undefined> =>
  rowOf((await ctx.line.query('select * from oidc_provider where tenant_id = $1 for update', [tenantOf(ctx)])).rows[0])

/** Of whichever agency; call as the house. */
export const findProvider = async (ctx: Ctx, id: Id): Promise<ProviderRow | undefined> =>
  rowOf((await ctx.line.query('select * from oidc_provider where id = $1', [id])).rows[0])

/** Of every agency, by name; call as the house. */
export async function listOffers(ctx: Ctx): Promise<{ id: Id; label: string }[]> {
  const { rows } = await ctx.line.query('select id, label from oidc_provider order by label, id')
  return rows.map((row) => ({ id: row.id as Id, label: row.label as string }))
}

/** With its secret open; call in the name of its agency. */
export const opened = (ctx: Ctx, row: ProviderRow): Provider => ({
  ...{ id: row.id, tenantId: row.tenant_id, issuer: row.issuer, clientId: row.client_id },
  ...{ secret: unseal(ctx, 'oidc_provider.secret', row.id, row.secret_sealed)!, match: row.match, claim: row.claim },
})

export const keepProvider = (ctx: Ctx, row: Omit<ProviderRow, 'changed_at' | 'tenant_id'>): void =>
  write(
    ctx,
    `insert into oidc_provider (id, tenant_id, label, issuer, client_id, secret_sealed, match, claim, changed_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9) on conflict (tenant_id) do update
       set label = $3, issuer = $4, client_id = $5, secret_sealed = $6, match = $7, claim = $8, changed_at = $9`,
    [
      ...[row.id, tenantOf(ctx), row.label, row.issuer, row.client_id, row.secret_sealed, row.match, row.claim],
      ctx.now,
    ],
  )

export function removeProvider(ctx: Ctx): void {
  write(ctx, 'delete from oidc_link where tenant_id = $1', [tenantOf(ctx)])
  write(ctx, 'delete from oidc_provider where tenant_id = $1', [tenantOf(ctx)])
}

export const dropLinksOfOthers = (ctx: Ctx, issuer: string): void =>
  write(ctx, 'delete from oidc_link where tenant_id = $1 and issuer <> $2', [tenantOf(ctx), issuer])

export interface LinkShown {
  readonly id: Id
  readonly staff_name: string
  readonly linked_at: Date
  readonly used_at: Date
}
/** Who is linked, by name. */
export async function listLinks(ctx: Ctx): Promise<LinkShown[]> {
  const { rows } = await ctx.line.query(
    `select l.id, f.name as staff_name, l.linked_at, l.used_at from oidc_link l join staff f on f.id = l.staff_id
     where l.tenant_id = $1 order by f.name, l.id`,
    [tenantOf(ctx)],
  )
  return rows as unknown as LinkShown[]
}

export const dropLink = async (ctx: Ctx, id: Id): Promise<number> =>
  (await ctx.line.query('delete from oidc_link where id = $1', [id])).count

/** Who somebody at the provider is here, known from before. */
export async function findLinked(ctx: Ctx, issuer: string, subject: string): Promise<Id | undefined> {
  const { rows } = await ctx.line.query(
    'update oidc_link set used_at = $4 where tenant_id = $1 and issuer = $2 and subject = $3 returning staff_id',
    [tenantOf(ctx), issuer, subject, ctx.now],
  )
  return rows[0]?.staff_id as Id | undefined
}

/** Those of the agency who could be meant and are nobody else at the provider yet. */
export async function listUnlinked(
  ctx: Ctx,
): Promise<{ id: Id; login_name: string; email_sealed: Uint8Array | null }[]> {
  const { rows } = await ctx.line.query(
    `select f.id, f.login_name, f.email_sealed from staff f
     where f.tenant_id = $1 and f.state = 'active' and not exists (select 1 from oidc_link l where l.staff_id = f.id)`,
    [tenantOf(ctx)],
  )
  return rows as unknown as { id: Id; login_name: string; email_sealed: Uint8Array | null }[]
}

export const link = (ctx: Ctx, staffId: Id, issuer: string, subject: string): void =>
  write(
    ctx,
    'insert into oidc_link (id, tenant_id, staff_id, issuer, subject, linked_at, used_at) values ($1,$2,$3,$4,$5,$6,$6)',
    [newId(ctx), tenantOf(ctx), staffId, issuer, subject, ctx.now],
  )
