import { isWaiting } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { LetterKind } from '../../../platform/outside/words.ts'
import { lockEvent } from '../store.ts'
import type { EventRow } from '../tables.ts'
import { mustFindEvent } from './find.ts'
import { answerable, numberText, pageStaff, standingOn } from './page.ts'
import { note, tellBoard } from './step.ts'

const factsOf = ({ id, grade, state, minor, ladder, ...event }: EventRow) => ({
  ...{ id, grade, state, minor, ladder, residentId: event.resident_id, unitId: event.unit_id },
  ...{ number: numberText(event), raisedAt: event.raised_at },
})
/** What a neighbour may know of an event: no words, no timers. */
export type EventFacts = ReturnType<typeof factsOf>

/** An event of a place the speaker answers for. @throws Refusal NOT_FOUND */
export const mustSeeEvent = async (ctx: Ctx, id: Id): Promise<EventFacts> => factsOf(await mustFindEvent(ctx, id))

/** The same for work the house does by itself. */
export const seeEvent = (ctx: Ctx, id: Id): Promise<EventFacts | undefined> =>
  lockEvent(ctx, id).then((event) => event && factsOf(event))

/** Writes what a neighbour did on the timeline of an event, and tells the board. */
export async function noteOnEvent(ctx: Ctx, id: Id, what: string, text: string | null = null): Promise<void> {
  const event = await lockEvent(ctx, id)
  if (event) await Promise.all([note(ctx, event, what, text), tellBoard(ctx, event, what)])
}

/** Calls whoever answers for an event: its owner and the supervisors; those on duty while nobody has it. */
export async function callForEvent(ctx: Ctx, id: Id, kind: LetterKind): Promise<void> {
  const event = await lockEvent(ctx, id)
  if (!event) return
  const people = await (isWaiting(event.state)
    ? standingOn(ctx, event.unit_id, 'primary')
    : answerable(ctx, event, true))
  await pageStaff(ctx, event, people, kind, 0)
}
