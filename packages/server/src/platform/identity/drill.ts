import { Refusal } from '@anxin/contract/refusal.ts'
import { type Ctx, newId } from '../ctx.ts'
import { asHouse } from '../db/transaction.ts'
import { findCabin } from './resident-store.ts'
import { beginResidentSession } from './session.ts'

/**
 * Begins the visit of a synthetic caller: an anonymous resident marked as a drill from the first row on.
 * @param admit asks whether they may come in, and writes down to which drill they belong; it runs as the house, because
 * nobody is signed in yet. @throws what it throws
 */
export async function beginDrillVisit(ctx: Ctx, admit: (residentId: string) => Promise<void>): Promise<void> {
  if (ctx.who.kind !== 'nobody') throw new Refusal('WRONG_STATE')
  const cabin = await findCabin(ctx, undefined)
  if (!cabin) throw new Error('the house has no cabin')
  const id = newId(ctx)
  await asHouse(ctx, async () => {
    await insertCaller(ctx, { id, tenant_id: cabin.tenant_id, unit_id: cabin.id, quiet: false })
    await admit(id)
  })
  await beginResidentSession(ctx, cabin.tenant_id, id, false)
}

/** A synthetic caller of a quiet drill, in the agency that is spoken for. @returns false when they are there already */
export async function writeDownQuietCaller(ctx: Ctx, id: string): Promise<boolean> {
  const cabin = await findCabin(ctx, undefined)
  if (!cabin) throw new Error('the agency has no cabin')
  return insertCaller(ctx, { id, tenant_id: cabin.tenant_id, unit_id: cabin.id, quiet: true })
}

async function insertCaller(
  ctx: Ctx,
  row: { readonly id: string; readonly tenant_id: string; readonly unit_id: string; readonly quiet: boolean },
): Promise<boolean> {
  const { count } = await ctx.line.query(
    `insert into resident (id, tenant_id, unit_id, kind, locale, drill, quiet, seen_at, created_at)
     values ($1,$2,$3,'anonymous','zh',true,$4,$5,$5) on conflict (id) do nothing`,
    [row.id, row.tenant_id, row.unit_id, row.quiet, ctx.now],
  )
  return count > 0
}
