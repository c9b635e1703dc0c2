import { dayParts, type qualityBoard } from '@anxin/contract/companion-quality.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { takeoverByGrade } from '@anxin/core/crisis/takeover.ts'
import { agreementByDimension } from '@anxin/core/quality/agreement.ts'
import { dimensions, type Reading } from '@anxin/core/quality/rubric.ts'
import { placesOf } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import { readDaysBetween } from '../../../platform/working-days.ts'
import { fewOr, keeperRoles, shareOr } from '../policy.ts'
import * as store from '../store-board.ts'
import { weekBefore } from './draw.ts'
import { countDue } from './template.ts'

type Board = ReplyOf<typeof qualityBoard>
type Figures = Board['whole']

/** Shown on the board. @source issue: quality board (twelve weeks) */
const weeksShown = 12
const dayMinutes = 24 * 60

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** Mondays of the weeks shown, oldest first; the last is the running one. */
function mondaysUntil(now: Date): string[] {
  const last = weekBefore(minutesLater(now, 7 * dayMinutes))
  return Array.from({ length: weeksShown }, (_, n) => addDays(last, 7 * (n + 1 - weeksShown)))
}

const nothing = { all: 0, part: 0, people: 0, middle: null }

function figuresOf(found: readonly store.Counted[], week: string | null): Figures {
  const of = (what: string): Omit<store.Counted, 'week' | 'what'> =>
    found.find((one) => one.week === week && one.what === what) ?? nothing
  const count = (what: string): number | '<10' => fewOr(of(what).people, of(what).all)
  const share = (what: string): number | '<10' | null => shareOr(of(what).people, of(what).part, of(what).all)
  const { people, middle } = of('estimate')
  return {
    ...{ talks: count('talk'), dropOff: share('talk'), thumbs: count('thumb'), thumbsUp: share('thumb') },
    ...{ asked: of('asked').all, inTime: share('promised') },
    estimateError: middle === null ? null : fewOr(people, Math.round(middle)),
    ...{ reminders: count('reminder'), misunderstood: count('misunderstood') },
    ...{ answers: count('answer'), heldBack: share('answer') },
  }
}

/** Reasons over all weeks, most frequent first. */
const reasonsOf = (found: readonly store.Counted[], start: string): { reason: string; count: number | '<10' }[] =>
  found
    .filter((one) => one.week === null && one.what.startsWith(start))
    .sort((a, b) => b.all - a.all)
    .map((one) => ({ reason: one.what.slice(start.length), count: fewOr(one.people, one.all) }))

function screeningOf(found: readonly store.Counted[]): Board['screening'] {
  return (['L2', 'L3', 'L4'] as const).map((level) => {
    const { all, part, people } = found.find((one) => one.week === null && one.what === level) ?? nothing
    return { level, right: part, falseAlarm: all - part, precision: shareOr(people, part, all) }
  })
}

const callbacksOf = (found: readonly store.Counted[]): Board['callbacks'] =>
  dayParts.map((part, n) => {
    const one = found.find((row) => row.week === null && row.what === `callback ${n}`) ?? nothing
    return { part, left: fewOr(one.people, one.all), kept: shareOr(one.people, one.part, one.all) }
  })

const isHarmful = (pair: readonly Reading[]): boolean =>
  pair.some((one) => dimensions.some((name) => one[name] === 'harm'))

/** How long until somebody took an alert, grade by grade. */
export async function readTakeover(ctx: Ctx, span: store.Span): Promise<Board['takeover']> {
  const [waits, first] = [await store.listWaits(ctx, span), new Date(`${span.since}T00:00:00+08:00`)]
  const days = await readDaysBetween(ctx, first, minutesLater(ctx.now, 14 * dayMinutes))
  const ended = waits.map((one) => ({
    ...{ grade: one.grade, raisedMs: one.raised_at.getTime(), ackedMs: one.acked_at?.getTime() ?? null },
    source: one.source,
  }))
  return takeoverByGrade(ended, ctx.now.getTime(), days)
}

/** How it goes in one’s places. What fewer than ten people would be read from is not said. */
export async function readBoard(ctx: Ctx): Promise<Board> {
  const weeks = mondaysUntil(ctx.now)
  const span = { places: placesOf(mustBeStaff(ctx), keeperRoles), since: weeks[0]! }
  const found = (
    await Promise.all(
      [
        store.countTalks,
        store.countThumbs,
        store.countMarks,
        store.countHeldBack,
        store.countAsked,
        store.countLabels,
        store.countCallbacks,
      ].map((counting) => counting(ctx, span)),
    )
  ).flat()
  const [progress, pairs] = [await store.readProgress(ctx, span), await store.listPairs(ctx, span)]
  return {
    weeks: weeks.map((from) => ({ from, ...figuresOf(found, from) })),
    whole: figuresOf(found, null),
    thumbReasons: reasonsOf(found, 'reason ') as Board['thumbReasons'],
    heldBackReasons: reasonsOf(found, 'held '),
    screening: screeningOf(found),
    takeover: await readTakeover(ctx, span),
    callbacks: callbacksOf(found),
    unsafeRead: shareOr(pairs.length, pairs.filter(isHarmful).length, pairs.length),
    missed: found.find((one) => one.week === null && one.what === 'missed')?.all ?? 0,
    sample: progress,
    agreement: agreementByDimension(pairs),
    templatesDue: await countDue(ctx),
  }
}
