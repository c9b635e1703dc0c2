import { dayOf, startOfDay } from '@anxin/core/appointment/slots.ts'
import { isWorkingDay } from '@anxin/core/working-days.ts'
import * as seed from '../../../seed/outing.ts'
import { type Ctx, type Floor, newId } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { unseal } from './platform/privacy.ts'
import { readDayExceptions } from './platform/working-days.ts'
import { planVisit } from './rooms/outing/actions/plan.ts'
import { staffWho } from './seed-street.ts'

const [hourMs, dayMs] = [3_600_000, 86_400_000]

/** The next working day on which that hour is still ahead by one: nobody is sent to a door at three in the morning. */
async function nextAt(ctx: Ctx, hour: number): Promise<string> {
  const days = await readDayExceptions(ctx)
  let at = startOfDay(dayOf(ctx.now.getTime())) + hour * hourMs
  while (at < ctx.now.getTime() + hourMs || !isWorkingDay(at, days)) at += dayMs
  return new Date(at).toISOString()
}

/** Gives the fictional street a home visit ahead. Done once. */
export async function seedOuting(floor: Floor): Promise<void> {
  const tenantId = await inTransaction(floor, { as: 'house' }, async ({ line }) => {
    const { rows } = await line.query(
      `select t.id from tenant t join counsellor c on c.tenant_id = t.id
       where not exists (select 1 from outing o where o.tenant_id = t.id) order by t.created_at limit 1`,
    )
    return rows[0]?.id as string | undefined
  })
  if (!tenantId) return
  await inTransaction(floor, { as: 'tenant', tenantId }, async (ctx) => {
    const { rows: staff } = await ctx.line.query('select id, login_name from staff')
    const idOf = (login: string): string | undefined => staff.find((one) => one.login_name === login)?.id as string
    const { rows: cases } = await ctx.line.query(
      'select c.id, r.id as resident_id, r.name_sealed from care_case c join resident r on r.id = c.resident_id',
    )
    const found = cases.find(
      (row) =>
        unseal(ctx, 'resident.name', row.resident_id as string, row.name_sealed as Uint8Array | null) ===
        seed.visit.resident,
    )
    const by = idOf(seed.visit.by)
    if (!found || !by) return
    ctx.who = await staffWho(ctx, by)
    await ctx.line.query(`select set_config('anxin.staff', $1, true)`, [by])
    const { where, why, bring, minutes, hour } = seed.visit
    const startsAt = await nextAt(ctx, hour)
    await planVisit(ctx, {
      params: { id: found.id as string },
      body: {
        ...{ id: newId(ctx), staffId: by, companionId: idOf(seed.visit.beside) ?? null, startsAt, minutes },
        ...{ where, why, bring: [...bring], wish: false },
      },
    })
  })
}
