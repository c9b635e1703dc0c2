import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/identity-demo.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Ctx } from '../ctx.ts'
import { asHouse, speakFor } from '../db/transaction.ts'
import type { Input } from '../http/server.ts'
import { unseal } from '../privacy.ts'
import { beginResidentSession, beginStaffSession } from './session.ts'

function mustBeDemo(ctx: Ctx): void {
  if (!ctx.floor.demo) throw new Refusal('DEMO_ONLY')
}

/** The people of the fictional street: those whose row says who they are. */
export async function listDemoPeople(ctx: Ctx): Promise<ReplyOf<typeof door.demoPeople>> {
  mustBeDemo(ctx)
  const { staff, residents } = await asHouse(ctx, async () => ({
    staff: await ctx.line.query(
      `select id, name, about from staff where about is not null and state = 'active' order by created_at, id`,
    ),
    residents: await ctx.line.query(
      'select id, tenant_id, name_sealed, about from resident where about is not null order by created_at, id',
    ),
  }))
  const people: ReplyOf<typeof door.demoPeople>['people'] = staff.rows.map((row) => ({
    id: row.id as string,
    kind: 'staff' as const,
    name: row.name as string,
    about: row.about as string,
  }))
  for (const row of residents.rows) {
    await speakFor(ctx, { kind: 'system', tenantId: row.tenant_id as string })
    const name = unseal(ctx, 'resident.name', row.id as string, row.name_sealed as Uint8Array | null) ?? ''
    people.push({ id: row.id as string, kind: 'resident', name, about: row.about as string })
  }
  return { people }
}

/** One tap, demo only. */
export async function demoSignIn(
  ctx: Ctx,
  { body }: Input<typeof door.demoSignIn>,
): Promise<ReplyOf<typeof door.demoSignIn>> {
  mustBeDemo(ctx)
  const { rows } = await asHouse(ctx, () =>
    ctx.line.query(
      `select 'staff' as kind, tenant_id from staff where id = $1 and about is not null
       union all select 'resident', tenant_id from resident where id = $1 and about is not null`,
      [body.id],
    ),
  )
  const row = rows[0]
  if (!row) throw new Refusal('NOT_FOUND')
  const tenantId = row.tenant_id as string
  if (row.kind === 'resident') {
    await beginResidentSession(ctx, tenantId, body.id, true)
    return { kind: 'resident' }
  }
  await speakFor(ctx, { kind: 'system', tenantId })
  await beginStaffSession(ctx, tenantId, body.id)
  return { kind: 'staff' }
}
