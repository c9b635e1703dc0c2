import type * as door from '@anxin/contract/casework-plan.ts'
import { casePurposes } from '@anxin/contract/casework-plan.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { minorRuleOf } from '@anxin/core/care/plan/minors.ts'
import { agreementText } from '@anxin/core/casework/agreement.words.ts'
import { mainOutcomeOf, movedOf } from '@anxin/core/casework/measured.ts'
import { isOver } from '@anxin/core/casework/state.ts'
import type { OwnRecord } from '@anxin/core/rights/own-record.ts'
import { namesOf } from '../../../platform/access.ts'
import { type Ctx, mustBeResident } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { consentText } from '../../../platform/identity/consents.ts'
import { ageToday, mustHaveCode, sendPhoneCode } from '../../../platform/identity/resident.ts'
import { type ResidentRow, readResident } from '../../../platform/identity/resident-store.ts'
import { seal, tailOf, unseal } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import { type CaseRow, db, keep } from '../tables.ts'
import {
  agreedTo,
  fingerprintOf,
  isActKnown,
  planText,
  saysService,
  shownText,
  textsIn,
  writeAct,
  writeLedger,
} from './consent.ts'
import { listMeasured } from './measured.ts'
import { goalShown } from './view.ts'

type Mine = ReplyOf<typeof door.mineGet>

/** The case that is open, or the newest one. */
export const findMine = (ctx: Ctx, residentId: string): Promise<CaseRow | undefined> =>
  db(ctx)
    .selectFrom('care_case')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()

const mayAgree = (row: CaseRow): boolean => row.plan_signed_by !== null && saysService(row)

async function caseShown(ctx: Ctx, row: CaseRow, locale: 'zh' | 'en'): Promise<Mine['case']> {
  const [names, goals, outcome] = await Promise.all([
    namesOf(ctx, [row.lead_id]),
    store.listGoals(ctx, row.id),
    listMeasured(ctx, row.resident_id, row.opened_at).then(mainOutcomeOf),
  ])
  return {
    ...{ id: row.id, state: row.state, helper: names.get(row.lead_id) ?? '', openedAt: row.opened_at.toISOString() },
    goals: goals.map((goal) => {
      const { id, statement, ownWords, dueOn, attainment } = goalShown(ctx, goal)
      return { id, statement, ownWords, dueOn, attainment }
    }),
    ...{ planRevision: row.plan_revision, planReady: mayAgree(row) && !isOver(row.state) },
    ...{ tier: row.plan_tier, every: row.plan_every, agreement: [...agreementText[locale]] },
    agreedAt: row.plan_agreed_at?.toISOString() ?? null,
    moved: movedOf(outcome),
  }
}

const phoneOf = (ctx: Ctx, row: ResidentRow): string | null => unseal(ctx, 'resident.phone', row.id, row.phone_sealed)

/** What stands for the resident who asks. */
export async function readMine(ctx: Ctx): Promise<Mine> {
  const { id } = mustBeResident(ctx)
  const resident = (await readResident(ctx, id))!
  const [row, given] = [await findMine(ctx, id), await store.listConsents(ctx, id)]
  const phone = phoneOf(ctx, resident)
  return {
    case: row ? await caseShown(ctx, row, resident.locale) : null,
    consents: textsIn(resident.locale).map(({ purpose, text, version }) => {
      const kept = given.find((one) => one.purpose === purpose)
      return {
        ...{ purpose, text, version, given: kept?.given ?? false, how: kept?.channel ?? '' },
        at: kept?.at.toISOString() ?? null,
      }
    }),
    shownHash: fingerprintOf(shownText(resident.locale)),
    phoneTail: phone && tailOf(phone),
  }
}

/** @throws Refusal CONTACT_NEEDED where no number is known */
export async function sendSigningCode(ctx: Ctx): Promise<ReplyOf<typeof door.mineCode>> {
  const resident = (await readResident(ctx, mustBeResident(ctx).id))!
  const phone = phoneOf(ctx, resident)
  if (!phone) throw new Refusal('CONTACT_NEEDED')
  const { phoneTail } = await sendPhoneCode(ctx, { params: {}, body: { phone } })
  return { phoneTail }
}

interface Signed {
  readonly id: string
  readonly code: string
  readonly typedName: string
  readonly drawing?: string | undefined
}
/**
 * The account answers once more for this signature. @returns undefined when it was signed before
 * @throws Refusal CODE_WRONG, LOCKED, GUARDIAN_CONSENT_NEEDED for a child under the age of consent who gives something alone
 */
