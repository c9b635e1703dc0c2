import type { Id } from '@anxin/core/ids.ts'
import type { OwnRecord } from '@anxin/core/rights/own-record.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { unseal } from '../../../platform/privacy.ts'
import { listLeaves, listMoods, listRuns, listShares } from '../store.ts'
import { listContacts, listOwn } from '../store-programme.ts'
import { leafShown, runShown } from './exercises.ts'
import { moodShown } from './moods.ts'
import { programmeShown } from './programme.ts'

/** More than anybody writes in the time it is kept. */
const all = 20_000

/**
 * Everything this room keeps of a resident, for the copy they may take along. Deletion needs no word from here:
 * every row goes with the resident's.
 */
export async function exportSelfHelp(ctx: Ctx, residentId: Id): Promise<Pick<OwnRecord, 'selfHelp'>> {
  const moods = await listMoods(ctx, residentId, '0001-01-01', '9999-12-31', all)
  const shares = await listShares(
    ctx,
    residentId,
    moods.map((row) => row.id),
  )
  const programmes = []
  for (const row of await listOwn(ctx, residentId)) {
    const contacts = await listContacts(ctx, row.id)
    programmes.push({
      ...(await programmeShown(ctx, row)),
      consentedAt: row.consented_at.toISOString(),
      reasonForLeaving: unseal(ctx, 'programme.reason', row.id, row.reason_sealed),
      contacts: contacts.map(({ at, by, kind, minutes, outcome }) => ({
        at: at.toISOString(),
        by,
        kind,
        minutes,
        outcome,
      })),
    })
  }
  return {
    selfHelp: {
      moods: moods.map((row) => moodShown(ctx, row, shares)),
      exercises: (await listRuns(ctx, residentId, all)).map((row) => runShown(ctx, row)),
      leaves: (await listLeaves(ctx, residentId, all)).map((row) => leafShown(ctx, row)),
      programmes,
    },
  }
}
