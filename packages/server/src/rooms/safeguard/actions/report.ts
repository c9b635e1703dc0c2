import { randomInt } from 'node:crypto'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/safeguard-report.ts'
import { gradeOfAbuse, saidAt } from '@anxin/core/care/talk.ts'
import { worseGrade } from '@anxin/core/crisis/grade.ts'
import type { Id } from '@anxin/core/ids.ts'
import { screenSafely } from '@anxin/core/risk/screen-safely.ts'
import { hearAbuse } from '@anxin/core/safeguard/abuse.ts'
import { accusesHome, suspectsHome } from '@anxin/core/safeguard/home.ts'
import { flood, gradeOfReport, standsAlone } from '@anxin/core/safeguard/report.ts'
import type { z } from 'zod'
import { type Ctx, minutesLater, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import {
  findToldOf,
  findToldOfHere,
  type ToldOf,
  writeDownToldOf,
  writeDownToldOfAt,
} from '../../../platform/identity/told-of.ts'
import { seal, sealJson, unseal } from '../../../platform/privacy.ts'
import { raiseAlert, seeEvent } from '../../crisis/door.ts'
import * as store from '../store-report.ts'
import type { ReportRow } from '../tables.ts'
import { hearHarm, keepFromHome } from './harm.ts'
import { hush } from './see.ts'
import { tellList } from './told.ts'

export type ReportFields = z.output<typeof door.reportFields>

/** Easy to read aloud: no 0/O, 1/I/L. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const newReceipt = (): string => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
const receiptIndex = (ctx: Ctx, receipt: string): Buffer =>
  ctx.floor.keys.blindIndex(`receipt:${receipt.toUpperCase().replace(/[\s-]/g, '')}`)
const receiptOf = (ctx: Ctx, row: Pick<ReportRow, 'id' | 'receipt_sealed'>): string =>
  unseal(ctx, 'third_party_report.receipt', row.id, row.receipt_sealed) ?? ''

const sameDay = 24 * 60

interface Origin {
  readonly source: Buffer
  readonly words: Buffer
  readonly person: Buffer | null
}

const originOf = (ctx: Ctx, { seen, where, person }: ReportFields, from: string): Origin => {
  const blind = (text: string): Buffer => ctx.floor.keys.blindIndex(text)
  const bare = [seen, where, person.name, person.phone ?? '', person.howToFind].join('|').replace(/\s/g, '')
  return {
    source: blind(`source:${from}`),
    words: blind(`words:${bare}`),
    person: person.phone ? blind(`told-of:${person.phone}`) : null,
  }
}

/** Whom it is about: known here, told of before, gathered with others of the same source, or somebody new. */
async function personOf(
  ctx: Ctx,
  fields: ReportFields,
  known: ToldOf | undefined,
  origin: Origin,
  cabin: string | undefined,
): Promise<ToldOf & { readonly grouped: boolean }> {
  const minor = fields.person.minor === 'yes'
  if (known) return { ...known, grouped: false }
  const before = origin.person ? await store.findPerson(ctx, { person: origin.person }) : undefined
  const asToldOf = (row: Pick<ReportRow, 'resident_id' | 'unit_id'>): ToldOf => ({
    ...{ id: row.resident_id, unitId: row.unit_id, minor, matched: false },
  })
  if (before) return { ...asToldOf(before), grouped: false }
  const since = minutesLater(ctx.now, -flood.windowMinutes)
  const alone = standsAlone(await store.countAlone(ctx, origin.source, since), fields.reporter.phone !== null)
  const group = alone
    ? undefined
    : await store.findPerson(ctx, { source: origin.source, since: minutesLater(ctx.now, -sameDay) })
  if (group) return { ...asToldOf(group), grouped: true }
  const { name, phone } = alone ? fields.person : { name: '', phone: null }
  return { ...(await writeDownToldOf(ctx, { name: name.slice(0, 20), phone, minor }, cabin)), grouped: !alone }
}

/**
 * Somebody tells us about somebody else. Report, signal, ladder and page are one transaction; the reply is a receipt
 * and nothing else. Repeats come together, floods of one source are gathered; nothing is refused and nothing dropped.
 */
export async function sendReport(
  ctx: Ctx,
  { body }: Input<typeof door.reportSend>,
): Promise<ReplyOf<typeof door.reportSend>> {
  const { fields } = body
  const known = await findToldOf(ctx, fields.person.phone, body.cabin)
  hush(ctx, body.id)
  const origin = originOf(ctx, fields, ctx.address)
  await store.queueSource(ctx, origin.source)
  if (origin.person) await store.queueSource(ctx, origin.person)
  const same =
    (await store.findReport(ctx, body.id)) ??
    (await store.findSame(ctx, origin.source, origin.words, minutesLater(ctx.now, -sameDay)))
  if (same) {
    if (same.id !== body.id) store.cameAgain(ctx, same.id)
    return { receipt: receiptOf(ctx, same) }
  }
  const person = await personOf(ctx, fields, known, origin, body.cabin)
  const eventId = await raise(ctx, fields, person)
  return { receipt: keepReport(ctx, { id: body.id, fields, origin, person, eventId }) }
}

/** @returns its receipt */
function keepReport(
  ctx: Ctx,
  told: {
    readonly id: Id
    readonly fields: ReportFields
    readonly origin: Origin
    readonly person: ToldOf & { readonly grouped: boolean }
    readonly eventId: Id
  },
): string {
  const { id, fields, origin, person, eventId } = told
  const receipt = newReceipt()
  store.insertReport(ctx, {
    ...{ id, resident_id: person.id, unit_id: person.unitId, event_id: eventId },
    ...{ receipt_index: receiptIndex(ctx, receipt) },
    receipt_sealed: seal(ctx, 'third_party_report.receipt', id, receipt),
    ...{ source_index: origin.source, person_index: origin.person, words_index: origin.words },
    fields_sealed: sealJson(ctx, 'third_party_report.fields', id, fields),
    ...{ relation: fields.relation, danger_now: fields.dangerNow, matched: person.matched, grouped: person.grouped },
    has_number: fields.reporter.phone !== null,
  })
  return receipt
}

/**
 * A report of a known partner, at the place that works with them: like any other, but never gathered with others, for
 * the partner answers for each. It joins the open event of the person, here by their number.
 */
export async function receiveHandedOver(
  ctx: Ctx,
  told: { readonly id: Id; readonly partnerId: Id; readonly unitId: Id; readonly fields: ReportFields },
): Promise<Id> {
  const { id, fields, unitId } = told
  hush(ctx, id)
  const origin = originOf(ctx, fields, `partner:${told.partnerId}`)
  const minor = fields.person.minor === 'yes'
  const { name, phone } = fields.person
  if (origin.person) await store.queueSource(ctx, origin.person)
  const known = await findToldOfHere(ctx, phone)
  const before = known || !origin.person ? undefined : await store.findPerson(ctx, { person: origin.person })
  const person: ToldOf =
    known ??
    (before
      ? { id: before.resident_id, unitId: before.unit_id, minor, matched: false }
      : await writeDownToldOfAt(ctx, { name: name.slice(0, 20), phone, minor }, unitId))
  const eventId = await raise(ctx, fields, person, 'partner')
  keepReport(ctx, { id, fields, origin, person: { ...person, grouped: false }, eventId })
  return eventId
}

/** The same report again with other words: one more signal of the same person, never a second report. */
export async function hearAgain(ctx: Ctx, reportId: Id, fields: ReportFields): Promise<Id> {
  const report = await store.findReport(ctx, reportId)
  if (!report) throw new Error(`no report ${reportId}`)
  hush(ctx, reportId)
  store.cameAgain(ctx, reportId)
  const minor = fields.person.minor === 'yes' || ((await seeEvent(ctx, report.event_id))?.minor ?? false)
  return raise(ctx, fields, { id: report.resident_id, unitId: report.unit_id, minor }, 'partner')
}

/** The signal in the person’s open event, or an event of its own; harm to a child goes to those who report it. */
export async function raise(
  ctx: Ctx,
  fields: ReportFields,
  person: Pick<ToldOf, 'id' | 'unitId' | 'minor'>,
  source: 'third_party' | 'partner' = 'third_party',
): Promise<Id> {
  const { screening } = screenSafely(fields.seen)
  const abuse = person.minor ? undefined : hearAbuse(fields.seen, screening)
  const word = abuse && (abuse.now ? 'abuse_now' : 'abuse')
  const told = gradeOfReport(fields.dangerNow, screening.level, person.minor)
  const grade = word ? worseGrade(told, gradeOfAbuse[word]) : told
  const { eventId } = await raiseAlert(ctx, {
    ...{ residentId: person.id, unitId: person.unitId, conversationId: null, messageId: null, grade },
    ...{ source, level: screening.level, subject: 'other', minor: person.minor, quotes: [fields.seen] },
  })
  if (abuse?.atHome) keepFromHome(ctx, person.id)
  // what anybody may send is looked at by a person before it counts on the list; a partner is known
  const said = saidAt('L0', word, ctx.now)
  if (said && source === 'partner')
    await tellList(ctx, { id: person.id, tenant_id: tenantOf(ctx) }, said, { eventId, grade, source })
  const atHome = suspectsHome(screening, fields.seen) || accusesHome(fields.seen)
  if (person.minor && (atHome || screening.concerns.includes('harm_from_others'))) {
    await hearHarm(ctx, { residentId: person.id, eventId, atHome })
  }
  return eventId
}

/** Whether a report has arrived and whether somebody sees to it. @throws Refusal NOT_FOUND */
export async function lookUpReceipt(
  ctx: Ctx,
  { body }: Input<typeof door.receiptLook>,
): Promise<ReplyOf<typeof door.receiptLook>> {
  const found = await store.findByReceipt(ctx, receiptIndex(ctx, body.receipt))
  if (!found) throw new Refusal('NOT_FOUND', { field: 'receipt' })
  return { state: found.seenTo ? 'seen_to' : 'received', at: found.at.toISOString() }
}

/** Out of the gathered ones: an event of its own, as if it had come alone. */
export async function standAlone(ctx: Ctx, row: ReportRow, fields: ReportFields): Promise<ReportRow> {
  const { name, phone, minor } = fields.person
  const person = await writeDownToldOf(ctx, { name: name.slice(0, 20), phone, minor: minor === 'yes' }, undefined)
  const event_id = await raise(ctx, fields, { ...person, unitId: row.unit_id })
  return store.changeReport(ctx, row, { event_id, resident_id: person.id, grouped: false })
}
