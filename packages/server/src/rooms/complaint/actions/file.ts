import type * as door from '@anxin/contract/complaint.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type { Id } from '@anxin/core/ids.ts'
import { atLeast } from '@anxin/core/risk/level.ts'
import { screenSafely } from '@anxin/core/risk/screen-safely.ts'
import { hearWords } from '@anxin/core/safeguard/heard-words.ts'
import { workingMinutesLater } from '@anxin/core/working-days.ts'
import { firstPlace, listHolders, type Reachable } from '../../../platform/access.ts'
import { type Ctx, mustBeResident, tenantOf } from '../../../platform/ctx.ts'
import { speakFor } from '../../../platform/db/transaction.ts'
import type { Input } from '../../../platform/http/server.ts'
import { mustBeSomebody, mustSpeakSomewhere } from '../../../platform/identity/resident.ts'
import { type ResidentRow, readResident } from '../../../platform/identity/resident-store.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { seal } from '../../../platform/privacy.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { isChildBy, tellWords } from '../../safeguard/door.ts'
import { answerWorkingDays, handlerRoles, namedIn } from '../policy.ts'
import { findByCode, insertComplaint, listStaffNames } from '../store.ts'
import { codeIndex, codeOf } from './code.ts'

type Body = Input<typeof door.complaintFile>['body']

/** Words of danger are never shed at the door. */
export const soundsBad = (body: Body): boolean => atLeast(screenSafely(body.text).screening.level, 'L2')

/** The day by which an answer is promised. */
export async function promisedDay(ctx: Ctx): Promise<Date> {
  const days = await readDayExceptions(ctx)
  return new Date(workingMinutesLater(ctx.now.getTime(), answerWorkingDays * 24 * 60, days))
}

/** Danger in it tells whoever is on call, also where no name is to be kept: a cry for help is never lost. */
async function tellDanger(ctx: Ctx, body: Body): Promise<void> {
  await mustBeSomebody(ctx, { cabin: body.cabin, locale: body.locale })
  const resident = (await readResident(ctx, mustBeResident(ctx).id))!
  const from = { unitId: resident.unit_id, conversationId: null, source: 'complaint' } as const
  await tellWords(ctx, resident, from, body.text)
}

/** Those of the place who may see to it. */
const listFree = async (ctx: Ctx, unitId: Id, not: readonly Id[]): Promise<Reachable[]> =>
  (await listHolders(ctx, handlerRoles, unitId)).filter((one) => !not.includes(one.id))

/** Tells those of the place who may see to it, in discreet words. @param not never these */
export const tellFree = async (
  ctx: Ctx,
  unitId: Id,
  not: readonly Id[],
  kind: 'complaint' | 'complaint_due' = 'complaint',
): Promise<void> => tellStaff(ctx, await listFree(ctx, unitId, not), kind)

/** From here on nobody speaks: the row and the audit line name no resident. */
const speakAsHouse = (ctx: Ctx, tenantId: Id): Promise<void> => speakFor(ctx, { kind: 'system', tenantId })

const isDanger = (ctx: Ctx, { text }: Body, resident?: ResidentRow): boolean =>
  hearWords(text, isChildBy(ctx, resident, text)).grade !== undefined

/** The place a complaint belongs to: the resident's, or the agency's first one. */
async function placeOf(ctx: Ctx, body: Body): Promise<{ unitId: Id; residentId: Id | null; danger: boolean }> {
  if (ctx.who.kind === 'resident') {
    const resident = (await readResident(ctx, ctx.who.id))!
    const residentId = body.signed ? resident.id : null
    return { unitId: resident.unit_id, residentId, danger: isDanger(ctx, body, resident) }
  }
  await mustSpeakSomewhere(ctx, body.cabin)
  // an agency that answers has a place
  return { unitId: (await firstPlace(ctx))!, residentId: null, danger: isDanger(ctx, body) }
}

/** Keeps what somebody is not content with and tells those who may see to it. Safe to repeat. */
export async function fileComplaint(
  ctx: Ctx,
  { body }: Input<typeof door.complaintFile>,
): Promise<ReplyOf<typeof door.complaintFile>> {
  const { unitId, residentId, danger } = await placeOf(ctx, body)
  const [speaker, tenantId, code] = [ctx.who, tenantOf(ctx), codeOf(ctx, body.id)]
  await speakAsHouse(ctx, tenantId)
  const before = await findByCode(ctx, codeIndex(ctx, code))
  const named = before?.named ?? namedIn([body.whom, body.text], await listStaffNames(ctx))
  const free = await listFree(ctx, unitId, named)
  const dueAt = before?.due_at ?? (await promisedDay(ctx))
  const reply = { code, dueAt: dueAt.toISOString(), nobodyElse: free.length === 0, danger }
  if (before) return reply
  await speakFor(ctx, speaker)
  if (danger) await tellDanger(ctx, body)
  if (residentId) ctx.about = { id: body.id, residentId }
  else await speakAsHouse(ctx, tenantId)
  insertComplaint(ctx, {
    ...{ id: body.id, tenant_id: tenantId, unit_id: unitId, resident_id: residentId },
    ...{ code_index: codeIndex(ctx, code), about: body.about, named, state: 'received' },
    whom_sealed: body.whom ? seal(ctx, 'complaint.whom', body.id, body.whom) : null,
    text_sealed: seal(ctx, 'complaint.text', body.id, body.text),
    ...{ filed_at: ctx.now, due_at: dueAt },
  })
  await tellStaff(ctx, free, 'complaint')
  return reply
}