async function mustSignAgain(ctx: Ctx, body: Signed, gives = true): Promise<ResidentRow | undefined> {
  if (await isActKnown(ctx, body.id)) return undefined
  const resident = (await readResident(ctx, mustBeResident(ctx).id))!
  if (gives && minorRuleOf(ageToday(ctx, resident.id, resident.birth_sealed, null)).guardianConsent)
    throw new Refusal('GUARDIAN_CONSENT_NEEDED')
  const phone = phoneOf(ctx, resident)
  if (!phone) throw new Refusal('CONTACT_NEEDED')
  await mustHaveCode(ctx, phone, body.code)
  return resident
}
const signature = ({ typedName, drawing }: Signed): string =>
  JSON.stringify({ typedName, ...(drawing ? { drawing } : {}) })

export async function signMine(ctx: Ctx, { body }: Input<typeof door.mineSign>): Promise<{ done: true }> {
  const shown = shownText(body.locale)
  if (body.shownHash !== fingerprintOf(shown)) throw new Refusal('BAD_INPUT', { field: 'shownHash' })
  const gives = body.purposes.some(({ given }) => given)
  const resident = await mustSignAgain(ctx, body, gives)
  if (!resident) return { done: true }
  const row = await findMine(ctx, resident.id)
  const about = {
    tenant_id: resident.tenant_id,
    unit_id: resident.unit_id,
    resident_id: resident.id,
    case_id: row?.id ?? null,
  }
  writeAct(ctx, about, { id: body.id, what: 'consent', how: 'online', shown, signature: signature(body) })
  writeLedger(ctx, { residentId: resident.id, channel: 'online', purposes: body.purposes })
  if (row) store.note(ctx, row, 'casework.consent_kept', { to: 'online' })
  return { done: true }
}

/** @throws Refusal WRONG_STATE where the plan changed since it was shown */
export async function agreeMine(ctx: Ctx, { body }: Input<typeof door.mineAgree>): Promise<{ done: true }> {
  const row = await findMine(ctx, mustBeResident(ctx).id)
  if (!row || !mayAgree(row)) throw new Refusal('NOT_FOUND')
  if (row.plan_revision !== body.planRevision) throw new Refusal('WRONG_STATE', { detail: { state: 'changed' } })
  const resident = await mustSignAgain(ctx, body)
  if (!resident) return { done: true }
  const about = { tenant_id: row.tenant_id, unit_id: row.unit_id, resident_id: row.resident_id, case_id: row.id }
  const shown = await planText(ctx, row, resident.locale)
  writeAct(ctx, about, { id: body.id, what: 'plan', how: 'online', shown, signature: signature(body) })
  store.changeCase(ctx, row.id, agreedTo(ctx.now))
  store.note(ctx, row, 'casework.plan_agreed', { to: 'online' })
  return { done: true }
}

export async function sayGoal(ctx: Ctx, { params, body }: Input<typeof door.mineWords>): Promise<{ done: true }> {
  mustBeResident(ctx)
  const goal = await db(ctx).selectFrom('case_goal').select('id').where('id', '=', params.id).executeTakeFirst()
  if (!goal) throw new Refusal('NOT_FOUND')
  const words = body.words ? seal(ctx, 'case_goal.own_words', goal.id, body.words) : null
  keep.change(ctx, 'case_goal', { id: goal.id }, { own_words_sealed: words })
  return { done: true }
}

/** What the resident may take along: the plan and what was agreed to, never notes of others. */
export async function exportCasework(ctx: Ctx, id: string, locale: 'zh' | 'en'): Promise<Pick<OwnRecord, 'casework'>> {
  const [row, given] = [await findMine(ctx, id), await store.listConsents(ctx, id)]
  const ofCase = given.filter(({ purpose }) => (casePurposes as readonly string[]).includes(purpose))
  const agreed = ofCase.map(({ purpose, given: yes, at, channel }) => ({
    ...{ purpose, given: yes, at: at.toISOString(), how: channel, text: consentText(purpose)?.[locale] ?? '' },
  }))
  return { casework: { case: row ? await caseShown(ctx, row, locale) : null, agreed } }
}

/** Case files stay for their lawful term after somebody deletes their account. @source domain specification 10.3 */
export async function countCases(ctx: Ctx, residentId: string): Promise<number> {
  const { rows } = await ctx.line.query('select count(*)::int as kept from care_case where resident_id = $1', [
    residentId,
  ])
  return Number(rows[0]?.kept ?? 0)
}
