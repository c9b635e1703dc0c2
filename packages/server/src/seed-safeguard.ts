import * as seed from '../../../seed/safeguard.ts'
import { type Ctx, newId } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { keepNumber } from './rooms/safeguard/actions/phone-book.ts'
import { sendReport } from './rooms/safeguard/actions/report.ts'
import { askDisclosure, doDisclosure, secondDisclosure } from './rooms/safeguard/actions/tell.ts'
import type { Told } from './seed-list.ts'

/** Does something at its own time and in somebody’s name; without a name the house does it. */
async function at<T>(told: Told, hoursAgo: number, by: string | null, act: (ctx: Ctx) => Promise<T>): Promise<T> {
  told.floor.clock.turn({ hours: -hoursAgo })
  try {
    return await inTransaction(told.floor, { as: 'tenant', tenantId: told.tenantId }, async (ctx) => {
      if (by) ctx.who = await told.speaker(ctx, by)
      return act(ctx)
    })
  } finally {
    told.floor.clock.turn({ hours: hoursAgo })
  }
}

/** A neighbour’s report about somebody known here, one telling that waits for the ethics queue, numbers of the place. */
export async function seedSafeguard(told: Told, people: ReadonlyMap<string, string>): Promise<void> {
  const { report, telling, numbers } = seed
  await at(told, report.hoursAgo, null, (ctx) =>
    sendReport(ctx, { params: {}, body: { id: newId(ctx), fields: report.fields } }),
  )
  const id = await at(told, telling.hoursAgo, telling.by, async (ctx) => {
    const { rows } = await ctx.line.query('select id from crisis_event where resident_id = $1', [
      people.get(telling.resident),
    ])
    const eventId = rows[0]!.id as string
    return (
      await askDisclosure(ctx, { params: {}, body: { id: newId(ctx), eventId, residentId: null, ...telling.asked } })
    ).id
  })
  const params = { id }
  await at(told, telling.hoursAgo, telling.second, (ctx) => secondDisclosure(ctx, { params, body: {} }))
  await at(told, telling.hoursAgo, telling.by, (ctx) => doDisclosure(ctx, { params, body: telling.done }))
  for (const number of numbers) await at(told, 48, 'wang', (ctx) => keepNumber(ctx, { params: {}, body: number }))
}
