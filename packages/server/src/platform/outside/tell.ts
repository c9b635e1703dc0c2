import { listAdmins, type Reachable } from '../access.ts'
import type { Ctx } from '../ctx.ts'
import { unseal } from '../privacy.ts'
import { type Addresses, sendNotice } from './notice.ts'
import type { LetterKind } from './words.ts'

/** How somebody of the staff can be reached outside the console. */
export function addressesOf(ctx: Ctx, person: Reachable): Addresses {
  const phone = unseal(ctx, 'staff.phone', person.id, person.phoneSealed)
  const email = unseal(ctx, 'staff.email', person.id, person.emailSealed)
  return { ...(phone ? { sms: phone } : {}), ...(email ? { email } : {}) }
}

/** Tells colleagues something in discreet words, in the console and by their own channels. */
export async function tellStaff(
  ctx: Ctx,
  people: readonly Reachable[],
  kind: LetterKind,
  open: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (const person of people) {
    const addresses = addressesOf(ctx, person)
    await sendNotice(ctx, { staffId: person.id, toName: person.name, addresses, kind, open, inApp: true })
  }
}

/** Tells the agency's administrators. */
export const tellAdmins = async (
  ctx: Ctx,
  kind: LetterKind,
  open: Readonly<Record<string, string>> = {},
): Promise<void> => tellStaff(ctx, await listAdmins(ctx), kind, open)
