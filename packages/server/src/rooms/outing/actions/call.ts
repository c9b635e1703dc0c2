import type { Id } from '@anxin/core/ids.ts'
import { calledOn, ownedMinutes, rungMinutes } from '@anxin/core/outing/timer.ts'
import { listReachable, type Reachable } from '../../../platform/access.ts'
import { type Ctx, minutesLater, newId } from '../../../platform/ctx.ts'
import { sendNotice } from '../../../platform/outside/notice.ts'
import { addressesOf } from '../../../platform/outside/tell.ts'
import type { LetterKind } from '../../../platform/outside/words.ts'
import { standingOn } from '../../roster/door.ts'
import * as store from '../store.ts'
import type { TimerRow } from '../tables.ts'

const goers = (row: TimerRow): Id[] => [row.worker_id, ...(row.companion_id ? [row.companion_id] : [])]

/** Whom a rung calls: from the second on never only those who are outside themselves. */
async function peopleOn(ctx: Ctx, row: TimerRow, rung: number): Promise<Reachable[]> {
  const found: Reachable[] = []
  for (const target of calledOn(rung))
    found.push(
      ...(target === 'out' ? await listReachable(ctx, goers(row)) : await standingOn(ctx, row.unit_id, target)),
    )
  const all = [...new Map(found.map((one) => [one.id, one])).values()]
  if (rung === 0) return all
  const others = all.filter(({ id }) => !goers(row).includes(id))
  return others.length > 0 ? others : standingOn(ctx, row.unit_id, 'agency_admin')
}

/** Tells people, each by what reaches them, and keeps whom: the board shows how far each notice got. */
export async function tellOf(
  ctx: Ctx,
  row: Pick<TimerRow, 'id' | 'tenant_id'>,
  people: readonly Reachable[],
  kind: LetterKind,
  rung: number,
): Promise<void> {
  for (const person of people) {
    const addresses = addressesOf(ctx, person)
    const notices = await sendNotice(ctx, {
      ...{ staffId: person.id, toName: person.name, kind, open: {}, inApp: true, ring: kind === 'outing_help' },
      addresses: addresses.sms ? { ...addresses, voice: addresses.sms } : addresses,
    })
    for (const notice_id of notices)
      store.insertCall(ctx, {
        ...{ id: newId(ctx), tenant_id: row.tenant_id, outing_id: row.id, rung, staff_id: person.id },
        ...{ to_name: person.name, notice_id, at: ctx.now },
      })
  }
}

/** Calls the rung a timer stands on, and sets the next one. */
export async function callRung(ctx: Ctx, row: TimerRow): Promise<void> {
  const kind: LetterKind = row.help_at ? 'outing_help' : row.rung === 0 ? 'outing_ask' : 'outing_late'
  const people = await peopleOn(ctx, row, row.rung)
  // whoever took it and fell silent is asked again with the others
  const owner = row.owner_id ? await listReachable(ctx, [row.owner_id]) : []
  const all = [...new Map([...owner, ...people].map((one) => [one.id, one])).values()]
  await tellOf(ctx, row, all, kind, row.rung)
  store.changeTimer(ctx, row.id, {
    ...{ rung: row.rung + 1, owner_id: null, owned_at: null },
    next_at: minutesLater(ctx.now, row.help_at ? rungMinutes.help : rungMinutes.late),
  })
}

export const ownedUntil = (ctx: Ctx): Date => minutesLater(ctx.now, ownedMinutes)
