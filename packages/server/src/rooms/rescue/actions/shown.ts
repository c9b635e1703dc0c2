import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as contract from '@anxin/contract/rescue.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type RescuePart, seenBy, sees, writtenBy } from '@anxin/core/rescue/roles.ts'
import { listColleagues } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { dangerousContacts } from '../../../platform/identity/danger.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { unseal } from '../../../platform/privacy.ts'
import { type Detail, detailOf, lockEvent } from '../../crisis/door.ts'
import { mustHaveSeat, searcherRoles } from '../policy.ts'
import * as store from '../store.ts'
import type { BoardRow, ClueRow, SeatRow } from '../tables.ts'

export type Shown = ReplyOf<typeof contract.boardGet>

/** Everything that is known, before it is cut down to what a part sees. */
export interface Known {
  readonly event: Detail
  readonly phones: NonNullable<Shown['phones']>
  readonly clues: readonly ClueRow[]
  readonly words: ReadonlyMap<Id, string>
}

/** Whom to ring, by what they are to the person; nobody who may be the danger. */
async function phonesOf(ctx: Ctx, event: Detail, residentId: Id): Promise<NonNullable<Shown['phones']>> {
  const resident = await readResident(ctx, residentId)
  const own = resident && unseal(ctx, 'resident.phone', resident.id, resident.phone_sealed)
  const name = event.name ?? ''
  const isMarked = await dangerousContacts(ctx, residentId)
  const all = [
    ...(own ? [{ name, about: 'own', phone: own }] : []),
    ...(event.callback ? [{ name, about: 'callback', phone: event.callback.phone }] : []),
    ...(event.callback?.friend ? [{ ...event.callback.friend, about: 'friend' }] : []),
    ...(event.emergencyContact?.phone
      ? [{ name: event.emergencyContact.name, about: 'contact', phone: event.emergencyContact.phone }]
      : []),
  ]
  return all.filter((one) => one.about === 'own' || !isMarked(one.phone))
}

export async function knownOf(ctx: Ctx, board: BoardRow): Promise<Known> {
  const row = (await lockEvent(ctx, board.event_id))!
  ctx.about = { id: board.id, residentId: row.resident_id }
  const event = await detailOf(ctx, row)
  const clues = board.closed_at ? [] : await store.listClues(ctx, board.id)
  const words = new Map(clues.map((one) => [one.id, unseal(ctx, 'rescue_clue.words', one.id, one.words_sealed) ?? '']))
  return { event, phones: await phonesOf(ctx, event, row.resident_id), clues, words }
}

/** Where the person is, as far as anybody knows: the surest clue, else the address of the assessment. */
export const whereOf = ({ event, clues, words }: Known): string | null => {
  const [best] = clues.filter((one) => one.certainty !== 'doubtful')
  return (best && words.get(best.id)) || event.assessment?.location || null
}

/** Codes of what makes it dangerous; means are named to nobody here. */
export const dangerOf = ({ event }: Known): string[] => [
  ...(event.assessment?.asq[4] === 'yes' ? ['thoughts_now'] : []),
  ...(event.assessment?.plan ? ['plan'] : []),
  ...(event.assessment?.lastBehaviourDays != null ? ['behaviour'] : []),
  ...(event.minor ? ['minor'] : []),
  ...(event.assessment ? [] : ['not_assessed']),
]

const shownClues = ({ clues, words }: Known): NonNullable<Shown['clues']> =>
  clues.map((one) => ({
    ...{ id: one.id, words: words.get(one.id) ?? '', source: one.source, certainty: one.certainty, by: one.by_name },
    ...{ seenAt: one.seen_at.toISOString(), expiresAt: one.expires_at.toISOString() },
  }))

async function shownLog(ctx: Ctx, boardId: Id): Promise<NonNullable<Shown['log']>> {
  return (await store.listEntries(ctx, boardId)).map((one) => ({
    ...{ id: one.id, at: one.at.toISOString(), by: one.by_name, role: one.role, what: one.what },
    words: unseal(ctx, 'rescue_entry.words', one.id, one.words_sealed),
  }))
}

/** The board as one part of the team sees it; what a part does not see is null, not empty. */
export async function shownTo(ctx: Ctx, board: BoardRow, seats: readonly SeatRow[]): Promise<Shown> {
  const who = mustBeStaff(ctx)
  const { role } = mustHaveSeat(who, seats)
  const see = (part: RescuePart): boolean => sees(role, part)
  const known = await knownOf(ctx, board)
  const { event } = known
  const colleagues = see('seats') && writtenBy[role].includes('seat') ? await listColleagues(ctx, searcherRoles) : null
  return {
    ...{ id: board.id, number: event.number, openedAt: board.opened_at.toISOString(), now: ctx.now.toISOString() },
    closedAt: board.closed_at?.toISOString() ?? null,
    ...{ myRole: role, parts: [...seenBy[role]], writes: [...writtenBy[role]] },
    seats: seats.map((one) => ({
      ...{ role: one.role, staffId: one.staff_id, name: one.staff_name, fromAt: one.from_at.toISOString() },
      mine: one.staff_id === who.id,
    })),
    person: see('person') ? { name: event.name, minor: event.minor } : null,
    phones: see('phones') ? known.phones : null,
    address: see('address') ? event.assessment?.location || null : null,
    clues: see('clues') ? shownClues(known) : null,
    script: see('script')
      ? { where: whereOf(known), danger: dangerOf(known), alone: event.assessment?.withWhom || null }
      : null,
    log: see('log') ? await shownLog(ctx, board.id) : null,
    colleagues: colleagues?.map(({ id, name }) => ({ id, name })) ?? null,
    eventId: see('conversation') ? board.event_id : null,
  }
}
