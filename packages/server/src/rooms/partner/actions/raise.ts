import type { Id } from '@anxin/core/ids.ts'
import type { FileRow, HandedOver } from '@anxin/core/partner/read.ts'
import { screenSafely } from '@anxin/core/risk/screen-safely.ts'
import { gradeOfReport } from '@anxin/core/safeguard/report.ts'
import { type Ctx, newId } from '../../../platform/ctx.ts'
import { isResidentHere, writeDownToldOfAt } from '../../../platform/identity/told-of.ts'
import { unsealJson } from '../../../platform/privacy.ts'
import { noteOnEvent, raiseAlert } from '../../crisis/door.ts'
import { hearAgain, type ReportFields, receiveHandedOver } from '../../safeguard/door.ts'
import * as store from '../store.ts'
import type { HandedRow, PartnerRow } from '../tables.ts'

/** A row as it stood in the file; undefined once it was forgotten. */
export const rowOf = (ctx: Ctx, row: Pick<HandedRow, 'id' | 'row_sealed'>): FileRow | undefined =>
  unsealJson<FileRow>(ctx, 'partner_row.row', row.id, row.row_sealed) ?? undefined

/** What a partner told, as a report by somebody who is worried: the partner stands as the reporter. */
const asReport = (told: HandedOver, partner: PartnerRow): ReportFields => ({
  ...{ relation: 'other', seen: told.seen, when: told.when, where: told.where },
  ...{ dangerNow: told.dangerNow, mayName: told.mayName, person: told.person },
  reporter: {
    name: [partner.name, told.reporter.name].filter(Boolean).join(' ').slice(0, 20),
    phone: told.reporter.phone,
  },
})

/** Raises one row; a row that is no longer waiting is left alone, so this is safe to repeat. */
export async function raiseRow(ctx: Ctx, rowId: Id): Promise<void> {
  const row = await store.takeRow(ctx, rowId)
  if (row?.state !== 'waiting') return
  const read = rowOf(ctx, row)
  if (!read || 'problem' in read) return showUnread(ctx, row, row.problem ?? 'late')
  await store.queueNumber(ctx, row)
  const partner = (await store.findPartner(ctx, row.partner_id))!
  const fields = asReport(read.told, partner)
  const before = await store.reportOf(ctx, row)
  const report_id = before ?? row.id
  const event_id = before
    ? await hearAgain(ctx, before, fields)
    : await receiveHandedOver(ctx, { id: row.id, partnerId: partner.id, unitId: partner.unit_id, fields })
  store.changeRow(ctx, row.id, { state: 'raised', event_id, report_id })
}

/** A row nobody could read is a signal all the same: those of one partner gather in one event, for a person to read. */
async function showUnread(ctx: Ctx, row: HandedRow, problem: NonNullable<HandedRow['problem']>): Promise<void> {
  const partner = (await store.lockPartner(ctx, row.partner_id))!
  const residentId = await gathererOf(ctx, partner)
  const raw = rowOf(ctx, row)?.raw ?? ''
  const { screening } = screenSafely(raw)
  const { eventId } = await raiseAlert(ctx, {
    ...{ residentId, unitId: partner.unit_id, conversationId: null, messageId: row.id },
    ...{ source: 'partner', level: screening.level, subject: 'other', minor: false },
    grade: gradeOfReport('unsure', screening.level, false),
    quotes: [raw, ...screening.evidence.map((one) => one.quote)],
  })
  await noteOnEvent(ctx, eventId, 'partner.row_unread', `${partner.name} · ${row.line}`)
  store.changeRow(ctx, row.id, { state: 'unread', problem, event_id: eventId })
}

/** Whoever stands for the rows of a partner that nobody could read. */
async function gathererOf(ctx: Ctx, partner: PartnerRow): Promise<Id> {
  if (partner.unread_id && (await isResidentHere(ctx, partner.unread_id))) return partner.unread_id
  const said = { name: partner.name.slice(0, 20), phone: null, minor: false }
  const { id } = await writeDownToldOfAt(ctx, said, partner.unit_id)
  store.changePartner(ctx, partner.id, { unread_id: id })
  return id
}

/** A row that was not raised in time, whatever the reason: a person is shown it as it stands. */
export async function showLate(ctx: Ctx, rowId: Id): Promise<void> {
  const row = await store.takeRow(ctx, rowId)
  if (row?.state === 'waiting') await showUnread(ctx, row, row.problem ?? 'late')
}

/** What a person read out of a row, as a report of the partner. @returns its event */
export async function raiseRead(
  ctx: Ctx,
  row: HandedRow,
  fields: ReportFields,
): Promise<{ reportId: Id; eventId: Id }> {
  const partner = (await store.findPartner(ctx, row.partner_id))!
  const reportId = newId(ctx)
  const told = { id: reportId, partnerId: partner.id, unitId: partner.unit_id, fields }
  return { reportId, eventId: await receiveHandedOver(ctx, told) }
}
