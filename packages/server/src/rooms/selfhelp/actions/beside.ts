import { listHolders, type Reachable } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { keeperRoles } from '../policy.ts'
import { findActiveHelper } from '../store-programme.ts'
import type { ProgrammeRow } from '../tables.ts'

/** The helper; where there is none, or they are gone, whoever looks after helpers. */
export async function listBeside(ctx: Ctx, row: ProgrammeRow): Promise<readonly Reachable[]> {
  const helper = row.helper_id ? await findActiveHelper(ctx, row.helper_id) : undefined
  return helper ? [helper] : listHolders(ctx, keeperRoles, row.unit_id)
}

/** Tells whoever is beside somebody who wished for it, in discreet words that name nobody. */
export async function tellBeside(ctx: Ctx, row: ProgrammeRow, kind: 'helper_heavy'): Promise<void> {
  if (row.wants_helper) await tellStaff(ctx, await listBeside(ctx, row), kind)
}
