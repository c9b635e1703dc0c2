import { callsSomebody } from '@anxin/core/care/calls.ts'
import { gradeOfColour, isMoreUrgent } from '@anxin/core/care/colour.ts'
import type { CareInput } from '@anxin/core/care/input.ts'
import { type CareRecommendation, recommendCare } from '@anxin/core/care/recommend.ts'
import { talkCountsSince, withCounts } from '@anxin/core/care/talk.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { ageToday } from '../../../platform/identity/resident.ts'
import { type ResidentRow, readResident } from '../../../platform/identity/resident-store.ts'
import { raiseAlert } from '../../crisis/door.ts'
import { hearHarm } from '../../safeguard/door.ts'
import { findOpenEntryOf, findProfile } from '../store.ts'
import { keepDecision } from './decision.ts'
import { joinList } from './join.ts'
import { circumstances, fieldsOf, talkOf } from './profile.ts'
import { keepRescreensOf } from './rescreens.ts'

/** What the table says of something a colleague saw or was told. */
export interface Seen {
  readonly resident: ResidentRow
  readonly minor: boolean
  readonly input: CareInput
  readonly care: CareRecommendation
  /** Whoever is on call is told at once. */
  readonly calls: boolean
}

/** Judges what was seen with the same table as a form, together with what is known of the person. */
export async function judgeSeen(ctx: Ctx, residentId: Id, found: CareInput): Promise<Seen> {
  const resident = (await readResident(ctx, residentId))!
  const profile = await findProfile(ctx, residentId)
  const fields = fieldsOf(ctx, residentId, profile?.fields_sealed ?? null)
  const age = ageToday(ctx, residentId, resident.birth_sealed, null)
  const known = circumstances(fields, age)
  const seen = { ...known, ...found, observed: [...(known.observed ?? []), ...(found.observed ?? [])] }
  const input = withCounts(seen, talkOf(fields, profile, talkCountsSince(ctx.now)))
  const care = recommendCare(input)
  const calls = callsSomebody(care.rule, care.colour)
  return { resident, minor: age !== undefined && age < 18, input, care, calls }
}

/** Keeps it: the decision, the alert where somebody must be called, and the place on the list. */
export async function keepSeen(ctx: Ctx, seen: Seen, by: string, quotes: readonly string[]): Promise<void> {
  const { resident, minor, input, care, calls } = seen
  const person = {
    ...{ tenantId: resident.tenant_id, residentId: resident.id, unitId: resident.unit_id, minor },
    ...{ reachable: true, mode: null, nameSealed: resident.name_sealed },
  }
  const id = keepDecision(ctx, person, { care, input, sittingId: null, cutoffs: 0, by, change: null })
  const raised = calls
    ? await raiseAlert(ctx, {
        ...{ residentId: resident.id, unitId: resident.unit_id, conversationId: null, messageId: null },
        ...{ source: 'worker', level: care.rule, grade: gradeOfColour(care.colour) ?? 'YELLOW', subject: 'self' },
        ...{ minor, quotes },
      })
    : undefined
  if (minor && input.observed?.includes('abuse_disclosure'))
    await hearHarm(ctx, { residentId: resident.id, eventId: raised?.eventId ?? null, atHome: true })
  const entry = await findOpenEntryOf(ctx, resident.id)
  await joinList(ctx, { ...person, entry }, { id, care, ...(raised ? { eventId: raised.eventId } : {}) })
  if (isMoreUrgent(care.colour, 'GREEN+')) keepRescreensOf(ctx, resident, entry, id, care.colour)
}

/**
 * Somebody outside the list is worried: the person is put on it for a social worker in the caller's transaction, and
 * whoever is on call is told where the table says so.
 * @param by who is worried: a lay helper by name, or the house
 */
export async function askWorker(
  ctx: Ctx,
  residentId: Id,
  found: CareInput,
  quotes: readonly string[],
  by: string,
): Promise<void> {
  await keepSeen(ctx, await judgeSeen(ctx, residentId, found), by, quotes)
}
