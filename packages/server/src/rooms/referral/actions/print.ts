import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/referral-after.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { letterRules } from '@anxin/core/referral/letter.ts'
import { fieldWords, partWords } from '@anxin/core/referral/words.ts'
import { shanghaiDay, shanghaiTime } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { insertView, lockLink } from '../store.ts'
import type { ReferralRow } from '../tables.ts'
import { packetNow } from './answer.ts'
import { drawLetter } from './letter-page.ts'
import { mustSee } from './see.ts'
import { newLink } from './send.ts'

/** What was not sent is not printed: paper leaves the house too. @throws Refusal WRONG_STATE */
function mustHaveLeft(row: ReferralRow): void {
  if (!row.sent_at || row.state === 'WITHDRAWN') throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
}

const isOutside = (row: ReferralRow): boolean => !row.to_tenant && !row.to_staff && row.due_at !== null

export async function printLetter(
  ctx: Ctx,
  { params, body }: Input<typeof door.letterPrint>,
): Promise<ReplyOf<typeof door.letterPrint>> {
  const who = mustBeStaff(ctx)
  const row = await mustSee(ctx, params.id)
  mustHaveLeft(row)
  if (await lockLink(ctx, body.linkId)) throw new Refusal('LINK_USED')
  const link = isOutside(row) ? await newLink(ctx, row, who.id, body.linkId) : undefined
  insertView(ctx, row, 'print', who.name)
  const packet = packetNow(ctx, row)
  const pdf = await drawLetter({
    ...{ number: row.number, toName: row.to_name, at: `${shanghaiDay(ctx.now)} ${shanghaiTime(ctx.now)}` },
    url: link?.url,
    parts: (['S', 'B', 'A', 'R', 'X'] as const).map((part) => ({
      heading: partWords.zh[part],
      lines: packet
        .filter((one) => letterRules[one.field].part === part)
        .map((one) => `${fieldWords.zh[one.field]}：${one.text}`),
    })),
  })
  return { fileName: `转介信-${row.number}.pdf`, pdf: pdf.toString('base64'), code: link?.code ?? null }
}

const priority = {
  'RED-E': 'stat',
  RED: 'asap',
  ORANGE: 'urgent',
  YELLOW: 'routine',
  'GREEN+': 'routine',
  GREEN: 'routine',
} as const

/** What leaves, as a FHIR R4 ServiceRequest with its patient and recipient inside. @source https://hl7.org/fhir/R4/servicerequest.html */
export async function exportLetter(
  ctx: Ctx,
  { params }: Input<typeof door.letterFhir>,
): Promise<ReplyOf<typeof door.letterFhir>> {
  const row = await mustSee(ctx, params.id)
  mustHaveLeft(row)
  insertView(ctx, row, 'print', mustBeStaff(ctx).name)
  const packet = packetNow(ctx, row)
  const text = (field: string): string | undefined => packet.find((one) => one.field === field)?.text
  const [name, phone] = [text('calledName'), text('phone')]
  const inside = packet.filter(({ field }) => !['calledName', 'phone', 'reason'].includes(field))
  const bundle = {
    resourceType: 'ServiceRequest',
    id: row.id,
    identifier: [{ system: 'urn:anxin:referral', value: row.number }],
    contained: [
      {
        resourceType: 'Patient',
        id: 'person',
        ...(name ? { name: [{ text: name }] } : {}),
        ...(phone ? { telecom: [{ system: 'phone', value: phone }] } : {}),
      },
      { resourceType: 'Organization', id: 'recipient', name: row.to_name },
    ],
    ...{ status: 'active', intent: 'order', priority: priority[row.colour], authoredOn: row.sent_at!.toISOString() },
    subject: { reference: '#person' },
    performer: [{ reference: '#recipient' }],
    reasonCode: [{ text: text('reason') ?? '' }],
    note: inside.map(({ field, text: said }) => ({ text: `${fieldWords.zh[field]}：${said}` })),
  }
  return { fileName: `转介-${row.number}.json`, bundle }
}
