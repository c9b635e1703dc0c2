import { createHash } from 'node:crypto'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/transfer.ts'
import { findDiagnosticWords } from '@anxin/core/casework/wording.ts'
import type { Id } from '@anxin/core/ids.ts'
import { wholeText, wholeVersion } from '@anxin/core/referral/consent.ts'
import { lintText } from '@anxin/core/referral/letter.ts'
import { consentDays, termOf } from '@anxin/core/referral/terms.ts'
import { inAgency } from '../../../platform/agencies.ts'
import { mustBeEnough, whoAgreesFor } from '../../../platform/agrees.ts'
import { type Ctx, minutesLater, mustBeStaff, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { isMinor } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { pathOfResident } from '../../../platform/identity/written-down.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { countCases, findOwnCase } from '../../casework/door.ts'
import { listPartners } from '../../directory/door.ts'
import { endOf, tellPerson } from '../../referral/door.ts'
import { mustBeSecond, mustLeadPlace } from '../policy.ts'
import * as store from '../store.ts'
import type { TransferRow, TransferSaid } from '../tables.ts'
import { manifestOf, staysOf } from './content.ts'
import { type Detail, detailOf } from './shown.ts'
import { tellReceiver, tellSecond } from './tell.ts'

type Body = Input<typeof door.transferOffer>['body']

const labelOf = (residentId: Id): string => `G-${residentId.replace(/-/g, '').slice(-6).toUpperCase()}`
const dayMinutes = 24 * 60

/** @throws Refusal NOT_FOUND */
async function mustLeadPerson(ctx: Ctx, residentId: Id): Promise<Id[]> {
  mustLeadPlace(mustBeStaff(ctx), await pathOfResident(ctx, residentId))
  ctx.about = { id: residentId, residentId }
  return store.everybodyOf(ctx, residentId)
}

async function blocksOf(ctx: Ctx, residentIds: readonly Id[]) {
  const blocks = await store.blocksOf(ctx, residentIds)
  return (await store.isOffered(ctx, residentIds)) ? [...blocks, 'offered' as const] : blocks
}

/** What would move, stay and end, and what stands in the way. */
export async function previewTransfer(
  ctx: Ctx,
  { params }: Input<typeof door.transferPreview>,
): Promise<ReplyOf<typeof door.transferPreview>> {
  const residentIds = await mustLeadPerson(ctx, params.residentId)
  const partners = await listPartners(ctx)
  return {
    label: labelOf(params.residentId),
    moves: await manifestOf(ctx, tenantOf(ctx), residentIds),
    stays: await staysOf(ctx, residentIds),
    ends: await store.endsOf(ctx, residentIds),
    partners,
    ...{ blocks: await blocksOf(ctx, residentIds), consentFrom: await whoAgreesFor(ctx, params.residentId) },
    consent: Object.fromEntries(
      partners.map(({ id, name }) => [id, { zh: wholeText.zh(name), en: wholeText.en(name) }]),
    ),
  }
}

type Facts = Pick<TransferRow, 'unit_id' | 'colour' | 'population' | 'minor' | 'cases'>
/** What a receiver has to know before saying yes: how urgent, which group, whether a child. */
async function factsOf(ctx: Ctx, residentId: Id, residentIds: readonly Id[]): Promise<Facts> {
  const person = (await readResident(ctx, residentId))!
  const birth = unseal(ctx, 'resident.birth', person.id, person.birth_sealed)
  return inAgency(ctx, tenantOf(ctx), async () => {
    const newest = await findOwnCase(ctx, residentId)
    let cases = 0
    for (const id of residentIds) cases += await countCases(ctx, id)
    return {
      ...{ unit_id: person.unit_id, minor: isMinor(birth, ctx.now), cases },
      // what somebody is before the law is not shown before their case has arrived
      population: newest && newest.population !== 'corrections' ? newest.population : null,
      colour: newest?.colour ?? 'GREEN',
    }
  })
}

/** The yes of the person, or the basis without it. */
function agreementOf(ctx: Ctx, body: Body, toName: string): TransferSaid {
  const { agreed } = body
  if (agreed.way === 'exception')
    return {
      ...{ state: 'second', basis: agreed.basis },
      basis_sealed: seal(ctx, 'case_transfer.basis', body.id, agreed.why),
    }
  const text = { text_version: wholeVersion, text_hash: hashOf(toName) }
  if (agreed.way === 'online') return { state: 'asked', way: 'online', ...text }
  return {
    ...{ state: 'proposed', way: agreed.way, agreed_by: agreed.by, assent: agreed.assent, ...text },
    ...{ witness: agreed.way === 'spoken' ? agreed.witness : null, agreed_at: ctx.now },
    expires_at: minutesLater(ctx.now, consentDays * dayMinutes),
  }
}
const hashOf = (toName: string): string => createHash('sha256').update(wholeText.zh(toName)).digest('hex')

/** A name of an illness is the doctor’s to say; whoever heard the yes is somebody else. @throws Refusal BAD_INPUT */
function mustBeSayable(ctx: Ctx, body: Body): void {
  const [word] = [...findDiagnosticWords(body.reason), ...lintText(body.reason)]
  if (word) throw new Refusal('BAD_INPUT', { field: 'reason', detail: { word } })
  if (body.agreed.way === 'spoken' && body.agreed.witness === mustBeStaff(ctx).name)
    throw new Refusal('BAD_INPUT', { field: 'witness' })
}

/** A child’s own yes moves nothing. @throws Refusal GUARDIAN_CONSENT_NEEDED */
async function mustBeAgreed(ctx: Ctx, { residentId, agreed }: Body): Promise<void> {
  if (agreed.way === 'exception') return
  const yes = agreed.way === 'online' ? ({ by: 'person', assent: true } as const) : agreed
  await mustBeEnough(ctx, residentId, yes)
}

/** When whoever it waits for is to have answered. */
export const termFor = async (ctx: Ctx, row: Pick<TransferRow, 'state' | 'colour'>): Promise<Date> =>
  endOf(ctx, termOf(row.state === 'proposed' ? 'accepted' : 'consent', row.colour))

/** Offers a whole case; nothing moves until it is accepted. @throws Refusal WRONG_STATE naming what has to be settled first */
export async function offerTransfer(ctx: Ctx, { body }: Input<typeof door.transferOffer>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const there = await store.lockTransfer(ctx, body.id)
  if (there?.proposed_by === who.id) return detailOf(ctx, there)
  const residentIds = await mustLeadPerson(ctx, body.residentId)
  const [why] = await blocksOf(ctx, residentIds)
  if (why) throw new Refusal('WRONG_STATE', { detail: { why } })
  mustBeSayable(ctx, body)
  const toName = await store.nameOfAgency(ctx, body.toTenant)
  if (!toName || body.toTenant === tenantOf(ctx)) throw new Refusal('BAD_INPUT', { field: 'toTenant' })
  await mustBeAgreed(ctx, body)
  const facts = await factsOf(ctx, body.residentId, residentIds)
  const agreement = agreementOf(ctx, body, toName)
  const state = agreement.state ?? 'proposed'
  store.insertTransfer(ctx, {
    ...{ id: body.id, from_tenant: tenantOf(ctx), to_tenant: body.toTenant, resident_id: body.residentId },
    ...{ from_name: (await store.nameOfAgency(ctx, tenantOf(ctx))) ?? '', to_name: toName },
    ...{ label: labelOf(body.residentId), ...facts, ...agreement, proposed_by: who.id, proposed_at: ctx.now },
    reason_sealed: seal(ctx, 'case_transfer.reason', body.id, body.reason),
    manifest: JSON.stringify(await manifestOf(ctx, tenantOf(ctx), residentIds)),
    stays: JSON.stringify(await staysOf(ctx, residentIds)),
    ends: JSON.stringify(await store.endsOf(ctx, residentIds)),
    due_at: await termFor(ctx, { state, colour: facts.colour }),
  })
  const row = (await store.findTransfer(ctx, body.id))!
  await tellPerson(ctx, body.residentId)
  if (state === 'proposed') await tellReceiver(ctx, row, 'referral')
  if (state === 'second') await tellSecond(ctx, row, who.id)
  return detailOf(ctx, row)
}

/** @throws Refusal SECOND_PERSON_NEEDED, NOT_FOUND */
export async function secondTransfer(ctx: Ctx, { params }: Input<typeof door.transferSecond>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const row = await store.lockTransfer(ctx, params.id)
  if (!row || row.from_tenant !== who.tenantId) throw new Refusal('NOT_FOUND')
  await mustLeadPerson(ctx, row.resident_id)
  if (row.second_id === who.id) return detailOf(ctx, row)
  mustBeSecond(who, row)
  return detailOf(ctx, await proposeNow(ctx, row, { second_id: who.id, second_at: ctx.now }))
}

/** From here on the receiver is asked. */
export async function proposeNow(ctx: Ctx, row: TransferRow, said: TransferSaid): Promise<TransferRow> {
  const change = {
    ...said,
    state: 'proposed' as const,
    told_at: null,
    due_at: await termFor(ctx, { ...row, state: 'proposed' }),
  }
  store.changeTransfer(ctx, row.id, change)
  const next = { ...row, ...change }
  await tellReceiver(ctx, next, 'referral')
  return next
}
