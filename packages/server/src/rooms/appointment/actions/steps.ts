import { callBy, missedInARow, owedAfter } from '@anxin/core/appointment/no-show.ts'
import type { AppointmentState } from '@anxin/core/appointment/state.ts'
import { mustNotWait } from '@anxin/core/appointment/waiting.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId } from '../../../platform/ctx.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { mustBeTime, mustGo } from '../policy.ts'
import { type Card, endsBefore, findColour } from '../store.ts'
import { type AppointmentRow, keep } from '../tables.ts'
import { mustFindCard } from './book.ts'
import { type CardShown, cardShown } from './show.ts'
import { tellOutside, tellReceiver, tellResident } from './tell.ts'

type Shown = Promise<{ appointment: CardShown }>
type Asked = { readonly params: { readonly id: Id } }

/** One step of the table; said again, nothing happens. */
async function step(
  ctx: Ctx,
  { params }: Asked,
  to: AppointmentState,
  then: (card: Card) => Promise<Partial<AppointmentRow>> = async () => ({}),
): Shown {
  const card = await mustFindCard(ctx, params.id)
  if (card.state === to) return { appointment: cardShown(ctx, card) }
  mustGo(card.state, to)
  mustBeTime(to, card.starts_at, ctx.now)
  const changes = { state: to, changed_at: ctx.now, ...(await then(card)) }
  keep.change(ctx, 'appointment', { id: card.id }, changes)
  return { appointment: cardShown(ctx, { ...card, ...changes }) }
}

export const confirm = (ctx: Ctx, asked: Asked): Shown => step(ctx, asked, 'CONFIRMED')
export const finish = (ctx: Ctx, asked: Asked): Shown => step(ctx, asked, 'DONE')

const lateMinutes = (card: Card, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - card.starts_at.getTime()) / 60_000))
export const checkIn = (ctx: Ctx, asked: Asked): Shown =>
  step(ctx, asked, 'CHECKED_IN', async (card) => ({ late_minutes: lateMinutes(card, ctx.now) }))

export const cancel = (ctx: Ctx, asked: Asked): Shown =>
  step(ctx, asked, 'CANCELLED_BY_STAFF', async (card) => {
    await tellResident(ctx, card)
    tellOutside(ctx, 'appointment.cancelled', card)
    return {}
  })

/** Nobody came: what is owed then stands in the same transaction. @source domain specification 6.4 */
export const noteNoShow = (ctx: Ctx, asked: Asked): Shown =>
  step(ctx, asked, 'NO_SHOW', async (card) => {
    if (card.mode === 'relax') return {}
    const urgent = mustNotWait(((await findColour(ctx, card.resident_id)) ?? 'GREEN') as 'GREEN')
    const before = await endsBefore(ctx, card.resident_id, card.starts_at)
    const missed = missedInARow(['NO_SHOW', ...before.slice(1)])
    const due = new Date(callBy(ctx.now.getTime(), urgent, await readDayExceptions(ctx)))
    for (const kind of owedAfter(missed))
      keep.insert(
        ctx,
        'appointment_task',
        {
          ...{ id: newId(ctx), tenant_id: card.tenant_id, unit_id: card.unit_id, resident_id: card.resident_id },
          ...{ appointment_id: card.id, staff_id: card.staff_id, kind, urgent, missed, due_at: due },
        },
        'on conflict (appointment_id, kind) do nothing',
      )
    await tellReceiver(ctx, card.staff_id)
    return {}
  })
