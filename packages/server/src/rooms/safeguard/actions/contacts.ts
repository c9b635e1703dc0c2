import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/safeguard.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { contactIndex, dangerousContacts } from '../../../platform/identity/danger.ts'
import { unseal } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import { type Around, namer } from './see.ts'

type Contacts = ReplyOf<typeof door.sheetGet>['contacts']

/** Contacts as staff may see them: a marked one without its number, the guardian also while their view is closed. */
export async function contactsShown(ctx: Ctx, residentId: string, around: Around): Promise<Contacts> {
  const marks = await store.listMarks(ctx, residentId)
  const isMarked = await dangerousContacts(ctx, residentId)
  const name = await namer(
    ctx,
    marks.map((one) => one.staff_id),
  )
  const me = mustBeStaff(ctx).id
  return (['emergency_contact', 'guardian'] as const).flatMap((who) => {
    const one = who === 'guardian' ? around.guardian : around.emergencyContact
    if (!one) return []
    const index = contactIndex(ctx, one.phone)
    const mark = marks.find((row) => Buffer.from(row.phone_index).equals(index))
    const hidden = isMarked(one.phone) || (around.guardianClosed && one.phone === around.guardian?.phone)
    const shown = mark && {
      ...{ id: mark.id, by: name(mark.staff_id) ?? '', at: mark.at.toISOString(), mine: mark.staff_id === me },
      reason: unseal(ctx, 'danger_contact.reason', mark.id, mark.reason_sealed) ?? '',
    }
    return [{ who, name: one.name, relation: one.relation, phone: hidden ? null : one.phone, mark: shown ?? null }]
  })
}
