import { randomInt } from 'node:crypto'
import type * as door from '@anxin/contract/assessment.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { isMoreUrgent } from '@anxin/core/care/colour.ts'
import { changeWords } from '@anxin/core/care/plan/next-step.words.ts'
import { recommendCare } from '@anxin/core/care/recommend.ts'
import { stepRules } from '@anxin/core/care/sla.ts'
import { rulesWith } from '@anxin/core/care/thresholds.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { OwnRecord } from '@anxin/core/rights/own-record.ts'
import { compare } from '@anxin/core/scale/change.ts'
import { type Ctx, mustBeResident } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { countWrong, mustNotBeLocked } from '../../../platform/identity/lock.ts'
import { ageToday } from '../../../platform/identity/resident.ts'
import { seal } from '../../../platform/privacy.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { joinList, keepDecision, keepRescreens, leaveContact } from '../../worklist/door.ts'
import { readSite } from '../store.ts'
import { db, keep } from '../tables.ts'
import { measured, mustKnow } from './answer.ts'
import { judge, keepJudgement, onList } from './judge.ts'
import { type Known, type Shelf, shelfOf } from './known.ts'
import { listSeries, type SeriesPoint } from './series.ts'
import { wordsFor } from './shown.ts'

/** Easy to read aloud: no 0/O, 1/I/L. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const newCode = (): string => Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
const codeIndex = (ctx: Ctx, code: string): Buffer =>
  ctx.floor.keys.blindIndex(`result:${code.toUpperCase().replace(/[\s-]/g, '')}`)

/** The code by which a result without a name is found again; the same code when asked again. */
export async function keepResult(ctx: Ctx, { params }: Input<typeof door.resultKeep>): Promise<{ claimCode: string }> {
  const known = await mustKnow(ctx, params.id)
  const { sitting, resident } = known
  if (resident.kind !== 'anonymous' || sitting.state !== 'finished') throw new Refusal('WRONG_STATE')
  const kept =
    sitting.claim_sealed &&
    ctx.floor.keys.open(sitting.tenant_id, { column: 'sitting.claim', row: sitting.id }, sitting.claim_sealed)
  const code = kept ?? newCode()
  if (!kept)
    keep.change(
      ctx,
      'sitting',
      { id: sitting.id },
      { claim_index: codeIndex(ctx, code), claim_sealed: seal(ctx, 'sitting.claim', sitting.id, code) },
    )
  return { claimCode: code }
}

/**
 * What was found of somebody nobody could reach counts from the day on which they can be: the list, and what comes
 * round again. A YELLOW older than its colour lasts is history.
 */
async function judgeAgain(ctx: Ctx, known: Known): Promise<void> {
  const { sitting, resident } = known
  if (resident.kind !== 'registered' || sitting.state !== 'finished') return
  const judgement = judge(ctx, known)
  const daysAgo = (ctx.now.getTime() - (sitting.finished_at ?? ctx.now).getTime()) / 86_400_000
  if (daysAgo > stepRules.decay.YELLOW.afterDays && !isMoreUrgent(judgement.care.colour, 'YELLOW')) return
  const decision = await keepJudgement(ctx, known, judgement, { finished: true })
  if (decision) keepRescreens(ctx, { ...measured(known), answered: false }, decision, judgement.care.colour)
}

/** Somebody who filled in without a name has registered: their newest result counts from now on. */
export async function countForRegistered(ctx: Ctx, residentId: Id): Promise<void> {
  const newest = await db(ctx)
    .selectFrom('sitting')
    .select('id')
    .where('resident_id', '=', residentId)
    .where('state', '=', 'finished')
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (newest) await judgeAgain(ctx, await mustKnow(ctx, newest.id))
}

/** Joins a kept result to whoever shows its code. @throws Refusal NOT_FOUND or LOCKED */
export async function claimResult(ctx: Ctx, { body }: Input<typeof door.resultClaim>): Promise<{ done: true }> {
  const { id } = mustBeResident(ctx)
  await mustNotBeLocked(ctx, 'claim', id)
  const { rows } = await ctx.line.query('select claim_sitting($1, $2) as id', [codeIndex(ctx, body.claimCode), id])
  const found = rows[0]?.id as Id | null | undefined
  if (found) {
    await judgeAgain(ctx, await mustKnow(ctx, found))
    return { done: true }
  }
  countWrong(ctx, 'claim', id)
  throw new Refusal('NOT_FOUND', { field: 'claimCode' })
}

