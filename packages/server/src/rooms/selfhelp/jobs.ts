import type { Id } from '@anxin/core/ids.ts'
import type { Reachable } from '../../platform/access.ts'
import { forEachAgency } from '../../platform/agencies.ts'
import type { Ctx, Floor } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { tellStaff } from '../../platform/outside/tell.ts'
import { listBeside } from './actions/beside.ts'
import { deleteOld } from './store.ts'
import { lockQuiet, markQuietTold } from './store-programme.ts'

/**
 * Nothing was heard for two weeks: the helper is told once, in discreet words; where there is none, or they are gone,
 * whoever looks after helpers. @returns how many programmes were told of
 */
async function tellQuiet(ctx: Ctx): Promise<number> {
  const quiet = await lockQuiet(ctx)
  if (quiet.length === 0) return 0
  const people = new Map<Id, Reachable>()
  for (const row of quiet) {
    for (const person of await listBeside(ctx, row)) people.set(person.id, person)
  }
  // several at once are one letter: it names nobody
  await tellStaff(ctx, [...people.values()], 'helper_quiet')
  await markQuietTold(
    ctx,
    quiet.map((row) => row.id),
  )
  return quiet.length
}

/** Programmes that went quiet, and what is older than it may be kept. @returns how many were seen to */
export async function keepSelfHelp(floor: Floor): Promise<number> {
  const told = await forEachAgency(floor, tellQuiet)
  return told + (await inTransaction(floor, { as: 'house' }, deleteOld))
}
