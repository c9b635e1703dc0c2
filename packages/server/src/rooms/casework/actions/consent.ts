import { createHash } from 'node:crypto'
import type * as door from '@anxin/contract/casework-plan.ts'
import { casePurposes } from '@anxin/contract/casework-plan.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { minorRuleOf } from '@anxin/core/care/plan/minors.ts'
import { agreementText, agreementVersion } from '@anxin/core/casework/agreement.words.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff, newId, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { consentHash, consentText } from '../../../platform/identity/consents.ts'
import { seal, sealJson } from '../../../platform/privacy.ts'
import { mustBeOpen } from '../policy.ts'
import * as store from '../store.ts'
import { type ActRow, type CaseRow, db, keep } from '../tables.ts'
import { ageOf, mustOpen } from './case.ts'
import { goalShown } from './view.ts'

type Purpose = (typeof casePurposes)[number]
type Locale = 'zh' | 'en'

/** Agreed to by most at the beginning; the others stand open and are off. @source domain specification 6.2 */
const usual: readonly Purpose[] = ['case_record', 'case_sharing', 'case_supervision', 'reminders']

export const textsIn = (locale: Locale) =>
  casePurposes.map((purpose) => {
    const text = consentText(purpose)!
    return { purpose, version: text.version, text: text[locale], usual: usual.includes(purpose) }
  })
/** The words as they stand before somebody, in one. */
export const shownText = (locale: Locale): string =>
  textsIn(locale)
    .map(({ purpose, version, text }) => `${purpose} ${version}\n${text}`)
    .join('\n\n')
export const fingerprintOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export const readTexts = async (
  _ctx: Ctx,
  { params }: Input<typeof door.consentTextsGet>,
): Promise<ReplyOf<typeof door.consentTextsGet>> => ({
  texts: textsIn(params.locale),
  shownHash: fingerprintOf(shownText(params.locale)),
})