/** “请社工联系我”: whatever the score, somebody will call. @throws Refusal CONTACT_NEEDED without a number to call */
export async function askForContact(
  ctx: Ctx,
  { params, body }: Input<typeof door.contactAsk>,
): Promise<{ done: true }> {
  const known = await mustKnow(ctx, params.id)
  const { sitting, resident } = known
  const phone = body.phone
  if (!phone && !resident.phoneSealed) throw new Refusal('CONTACT_NEEDED', { field: 'phone' })
  const judged = judge(ctx, known)
  const input = { ...judged.input, asks_for_human: true }
  const care = recommendCare(input, rulesWith(known.cutoffs.changes))
  if (resident.kind === 'anonymous')
    await ctx.line.query('update resident set held = true where id = $1', [sitting.resident_id])
  const person = { ...onList(known), reachable: true }
  const id = keepDecision(ctx, person, {
    care,
    input,
    sittingId: sitting.id,
    cutoffs: known.cutoffs.version,
    by: '本人',
    rejected: judged.rejected,
    change: null,
  })
  keepRescreens(ctx, { ...measured(known), answered: false }, id, care.colour)
  const entryId = await joinList(ctx, person, { id, care })
  if (entryId && phone) leaveContact(ctx, entryId, { phone, name: body.name ?? '' })
  return { done: true }
}

function changeOf(points: readonly SeriesPoint[], sittingId: string, shelf: Shelf, locale: 'zh' | 'en'): string | null {
  for (const [at, point] of points.entries()) {
    const before = points[at - 1]
    if (point.sittingId !== sittingId || !before || before.instrument !== point.instrument) continue
    const definition = shelf.version(point.instrument, point.version)
    if (!definition || before.version !== point.version || !before.score || !point.score) continue
    const change = compare(definition, before.score, point.score)
    if (change) return changeWords[locale][change.reliable ? change.direction : 'same']
  }
  return null
}

/** What the person has filled in, in words only. */
export async function readOwnResults(ctx: Ctx): Promise<ReplyOf<typeof door.ownResults>> {
  const who = mustBeResident(ctx)
  const rows = await db(ctx)
    .selectFrom('sitting')
    .selectAll()
    .where('resident_id', '=', who.id)
    .where('state', '=', 'finished')
    .orderBy('finished_at', 'desc')
    .limit(50)
    .execute()
  if (rows.length === 0) return { results: [] }
  const [calendar, shelf, points] = [
    await readDayExceptions(ctx),
    await shelfOf(ctx, await readSite(ctx)),
    await listSeries(ctx, who.id),
  ]
  const { rows: said } = await ctx.line.query('select locale, kind, birth_sealed from resident where id = $1', [who.id])
  const locale = (said[0]?.locale as 'zh' | 'en' | undefined) ?? 'zh'
  const reachable = said[0]?.kind === 'registered'
  const birth = (said[0]?.birth_sealed as Uint8Array | null | undefined) ?? null
  const results = rows.flatMap((row) =>
    row.colour && row.rule && row.finished_at
      ? [
          {
            ...{ sittingId: row.id, at: row.finished_at.toISOString(), pack: row.pack, mode: row.mode },
            result: wordsFor(
              { locale, reachable, age: ageToday(ctx, who.id, birth, row.age) },
              row.colour,
              row.rule,
              row.finished_at,
              calendar,
            ),
            change: changeOf(points, row.id, shelf, locale),
          },
        ]
      : [],
  )
  return { results }
}

/** Everything measured of a person, for the copy they may take along. */
export async function exportMeasures(ctx: Ctx, residentId: string): Promise<Pick<OwnRecord, 'measures'>> {
  const points = await listSeries(ctx, residentId)
  return { measures: points.map(({ score: _score, ...point }) => point) }
}

/** Everything measured goes with the person, except what belongs to a kept alert. */
export async function forgetMeasures(ctx: Ctx, residentId: string): Promise<void> {
  await ctx.line.query('select forget_measures($1)', [residentId])
}
