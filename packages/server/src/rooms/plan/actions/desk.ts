import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as contract from '@anxin/contract/plan.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { drawPaper, type PaperPart } from '../../../platform/paper.ts'
import { unseal } from '../../../platform/privacy.ts'
import { tongueOf, type Writer, writerFor } from '../../../platform/tongue.ts'
import { mustReach, mustWrite } from '../policy.ts'
import { findEvent, findPlan } from '../store.ts'
import type { PlanEventRow } from '../tables.ts'
import { type Author, editSheet, type Plan, planShown, type Sheet, settleClash, sheetOf } from './sheet.ts'
import { printed } from './words.ts'

/** @throws Refusal NOT_FOUND */
async function mustFind(ctx: Ctx, id: Id): Promise<PlanEventRow> {
  const event = await findEvent(ctx, id)
  mustReach(mustBeStaff(ctx), event)
  ctx.about = { id: event.id, residentId: event.resident_id }
  return event
}

const authorOf = (ctx: Ctx): Author => {
  const { id, name } = mustBeStaff(ctx)
  return { side: 'person', name, staffId: id }
}

export async function readSheet(ctx: Ctx, { params }: Input<typeof contract.eventSheetGet>): Promise<Sheet> {
  return sheetOf(ctx, (await mustFind(ctx, params.id)).resident_id)
}

export async function editOf(ctx: Ctx, { params, body }: Input<typeof contract.eventSheetEdit>): Promise<Sheet> {
  const event = await mustFind(ctx, params.id)
  mustWrite(mustBeStaff(ctx), event)
  await editSheet(ctx, event.resident_id, authorOf(ctx), body.edits)
  return sheetOf(ctx, event.resident_id)
}

export async function settleOf(ctx: Ctx, { params, body }: Input<typeof contract.eventSheetSettle>): Promise<Sheet> {
  const event = await mustFind(ctx, params.id)
  mustWrite(mustBeStaff(ctx), event)
  await settleClash(ctx, event.resident_id, authorOf(ctx), body.clashId, body.choice)
  return sheetOf(ctx, event.resident_id)
}

/** The parts of a plan as they are printed; what nobody wrote is left out. @param asRead for the page's own words */
function partsOf(plan: Plan, asRead: Writer): PaperPart[] {
  const dots = (lines: readonly string[]): string[] => lines.map((line) => `· ${line}`)
  const joinedBy = (...words: string[]): string => words.filter(Boolean).join('　')
  const all: PaperPart[] = [
    { heading: asRead(printed.reasonToLive), lines: plan.reasonToLive ? [plan.reasonToLive] : [] },
    { heading: `1　${asRead(printed.warningSigns)}`, lines: dots(plan.warningSigns) },
    { heading: `2　${asRead(printed.innerCoping)}`, lines: dots(plan.innerCoping) },
    { heading: `3　${asRead(printed.peoplePlaces)}`, lines: dots(plan.peoplePlaces) },
    {
      heading: `4　${asRead(printed.trustedContacts)}`,
      lines: plan.trustedContacts.map((one) => joinedBy(one.name, one.relation, one.phone)),
    },
    {
      heading: `5　${asRead(printed.professionals)}`,
      lines: plan.professionals.map((one) => joinedBy(one.agency, one.phone, one.hours)),
    },
    {
      heading: `6　${asRead(printed.saferEnvironment)}`,
      lines: plan.saferEnvironment.map((one) =>
        joinedBy(asRead(one.done ? '［已做］' : '［　］'), one.step, one.whoHelps),
      ),
    },
    { heading: asRead(printed.barriers), lines: plan.barriers ? [plan.barriers] : [] },
  ]
  return all.filter((part) => part.lines.length > 0)
}

/** @throws Refusal NOT_FOUND when no version was kept yet */
export async function printPlan(
  ctx: Ctx,
  { params }: Input<typeof contract.eventPlanPrint>,
): Promise<ReplyOf<typeof contract.eventPlanPrint>> {
  const event = await mustFind(ctx, params.id)
  const row = await findPlan(ctx, event.resident_id)
  if (!row) throw new Refusal('NOT_FOUND')
  const plan = planShown(ctx, row)
  const resident = await readResident(ctx, event.resident_id)
  const name = resident ? unseal(ctx, 'resident.name', resident.id, resident.name_sealed) : null
  const day = shanghaiDay(row.at)
  const asRead = await writerFor(resident ? tongueOf(resident) : 'zh')
  const title = asRead(printed.title)
  const pdf = await drawPaper({
    title: name ? `${title} · ${name}` : title,
    about: asRead(printed.about(day, row.version, shanghaiDay(row.review_by))),
    parts: partsOf(plan, asRead),
    foot: asRead(printed.foot),
  })
  return { fileName: `${title}-${day}.pdf`, pdf: pdf.toString('base64') }
}
