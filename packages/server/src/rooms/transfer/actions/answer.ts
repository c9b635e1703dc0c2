import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/transfer.ts'
import { isMoreUrgent } from '@anxin/core/care/colour.ts'
import { type Grade, worseGrade } from '@anxin/core/crisis/grade.ts'
import { placesOf } from '../../../platform/access.ts'
import { inAgency } from '../../../platform/agencies.ts'
import { shanghaiDay, shanghaiTime } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal } from '../../../platform/privacy.ts'
import { askLead, type Line, listTakers, mustTake, writeArrival } from '../../casework/door.ts'
import { tellPerson } from '../../referral/door.ts'
import { isSame, isWaiting, moverRoles, mustBeAgreed } from '../policy.ts'
import * as store from '../store.ts'
import type { Moving, TransferRow } from '../tables.ts'
import { fingerprintOf, manifestOf, moveAll, staysOf } from './content.ts'
import { type Detail, detailOf } from './shown.ts'
import { tellSender } from './tell.ts'

type Body = Input<typeof door.transferAnswer>['body']
type Accepted = Extract<Body, { answer: 'accepted' }>

/** The first word with the person after a case has come. @source domain specification 5.5 (contact ≤ 24–72 h) */
const firstContactHours = { urgent: 24, other: 72 } as const
/** A time that was set is set anew well before it comes. Number: 安心小屋项目组, awaiting review */
const rebookHours = 24

/** For whoever it is offered to. @throws Refusal NOT_FOUND */
export async function readTakers(
  ctx: Ctx,
  { params }: Input<typeof door.transferTakers>,
): Promise<ReplyOf<typeof door.transferTakers>> {
  const who = mustBeStaff(ctx)
  const row = await store.findTransfer(ctx, params.id)
  if (!row || row.to_tenant !== who.tenantId || row.state !== 'proposed') throw new Refusal('NOT_FOUND')
  ctx.about = { id: row.id }
  const [places, leads] = await Promise.all([
    store.placesOfAgency(ctx, who.tenantId),
    listTakers(ctx, placesOf(who, moverRoles), row),
  ])
  return { places, leads }
}

/** Accepting, declining, taking back. @throws Refusal NOT_FOUND for whoever it is not up to */
export async function answerTransfer(ctx: Ctx, { params, body }: Input<typeof door.transferAnswer>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const row = await store.lockTransfer(ctx, params.id)
  const mine = row && (body.answer === 'withdrawn' ? row.from_tenant : row.to_tenant) === who.tenantId
  if (!row || !mine) throw new Refusal('NOT_FOUND')
  ctx.about = { id: row.id }
  if (row.state === body.answer) return detailOf(ctx, row)
  if (!isWaiting(row) || (body.answer !== 'withdrawn' && row.state !== 'proposed'))
    throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  if (body.answer === 'accepted') return accept(ctx, row, body)
  return detailOf(ctx, await endOffer(ctx, row, body.answer, body.reason, who.id))
}

/** Declined, or taken back: nothing has moved, and whoever leads the case hears of a refusal as a task. */
export async function endOffer(
  ctx: Ctx,
  row: TransferRow,
  state: 'declined' | 'withdrawn',
  reason: string,
  by: string | null,
): Promise<TransferRow> {
  const answered = { state, answered_by: by, answered_at: ctx.now, due_at: null }
  await inAgency(ctx, row.from_tenant, async () => {
    const answer_sealed = reason ? seal(ctx, 'case_transfer.answer', row.id, reason) : null
    store.changeTransfer(ctx, row.id, { ...answered, answer_sealed })
    if (state === 'declined')
      await askLead(ctx, await store.everybodyOf(ctx, row.resident_id), 'transfer', ctx.now, row.to_name)
  })
  await tellSender(ctx, row, 'referral')
  return (await store.findTransfer(ctx, row.id))!
}

/**
 * Everything counted moves in this transaction and is counted again where it arrived; a difference in one row and
 * nothing has moved. @throws Refusal WRONG_STATE when something was written since it was looked at, CONSENT_NEEDED
 */
