import { type Key, keysOfName } from '@anxin/core/casework/names.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { tailOf, unseal } from '../../../platform/privacy.ts'
import { readingsOf } from '../../../platform/readings.ts'
import { type DuePerson, listAliases, takeDue, writeKeys } from '../store-people.ts'

function keysOf(ctx: Ctx, person: DuePerson, aliases: readonly string[]): Key[] {
  const name = unseal(ctx, 'resident.name', person.id, person.name_sealed) ?? ''
  const phone = unseal(ctx, 'resident.phone', person.id, person.phone_sealed)
  return [
    ...keysOfName(name, 'name', readingsOf),
    ...aliases.flatMap((alias) => keysOfName(alias, 'alias', readingsOf)),
    ...(phone ? [{ kind: 'tail' as const, text: tailOf(phone) }] : []),
  ]
}

/** Makes people findable whose name or number changed, in this transaction: who was written down is found at once. @returns how many */
export async function makeFindable(ctx: Ctx): Promise<number> {
  const due = await takeDue(ctx)
  if (due.length === 0) return 0
  const aliases = await listAliases(
    ctx,
    due.map(({ id }) => id),
  )
  for (const person of due) {
    const own = aliases
      .filter((one) => one.resident_id === person.id)
      .map((one) => unseal(ctx, 'person_alias.text', one.id, one.text_sealed) ?? '')
    writeKeys(ctx, person.id, keysOf(ctx, person, own))
  }
  return due.length
}
