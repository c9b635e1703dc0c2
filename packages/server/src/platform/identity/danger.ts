import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../ctx.ts'
import { unseal, unsealJson } from '../privacy.ts'
import { type Person, readResident } from './resident-store.ts'

/** By which a number of a contact is found again among those marked. */
export const contactIndex = (ctx: Ctx, phone: string): Buffer => ctx.floor.keys.blindIndex(`contact:${phone}`)

/** Numbers around a resident that may be those of whoever does the harm; they go for every contact with that number. */
export async function dangerousContacts(ctx: Ctx, residentId: Id): Promise<(phone: string) => boolean> {
  const { rows } = await ctx.line.query(
    'select phone_index from danger_contact where resident_id = $1 and lifted_at is null',
    [residentId],
  )
  const marked = new Set(rows.map((row) => Buffer.from(row.phone_index as Uint8Array).toString('hex')))
  return (phone) => marked.size > 0 && marked.has(contactIndex(ctx, phone).toString('hex'))
}

/** A contact as staff may see them: one who may be the danger without the number. */
export async function contactForStaff(
  ctx: Ctx,
  residentId: Id,
  contact: Person,
): Promise<{ name: string; relation: string; phone: string | null; doNotCall: boolean }> {
  const doNotCall = (await dangerousContacts(ctx, residentId))(contact.phone)
  return { ...contact, phone: doNotCall ? null : contact.phone, doNotCall }
}

const family =
  /丈夫|前夫|姐夫|妹夫|未婚夫|妻|老公|老婆|爱人|对象|伴侣|男友|女友|男朋友|女朋友|配偶|同居|儿子|女儿|媳|婿|婆|姐|妹|弟|家属|父|母|爸|妈|爷|奶|外公|外婆|姥|叔|伯|舅|姑|姨|兄|哥|继|监护|dad|father|mum|mom|mother|parent|uncle|aunt|guardian|husband|wife|spouse|partner|boyfriend|girlfriend|daughter|sister|brother|son\b/i

/** While harm from home is suspected: the guardian, under whatever title, family and whoever lives as such. */
const maybeAtHome = (one: Person, guardian: Person | null): boolean =>
  one.phone === guardian?.phone || family.test(one.relation)

/**
 * Whom the house may tell by itself that it worries: the emergency contact, and the guardian of a minor; nobody who is
 * marked, and nobody from home while harm from home is suspected.
 */
export async function listTellable(
  ctx: Ctx,
  residentId: Id,
  minor: boolean,
): Promise<{ name: string; people: Person[] }> {
  const row = await readResident(ctx, residentId)
  if (!row) return { name: '您的亲友', people: [] }
  const read = (column: string, sealed: Uint8Array | null) => unsealJson<Person>(ctx, column, row.id, sealed)
  const contact = read('resident.emergency_contact', row.emergency_contact_sealed)
  const guardian = minor ? read('resident.guardian', row.guardian_sealed) : null
  const isMarked = await dangerousContacts(ctx, residentId)
  const people = [contact, guardian].filter(
    (one): one is Person =>
      one !== null && !isMarked(one.phone) && !(row.guardian_closed_at && maybeAtHome(one, guardian)),
  )
  return { name: unseal(ctx, 'resident.name', row.id, row.name_sealed) ?? '您的亲友', people }
}
