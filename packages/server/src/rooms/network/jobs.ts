import { tellBefore, toTell } from '@anxin/core/casework/certificate.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listAdmins, listColleagues, type Reachable, reachable } from '../../platform/access.ts'
import { forEachAgency } from '../../platform/agencies.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, type Floor, minutesLater } from '../../platform/ctx.ts'
import { tellStaff } from '../../platform/outside/tell.ts'
import * as store from './store.ts'

/** A day begins at nine here: nobody is woken for a certificate. */
const morning = 9 * 60

async function tellOfEnds(ctx: Ctx): Promise<number> {
  const rows = await store.lockEnding(ctx, shanghaiDay(minutesLater(ctx.now, -morning)), tellBefore[0])
  const due = rows.flatMap((row) => {
    const days = toTell(row.left, row.told_days)
    return days === undefined ? [] : [{ row, days }]
  })
  for (const { row, days } of due) {
    await store.setTold(ctx, row.id, days)
    const kind = days === 0 ? 'certificate_ended' : 'certificate'
    await tellStaff(ctx, [reachable({ ...row, id: row.staff_id })], kind, { day: row.valid_until })
  }
  const near = due.filter(({ days }) => days <= 7)
  if (near.length > 0) await tellStaff(ctx, await leaders(ctx), 'certificate_team', { count: String(near.length) })
  return due.length
}

/** Those who record a certificate anew or find somebody else, each once. */
async function leaders(ctx: Ctx): Promise<Reachable[]> {
  const all = [...(await listAdmins(ctx)), ...(await listColleagues(ctx, ['supervisor']))]
  return [...new Map(all.map((one) => [one.id as Id, one])).values()]
}

/** Whoever holds a certificate that comes to its end hears of it in time. @returns how many letters of one colleague each */
export const keepCertificates = (floor: Floor): Promise<number> => forEachAgency(floor, tellOfEnds)