async function accept(ctx: Ctx, row: TransferRow, body: Accepted): Promise<Detail> {
  const who = mustBeStaff(ctx)
  mustBeAgreed(row, ctx.now)
  if (row.cases > 0 && !body.leadId) throw new Refusal('BAD_INPUT', { field: 'leadId' })
  const residentIds = await store.everybodyOf(ctx, row.resident_id)
  const { ends, stays } = await mustBeReady(ctx, row, residentIds)
  await inAgency(ctx, row.to_tenant, async () => {
    const owed = await store.owedOf(ctx, residentIds)
    const route = { transferId: row.id, unitId: body.unitId, from: row.from_tenant, to: row.to_tenant, residentIds }
    const sent = await moveAll(ctx, route)
    if (fingerprintOf(sent) !== body.seen) throw new Refusal('WRONG_STATE', { detail: { why: 'changed' } })
    const arrived = await mustHaveArrived(ctx, row, residentIds, sent)
    if (body.leadId) await mustTake(ctx, { ...row, residentIds, leadId: body.leadId, unitId: body.unitId })
    await ctx.line.query('select case_settle($1, $2, $3)', [row.id, body.leadId, ctx.now])
    await writeArrival(ctx, residentIds, { by: who.name, ...storyOf(ctx, row, owed) })
    store.changeTransfer(ctx, row.id, {
      ...{ state: 'accepted', answered_by: who.id, answered_at: ctx.now, due_at: null },
      ...{ manifest: JSON.stringify(sent), arrived: JSON.stringify(arrived) },
      ...{ ends: JSON.stringify(ends), stays: JSON.stringify(stays) },
    })
    await tellPerson(ctx, row.resident_id)
  })
  await tellSender(ctx, row, 'referral')
  return detailOf(ctx, (await store.findTransfer(ctx, row.id))!)
}

/** Looked at in the name of the agency it comes from. @throws Refusal WRONG_STATE naming what has to be settled first */
const mustBeReady = (ctx: Ctx, row: TransferRow, residentIds: readonly string[]) =>
  inAgency(ctx, row.from_tenant, async () => {
    const [why] = await store.blocksOf(ctx, residentIds)
    if (why) throw new Refusal('WRONG_STATE', { detail: { why } })
    return { ends: await store.endsOf(ctx, residentIds), stays: await staysOf(ctx, residentIds) }
  })

/** @throws Error where one row is missing or reads differently */
async function mustHaveArrived(
  ctx: Ctx,
  row: TransferRow,
  residentIds: readonly string[],
  sent: readonly Moving[],
): Promise<Moving[]> {
  const { rows } = await ctx.line.query('select case_left($1) as tables', [row.id])
  // written in this very moment: what was seen is no longer all there is
  if ((rows[0]!.tables as string[]).length > 0) throw new Refusal('WRONG_STATE', { detail: { why: 'changed' } })
  const arrived = await manifestOf(ctx, row.to_tenant, residentIds)
  if (!isSame(arrived, sent)) throw new Error('a whole case did not arrive whole')
  return arrived
}

type Story = Omit<Parameters<typeof writeArrival>[2], 'by'>
/** Where it came from, who was on it, how it stood with alerts; and what is owed to the person. */
function storyOf(ctx: Ctx, row: TransferRow, owed: readonly store.Owed[]): Story {
  const of = (what: store.Owed['what']) => owed.filter((one) => one.what === what)
  const alerts = of('alert')
  const team = [...new Set(of('team').map(({ said }) => said))].join('、')
  const worst = alerts
    .map(({ said }) => said as Grade)
    .reduce<Grade | undefined>((a, b) => (a ? worseGrade(a, b) : b), undefined)
  const lines: Line[] = [{ what: 'casework.case_arrived', text: row.from_name }]
  if (team) lines.push({ what: 'casework.team_before', text: team })
  if (worst)
    lines.push({
      ...{ what: 'casework.alerts_before', to: worst },
      text: `${alerts.length} · ${shanghaiDay(alerts.at(-1)!.at)}`,
    })
  const urgent = isMoreUrgent(row.colour, 'YELLOW')
  const first = minutesLater(ctx.now, 60 * firstContactHours[urgent ? 'urgent' : 'other'])
  const rebook = of('rebook').map(({ at }) => ({
    ...{ kind: 'rebook' as const, text: `${shanghaiDay(at)} ${shanghaiTime(at)}` },
    dueAt: new Date(Math.min(first.getTime(), Math.max(ctx.now.getTime(), at.getTime() - rebookHours * 3_600_000))),
  }))
  const caring = of('caring').map(({ at }) => ({ kind: 'caring' as const, dueAt: at, text: '' }))
  return { lines, tasks: [{ kind: 'arrival', dueAt: first, text: '' }, ...rebook, ...caring] }
}
