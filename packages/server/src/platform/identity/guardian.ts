import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff, newId, tenantOf, write } from '../ctx.ts'
import { asGuardian, speakFor } from '../db/transaction.ts'
import { seal, unseal } from '../privacy.ts'
import { adultAge, ageToday, mustHaveCode } from './resident.ts'
import { guardianIndex, type Person } from './resident-store.ts'
import { makeTicket, readTicket, useTicket } from './ticket.ts'

/** A look, not a stay: whoever comes back asks for another code. */
const viewMinutes = 30

/** Opens the view for a number, whosever it is: whether there is anything to see is asked at each look. @throws Refusal CODE_WRONG, LOCKED */
export async function beginGuardianView(
  ctx: Ctx,
  phone: string,
  code: string,
): Promise<{ ticket: string; validSeconds: number }> {
  await mustHaveCode(ctx, phone, code)
  const index = guardianIndex(ctx, phone).toString('hex')
  return { ticket: await makeTicket(ctx, 'guardian', { index }, viewMinutes), validSeconds: viewMinutes * 60 }
}

export interface Ward {
  readonly id: Id
  readonly name: string
  readonly days: { day: string; minutes: number }[]
  readonly alertOpen: boolean
  readonly alertLately: boolean
  /** Whole years. */
  readonly age: number
  /** Days of the last thirty on which a check was done, oldest first. */
  readonly checkDays: string[]
}

/**
 * The minors of the guardian who holds the ticket, as much as may be seen of them; none where the view is closed. From
 * here on the transaction speaks for the house of the last of them. @throws Refusal TICKET_EXPIRED
 */
export async function listWards(ctx: Ctx, ticket: string): Promise<Ward[]> {
  const { index } = await readTicket<{ index: string }>(ctx, 'guardian', ticket, 'TICKET_EXPIRED')
  const { rows } = await asGuardian(ctx, () =>
    ctx.line.query('select * from guardian_view($1, $2)', [Buffer.from(index, 'hex'), ctx.now]),
  )
  const wards: Ward[] = []
  for (const row of rows) {
    const id = row.resident_id as Id
    await speakFor(ctx, { kind: 'system', tenantId: row.tenant_id as Id })
    const age = ageToday(ctx, id, row.birth_sealed as Uint8Array | null)
    if (age === undefined || age >= adultAge) continue
    wards.push({
      ...{ id, name: unseal(ctx, 'resident.name', id, row.name_sealed as Uint8Array | null) ?? '' },
      days: row.days as Ward['days'],
      ...{ alertOpen: row.alert_open as boolean, alertLately: row.alert_lately as boolean },
      ...{ age, checkDays: row.checks as string[] },
    })
  }
  return wards
}

export const endGuardianView = (ctx: Ctx, ticket: string): Promise<unknown> => useTicket(ctx, ticket)

/** Opens or closes what a guardian may see, with the reason. @throws Refusal NOT_FOUND */
export async function switchGuardianView(ctx: Ctx, residentId: Id, open: boolean, reason: string): Promise<void> {
  const who = mustBeStaff(ctx)
  const { count } = await ctx.line.query('update resident set guardian_closed_at = $2 where id = $1', [
    residentId,
    open ? null : ctx.now,
  ])
  if (count === 0) throw new Refusal('NOT_FOUND')
  const id = newId(ctx)
  await ctx.line.query(
    `insert into guardian_choice (id, tenant_id, resident_id, staff_id, open, reason_sealed, at) values ($1,$2,$3,$4,$5,$6,$7)`,
    [id, who.tenantId, residentId, who.id, open, seal(ctx, 'guardian_choice.reason', id, reason), ctx.now],
  )
}

/**
 * The house closes the view by itself when a minor tells of harm at home; a person may open it again. Of an adult, who
 * has no guardian, the same mark keeps its notices from home.
 */
export function closeGuardianView(ctx: Ctx, residentId: Id): void {
  write(
    ctx,
    `with closed as (update resident set guardian_closed_at = $4 where id = $3 and guardian_closed_at is null returning id)
     insert into guardian_choice (id, tenant_id, resident_id, open, at) select $1, $2, id, false, $4 from closed`,
    [newId(ctx), tenantOf(ctx), residentId, ctx.now],
  )
}

/** Guardians named before they had a view of their own are found from now on. Safe to repeat; call as the house. */
export async function indexGuardians(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.line.query(
    'select id, tenant_id, guardian_sealed from resident where guardian_sealed is not null and guardian_index is null',
  )
  for (const row of rows) {
    await ctx.floor.keys.ready(ctx, row.tenant_id as Id)
    const place = { column: 'resident.guardian', row: row.id as Id }
    const guardian = ctx.floor.keys.open(row.tenant_id as Id, place, row.guardian_sealed as Uint8Array)
    const { phone } = JSON.parse(guardian) as Person
    await ctx.line.query('update resident set guardian_index = $2 where id = $1', [row.id, guardianIndex(ctx, phone)])
  }
}
