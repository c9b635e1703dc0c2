import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/safeguard.ts'
import type { Id } from '@anxin/core/ids.ts'
import { bandOf, type Hearer, hearerOf, sentenceFor } from '@anxin/core/safeguard/child-word.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { ageToday, isMinorToday } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { noteOnEvent } from '../../crisis/door.ts'
import { type About, insertChildWord, listChildWords } from '../store-child.ts'
import type { ChildWordRow, DisclosureRow } from '../tables.ts'
import { namer } from './see.ts'

export type ChildShown = NonNullable<ReplyOf<typeof door.disclosureAsk>['child']>

/** The words for a child of this age, and what was said so far; null of an adult. */
export async function childShown(ctx: Ctx, residentId: Id, about: About, hearer: Hearer): Promise<ChildShown | null> {
  const resident = await readResident(ctx, residentId)
  const told = await listChildWords(ctx, about)
  const isChild = resident ? isMinorToday(ctx, resident) : false
  if (!isChild && told.length === 0) return null
  const age = resident && ageToday(ctx, residentId, resident.birth_sealed)
  const name = await namer(
    ctx,
    told.map((one) => one.staff_id),
  )
  const read = (column: string, row: ChildWordRow) =>
    unseal(ctx, `child_word.${column}`, row.id, column === 'words' ? row.words_sealed : row.note_sealed)
  return {
    ...sentenceFor(age, hearer),
    told: told.map((row) => ({
      ...{ id: row.id, said: row.said, words: read('words', row), why: row.why, note: read('note', row) },
      ...{ by: name(row.staff_id) ?? '', at: row.at.toISOString() },
    })),
  }
}

/** Before a telling, the child it is about was told, or it was written down why not. Life in danger waits for neither. */
export const owesChildWord = (child: ChildShown | null): boolean => child !== null && child.told.length === 0

export const childOfTelling = (ctx: Ctx, row: DisclosureRow): Promise<ChildShown | null> =>
  childShown(ctx, row.resident_id, { disclosure_id: row.id }, hearerOf(row.situation, row.receiver))

export const childOfReport = (
  ctx: Ctx,
  row: { readonly id: Id; readonly resident_id: Id },
): Promise<ChildShown | null> => childShown(ctx, row.resident_id, { mandatory_id: row.id }, 'protection')

/** What a row of this room says of its child. */
interface Subject {
  readonly residentId: Id
  readonly eventId: Id | null
  readonly about: About
}

/**
 * Keeps what was said to the child, or why it was not. Safe to repeat.
 * @throws Refusal BAD_INPUT with the words missing, or the reason, or what “other” means
 */
export async function keepChildWord(
  ctx: Ctx,
  { residentId, eventId, about }: Subject,
  body: Input<typeof door.disclosureChildWord>['body'],
): Promise<void> {
  const { id, said, words, why, note } = body
  if (said && !words) throw new Refusal('BAD_INPUT', { field: 'words' })
  if (!said && !why) throw new Refusal('BAD_INPUT', { field: 'why' })
  if (!said && why === 'other' && !note) throw new Refusal('BAD_INPUT', { field: 'note' })
  const resident = await readResident(ctx, residentId)
  const kept = (column: string, text: string | null) => (text ? seal(ctx, `child_word.${column}`, id, text) : null)
  await insertChildWord(ctx, {
    ...{ id, resident_id: residentId, disclosure_id: null, mandatory_id: null, ...about },
    band: bandOf(resident && ageToday(ctx, residentId, resident.birth_sealed)),
    ...{ said, why: said ? null : why, staff_id: mustBeStaff(ctx).id, at: ctx.now },
    ...{ words_sealed: kept('words', said ? words : null), note_sealed: kept('note', note) },
  })
  if (eventId)
    await noteOnEvent(ctx, eventId, said ? 'safeguard.child_told' : 'safeguard.child_not_told', said ? null : why)
}
