import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/referral-pass.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { minorRuleOf } from '@anxin/core/care/plan/minors.ts'
import { gradeOfLevel } from '@anxin/core/crisis/grade.ts'
import type { LetterField } from '@anxin/core/referral/letter.ts'
import type { ReferralState } from '@anxin/core/referral/state.ts'
import { consentDays } from '@anxin/core/referral/terms.ts'
import { proposeTier } from '@anxin/core/referral/tier.ts'
import { relayedDanger } from '@anxin/core/risk/relayed.ts'
import { listColleagues } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff, type StaffWho } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { ageToday, isMinorToday } from '../../../platform/identity/resident.ts'
import { type ResidentRow, readResident } from '../../../platform/identity/resident-store.ts'
import { writeDown } from '../../../platform/identity/written-down.ts'
import { raiseAlert } from '../../crisis/door.ts'
import { mustMayRefer } from '../policy.ts'
import * as store from '../store.ts'
import { newReferral } from './draft.ts'
import { letterOf, staffSpeaker } from './see.ts'
import { keepConsent, sendOff } from './send.ts'
import { begun } from './step.ts'

type Body = Input<typeof door.passOn>['body']
type Shown = ReplyOf<typeof door.passedList>['rows'][number]['state']

const far: Partial<Record<ReferralState, Shown>> = {
  ...{ NEED_INFO: 'asked', DECLINED: 'not_taken', EXPIRED: 'not_taken' },
  ...{ CLOSED: 'over', RETURNED: 'over', WITHDRAWN: 'over', RE_ROUTED: 'over' },
  ...{ ACCEPTED: 'taken', APPT_SET: 'taken', ATTENDED: 'taken', NO_SHOW: 'taken', RESULT_RETURNED: 'taken' },
}
const receivers = async (ctx: Ctx, who: StaffWho) =>
  (await listColleagues(ctx, ['social_worker'])).filter(({ id }) => id !== who.id)

/** Whom the speaker passed on: in their own words, and how far it is; nothing the house knows besides. */
export async function readPassed(ctx: Ctx): Promise<ReplyOf<typeof door.passedList>> {
  const who = mustBeStaff(ctx)
  const rows = await store.listPassed(ctx, who.id)
  return {
    rows: rows.map((row) => ({
      ...{ id: row.id, number: row.number, toName: row.to_name, state: far[row.state] ?? 'waiting' },
      ...{ name: letterOf(ctx, row).calledName ?? '', at: row.created_at.toISOString() },
    })),
    colleagues: (await receivers(ctx, who)).map(({ id, name }) => ({ id, name })),
  }
}

const leaves: readonly LetterField[] = ['calledName', 'phone', 'reason', 'asked', 'contact']

/** Never shed at the door. */
export const soundsBad = (body: Body): boolean => relayedDanger(body.reason) !== undefined

/** Words of danger about somebody are told to whoever is on call, whatever else becomes of them. */
async function tellDanger(ctx: Ctx, resident: ResidentRow, reason: string): Promise<boolean> {
  const heard = relayedDanger(reason)
  if (!heard) return false
  const { screening } = heard
  const minor = isMinorToday(ctx, resident)
  await raiseAlert(ctx, {
    ...{ residentId: resident.id, unitId: resident.unit_id, conversationId: null, messageId: null, minor },
    ...{ source: 'worker', level: screening.level, grade: gradeOfLevel(screening.level, minor)! },
    ...{ subject: screening.subject, quotes: [reason] },
  })
  return true
}

/** @throws Refusal BAD_INPUT for a spoken consent nobody else heard, GUARDIAN_CONSENT_NEEDED for a child */
function mustBeAgreed(ctx: Ctx, who: StaffWho, resident: ResidentRow, body: Body): void {
  if (body.way === 'spoken' && (!body.witness || body.witness === who.name))
    throw new Refusal('BAD_INPUT', { field: 'witness' })
  const age = ageToday(ctx, resident.id, resident.birth_sealed, null)
  if (body.givenBy === 'person' && minorRuleOf(age).guardianConsent)
    throw new Refusal('GUARDIAN_CONSENT_NEEDED', { field: 'givenBy' })
}

/**
 * Passes somebody on to a social worker: the same path as every letter, with consent, terms and noise about silence.
 * What leaves are the words of whoever passes on, nothing the house knows.
 */
export async function passOn(ctx: Ctx, { body }: Input<typeof door.passOn>): Promise<ReplyOf<typeof door.passOn>> {
  const who = mustBeStaff(ctx)
  mustMayRefer(who, 'social_work')
  if (await store.lockReferral(ctx, body.id)) return { done: true, told: soundsBad(body) }
  const to = (await receivers(ctx, who)).find(({ id }) => id === body.toStaffId)
  if (!to) throw new Refusal('BAD_INPUT', { field: 'toStaffId' })
  const residentId = await writeDown(ctx, who, { id: body.consentId, ...body.person })
  const resident = (await readResident(ctx, residentId))!
  ctx.about = { id: body.id, residentId }
  mustBeAgreed(ctx, who, resident, body)
  const told = await tellDanger(ctx, resident, body.reason)
  const standing = await store.standingOf(ctx, residentId)
  const { rule, tier } = proposeTier({ ...standing, possibleDisorder: false, ordinaryNeeds: false })
  const by = staffSpeaker(who)
  const row = await newReferral(ctx, resident, who.id, {
    ...{ id: body.id, resident_id: residentId, channel: 'internal', tier: 'social_work', need: 'mood' },
    ...{ population: null, colour: standing.colour, rule, proposedTier: tier, why: body.reason },
    words: {
      ...{ calledName: body.person.name, phone: body.person.phone, reason: body.reason },
      ...{ asked: '请社工联系，看看需要什么。', contact: who.name },
    },
    more: { fields: [...leaves], to_staff: to.id, to_name: to.name },
  })
  const agreed = keepConsent(ctx, await begun(ctx, row, by), by, {
    ...{
      id: body.consentId,
      way: body.way,
      given_by: body.givenBy,
      assent: false,
      recorded_by: who.id,
      witness: body.witness,
    },
    ...{ fields: [...leaves], days: consentDays },
  })
  await sendOff(ctx, agreed, by)
  return { done: true, told }
}