interface Given {
  readonly residentId: Id
  readonly channel: string
  readonly purposes: readonly { readonly purpose: Purpose; readonly given: boolean }[]
}
/** One row a purpose in the ledger, with the fingerprint of its text. */
export function writeLedger(ctx: Ctx, { residentId, channel, purposes }: Given): void {
  for (const { purpose, given } of purposes) {
    const text = consentText(purpose)!
    ctx.sent.push(
      ctx.line.query(
        `insert into consent (id, tenant_id, resident_id, purpose, given, text_version, text_hash, channel, at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
        [newId(ctx), tenantOf(ctx), residentId, purpose, given, text.version, consentHash(text), channel, ctx.now],
      ),
    )
  }
}

export const isActKnown = async (ctx: Ctx, id: Id): Promise<boolean> =>
  (await db(ctx).selectFrom('consent_act').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** Writes down how it was signed: the words, their fingerprint, the signature, and who heard it. */
export function writeAct(
  ctx: Ctx,
  row: Pick<ActRow, 'tenant_id' | 'unit_id' | 'resident_id' | 'case_id'>,
  act: Pick<ActRow, 'id' | 'what' | 'how'> & {
    readonly shown: string
    readonly signature?: string | undefined
    readonly witnessId?: Id | undefined
    readonly witnessName?: string | undefined
    readonly supporter?: { readonly name: string; readonly relation: string } | undefined
  },
): void {
  const who = ctx.who.kind === 'staff' ? ctx.who : undefined
  const sealed = (column: string, text: string | undefined) =>
    text ? seal(ctx, `consent_act.${column}`, act.id, text) : null
  keep.insert(ctx, 'consent_act', {
    ...{ ...row, id: act.id, what: act.what, how: act.how, shown_hash: fingerprintOf(act.shown) },
    shown_sealed: seal(ctx, 'consent_act.shown', act.id, act.shown),
    ...{ signature_sealed: sealed('signature', act.signature), witness_sealed: sealed('witness', act.witnessName) },
    witness_id: act.witnessId ?? null,
    supporter_sealed: act.supporter ? sealJson(ctx, 'consent_act.supporter', act.id, act.supporter) : null,
    ...{ by_id: who?.id ?? null, by_name: who?.name ?? '', at: ctx.now },
  })
}

type Planned = Pick<CaseRow, 'id' | 'plan_revision' | 'plan_tier' | 'plan_every'>
/** The plan as it is signed, and with it the agreement under which it is carried out. */
export async function planText(ctx: Ctx, row: Planned, locale: Locale): Promise<string> {
  const goals = (await store.listGoals(ctx, row.id)).map((goal) => goalShown(ctx, goal))
  return [
    `plan ${row.plan_revision} | T${row.plan_tier} | ${row.plan_every}`,
    ...goals.map((one) => [one.statement, one.measure, one.baseline, one.target, one.dueOn].join(' | ')),
    `agreement ${agreementVersion}`,
    ...agreementText[locale],
  ].join('\n')
}
/** Nobody agrees to a service before it is said how deep it is and how often. */
export const saysService = (row: Planned): boolean => row.plan_tier !== null && row.plan_every !== null
/** What stands once a plan is agreed to: one signature is for the plan and for the service it is carried out with. */
export const agreedTo = (now: Date) => ({
  ...{ plan_agreed_at: now, contract_version: agreementVersion, contract_at: now },
})

type Body = Input<typeof door.consentGive>['body']

/** @throws Refusal BAD_INPUT naming the field: spoken words need somebody else who heard them, a drawing needs a drawing */
async function mustBeSigned(ctx: Ctx, body: Body, unitId: Id): Promise<void> {
  if (body.how === 'drawn' && !body.drawing) throw new Refusal('BAD_INPUT', { field: 'drawing' })
  if (body.how !== 'spoken') return
  if (!body.witnessId && !body.witnessName) throw new Refusal('BAD_INPUT', { field: 'witness' })
  if (body.witnessId === mustBeStaff(ctx).id) throw new Refusal('SECOND_PERSON_NEEDED', { field: 'witness' })
  if (!body.witnessId) return
  const { rows } = await ctx.line.query(
    `select 1 from staff f join staff_grant g on g.staff_id = f.id join unit u on u.id = $2 and g.unit_id = any(u.path) where f.id = $1 and f.state = 'active'`,
    [body.witnessId, unitId],
  )
  if (rows.length === 0) throw new Refusal('NOT_FOUND', { field: 'witness' })
}

/**
 * What somebody agreed to before a worker. Safe to repeat.
 * @throws Refusal GUARDIAN_CONSENT_NEEDED for a child under the age of consent without the guardian who agrees
 */
export async function giveConsent(ctx: Ctx, { params, body }: Input<typeof door.consentGive>): Promise<{ done: true }> {
  const row = await mustOpen(ctx, params.id)
  mustBeOpen(row)
  if (await isActKnown(ctx, body.id)) return { done: true }
  await mustBeSigned(ctx, body, row.unit_id)
  const gives = body.what === 'plan' || body.purposes.some((one) => one.given)
  if (gives && minorRuleOf(ageOf(ctx, row) ?? undefined).guardianConsent && !body.supporter)
    throw new Refusal('GUARDIAN_CONSENT_NEEDED', { field: 'supporter' })
  const shown = body.what === 'plan' ? await planText(ctx, row, body.locale) : shownText(body.locale)
  if (body.what === 'consent' && body.shownHash !== fingerprintOf(shown))
    throw new Refusal('BAD_INPUT', { field: 'shownHash' })
  if (body.what === 'plan' && row.plan_signed_by === null)
    throw new Refusal('GATE_NOT_MET', { detail: { missing: 'planApproved' } })
  if (body.what === 'plan' && !saysService(row)) throw new Refusal('GATE_NOT_MET', { detail: { missing: 'tier' } })
  const about = { tenant_id: row.tenant_id, unit_id: row.unit_id, resident_id: row.resident_id, case_id: row.id }
  writeAct(ctx, about, {
    ...{ id: body.id, what: body.what, how: body.how, shown, signature: body.drawing },
    ...{ witnessId: body.witnessId, witnessName: body.witnessName, supporter: body.supporter },
  })
  if (body.what === 'plan') store.changeCase(ctx, row.id, agreedTo(ctx.now))
  else writeLedger(ctx, { residentId: row.resident_id, channel: body.how, purposes: body.purposes })
  store.note(ctx, row, body.what === 'plan' ? 'casework.plan_agreed' : 'casework.consent_kept', { to: body.how })
  return { done: true }
}
