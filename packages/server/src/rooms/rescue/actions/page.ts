import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as contract from '@anxin/contract/rescue.ts'
import { isEnded } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Reach, reachUsual } from '@anxin/core/rescue/reach.ts'
import { shanghaiTime } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, mustBeResident } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { sendNotice } from '../../../platform/outside/notice.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import { keepSetting, readSetting } from '../../../platform/settings.ts'
import { tongueOfResident } from '../../../platform/tongue.ts'
import { answerable, type EventRow, lockEvent, note, pageStaff, seeOpenOf, tellBoard } from '../../crisis/door.ts'
import { changeBeat, dropBeat, findBeat, lockBeat, putBeat } from '../store.ts'
import type { BeatRow } from '../tables.ts'

const settingKey = 'rescue.reach'

export const readReach = async (ctx: Ctx): Promise<Reach> => (await readSetting<Reach>(ctx, settingKey)) ?? reachUsual

export const showReach = async (ctx: Ctx): Promise<ReplyOf<typeof contract.reachGet>> => ({ ...(await readReach(ctx)) })

export async function changeReach(
  ctx: Ctx,
  { body }: Input<typeof contract.reachPut>,
): Promise<ReplyOf<typeof contract.reachPut>> {
  keepSetting(ctx, settingKey, body)
  return body
}

/** The resident's page is there. @returns whether it should go on saying so */
export async function hearBeat(ctx: Ctx): Promise<{ open: boolean }> {
  const { id } = mustBeResident(ctx)
  const event = await seeOpenOf(ctx, id)
  if (!event) return { open: false }
  const before = await findBeat(ctx, id)
  putBeat(ctx, id, event.id)
  if (before?.silent_at && before.event_id === event.id) {
    await note(ctx, event, 'crisis.page_back')
    await tellBoard(ctx, event, 'crisis.page_back')
  }
  return { open: true }
}

/** One quiet page: first it counts as gone, then somebody reaches back. An alert that ended asks nothing more. */
export async function lookAtBeat(ctx: Ctx, residentId: Id): Promise<void> {
  const beat = await lockBeat(ctx, residentId)
  const event = beat && (await lockEvent(ctx, beat.event_id))
  if (!beat || !event || isEnded(event.state)) return dropBeat(ctx, residentId)
  ctx.about = { id: event.id, residentId }
  const { silentAfterSeconds, reachAfterSeconds } = await readReach(ctx)
  if (!beat.silent_at) {
    if (beat.at > minutesLater(ctx.now, -silentAfterSeconds / 60)) return
    changeBeat(ctx, residentId, {
      silent_at: beat.at,
      reach_at: minutesLater(ctx.now, reachAfterSeconds / 60),
    })
    await note(ctx, event, 'crisis.page_gone', shanghaiTime(beat.at))
    await tellBoard(ctx, event, 'crisis.page_gone')
  } else if (beat.reach_at && beat.reach_at <= ctx.now && !beat.reached_out_at) {
    await reachBack(ctx, event, beat)
  }
}

const mobile = /^1[3-9]\d{9}$/

/** The number somebody left to be called back, while they agree to it. A tail of a number cannot be written to. */
async function numberLeft(ctx: Ctx, event: EventRow): Promise<string | undefined> {
  const left = unsealJson<{ phone: string }>(ctx, 'crisis_event.callback', event.id, event.callback_sealed)
  const resident = await readResident(ctx, event.resident_id)
  const own = resident && unseal(ctx, 'resident.phone', resident.id, resident.phone_sealed)
  const agreed = resident?.allows.includes('phone_tail') ? left?.phone.replace(/\D/g, '') : undefined
  return [agreed, own].find((phone): phone is string => phone != null && mobile.test(phone))
}

/**
 * After the silence: discreet words to the number they left, where they agreed; and whoever owns the event is called to
 * ring or go on. Nobody owns it yet: the ladder is calling already.
 */
async function reachBack(ctx: Ctx, event: EventRow, beat: BeatRow): Promise<void> {
  changeBeat(ctx, beat.resident_id, { reached_out_at: ctx.now })
  const phone = await numberLeft(ctx, event)
  if (phone)
    await sendNotice(ctx, {
      ...{ toName: '本人', addresses: { sms: phone }, kind: 'reach_out', open: {}, inApp: false },
      tongue: await tongueOfResident(ctx, event.resident_id),
    })
  if (event.owner_id) await pageStaff(ctx, event, await answerable(ctx, event, false), 'reach_back', 0)
  await note(ctx, event, 'crisis.reach_back_due', phone ? 'sms' : 'call')
  await tellBoard(ctx, event, 'crisis.reach_back_due')
}
