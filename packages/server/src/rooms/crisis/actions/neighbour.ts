import { isWaiting } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { LetterKind } from '../../../platform/outside/words.ts'
import { lockEvent } from '../store.ts'
import type { EventRow } from '../tables.ts'
import { mustFindEvent } from './find.ts'
import { answerable, numberText, pageStaff, standingOn } from './page.ts'
import { note, tellBoard } from './step.ts'

/** What a neighbour may know of an event: no words, no timers. */
export interface EventFacts {
  readonly id: Id
  readonly residentId: Id
  readonly unitId: Id
  readonly number: string
  readonly grade: EventRow['grade']
  readonly state: EventRow['state']
  readonly minor: boolean
  readonly raisedAt: Date
}

const factsOf = (event: EventRow): EventFacts => ({
  ...{ id: event.id, residentId: event.resident_id, unitId: event.unit_id, number: numberText(event.number) },
  ...{ grade: event.grade, state: event.state, minor: event.minor, raisedAt: event.raised_at },
})

/** An event of a place the speaker answers for. @throws Refusal NOT_FOUND */
export const mustSeeEvent = async (ctx: Ctx, id: Id): Promise<EventFacts> => factsOf(await mustFindEvent(ctx, id))

/** The same for work the house does by itself. */
export const seeEvent = async (ctx: Ctx, id: Id): Promise<EventFacts | undefined> => {
  const event = await lockEvent(ctx, id)
  return event && factsOf(event)
}

/** Writes what a neighbour did on the timeline of an event, and tells the board. */
export async function noteOnEvent(ctx: Ctx, id: Id, what: string, text: string | null = null): Promise<void> {
  const event = await lockEvent(ctx, id)
  if (!event) return
  await note(ctx, event, what, text)
  await tellBoard(ctx, event, what)
}

/** Calls whoever answers for an event: its owner and the supervisors; those on duty while nobody has it. */
export async function callForEvent(ctx: Ctx, id: Id, kind: LetterKind): Promise<void> {
  const event = await lockEvent(ctx, id)
  if (!event) return
  const people = isWaiting(event.state)
    ? await standingOn(ctx, event.unit_id, 'primary')
    : await answerable(ctx, event, true)
  await pageStaff(ctx, event, people, kind, 0)
}
