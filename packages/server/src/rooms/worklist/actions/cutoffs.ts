import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/worklist-cutoffs.ts'
import type { Colour } from '@anxin/core/care/colour.ts'
import type { CareInput, Config } from '@anxin/core/care/input.ts'
import { type CareRules, recommendCare } from '@anxin/core/care/recommend.ts'
import { type CutoffChange, cutoffs, rulesWith, withNeighbours, wrongChange } from '@anxin/core/care/thresholds.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unsealJson } from '../../../platform/privacy.ts'
import { mustBeAnother } from '../policy.ts'
import { type CutoffRow, db } from '../tables.ts'

type Moved = readonly { readonly from: Colour; readonly to: Colour; readonly people: number }[]

const inForce = (ctx: Ctx): Promise<CutoffRow | undefined> =>
  db(ctx)
    .selectFrom('cutoff_change')
    .selectAll()
    .where('state', '=', 'in_force')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What would be judged otherwise: other rules, or another configuration at some places. */
export interface Otherwise {
  readonly rules?: CareRules
  readonly config?: (was: Config | undefined) => Config
  readonly units?: readonly Id[]
}

/** How many open entries would move if they were judged otherwise; nothing is changed. */
export async function previewMoves(ctx: Ctx, otherwise: Otherwise): Promise<{ moved: Moved; unmoved: number }> {
  const rules = otherwise.rules ?? rulesWith((await inForce(ctx))?.changes ?? [])
  const { rows } = await ctx.line.query(
    `select e.colour, d.id, d.input_sealed from worklist_entry e join triage_decision d on d.id = e.decision_id
     where e.state <> 'closed' and ($1::uuid[] is null or e.unit_id = any($1))`,
    [otherwise.units ?? null],
  )
  const counts = new Map<string, number>()
  let unmoved = 0
  for (const row of rows) {
    const input =
      unsealJson<CareInput>(ctx, 'triage_decision.input', row.id as Id, row.input_sealed as Uint8Array) ?? {}
    const config = otherwise.config ? { config: otherwise.config(input.config) } : {}
    const before = row.colour as Colour
    const { colour } = recommendCare({ ...input, ...config }, rules)
    const key = `${before}>${colour}`
    if (colour === before) unmoved += 1
    else counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const moved = [...counts].map(([key, people]) => {
    const [from, to] = key.split('>') as [Colour, Colour]
    return { from, to, people }
  })
  return { moved, unmoved }
}

export async function readCutoffs(ctx: Ctx): Promise<ReplyOf<typeof door.thresholdsGet>> {
  const who = mustBeStaff(ctx)
  const rows = await db(ctx).selectFrom('cutoff_change').selectAll().orderBy('at', 'desc').limit(100).execute()
  const { rows: people } = await ctx.line.query('select id, name from staff where id = any($1)', [
    rows.flatMap((row) => [row.by_id, row.second_id]),
  ])
  const nameOf = (id: Id | null): string => (people.find((one) => one.id === id)?.name as string | undefined) ?? ''
  const now = rows.filter((row) => row.state === 'in_force').sort((a, b) => (b.version ?? 0) - (a.version ?? 0))[0]
  const waiting = rows.find((row) => row.state === 'proposed')
  const changed = new Map(withNeighbours(now?.changes ?? []).map((one) => [one.line, one]))
  return {
    version: now?.version ?? 0,
    rows: cutoffs.map(({ line, rule, fact, min, max, fixed }) => ({
      ...{ line, rule, fact, releaseMin: min, releaseMax: max, fixed },
      ...{ min: changed.get(line)?.min ?? min, max: changed.get(line)?.max ?? max },
    })),
    waiting: waiting
      ? {
          ...{
            id: waiting.id,
            changes: withNeighbours(waiting.changes).map((one) => ({ ...one })),
            reason: waiting.reason,
          },
          ...{
            by: nameOf(waiting.by_id),
            mine: waiting.by_id === who.id,
            moved: waiting.moved.map((one) => ({ ...one })),
          },
        }
      : null,
    past: rows
      .filter((row) => row.state === 'in_force')
      .map((row) => ({
        version: row.version ?? 0,
        at: (row.answered_at ?? row.at).toISOString(),
        by: nameOf(row.by_id),
        second: nameOf(row.second_id),
        reason: row.reason,
      })),
  }
}

/** @throws Refusal BAD_INPUT naming the line that may not be changed so */
function mustBeChangeable(changes: readonly CutoffChange[]): CareRules {
  const wrong = wrongChange(changes)
  if (wrong !== undefined) throw new Refusal('BAD_INPUT', { field: 'changes', detail: { line: wrong } })
  return rulesWith(changes)
}

export async function previewCutoffs(
  ctx: Ctx,
  { body }: Input<typeof door.thresholdsPreview>,
): Promise<ReplyOf<typeof door.thresholdsPreview>> {
  mustBeStaff(ctx)
  const { moved, unmoved } = await previewMoves(ctx, { rules: mustBeChangeable(body.changes) })
  return { moved: moved.map((one) => ({ ...one })), unmoved }
}

/** @throws Refusal SECOND_PERSON_NEEDED while another change waits for its second person */
export async function proposeCutoffs(
  ctx: Ctx,
  { body }: Input<typeof door.thresholdsPropose>,
): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const { moved } = await previewMoves(ctx, { rules: mustBeChangeable(body.changes) })
  const waiting = await db(ctx)
    .selectFrom('cutoff_change')
    .select('id')
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  if (waiting && waiting.id !== body.id) throw new Refusal('SECOND_PERSON_NEEDED')
  await ctx.line.query(
    `insert into cutoff_change (id, tenant_id, changes, moved, reason, by_id, at) values ($1,$2,$3,$4,$5,$6,$7) on conflict (id) do nothing`,
    [body.id, who.tenantId, JSON.stringify(body.changes), JSON.stringify(moved), body.reason, who.id, ctx.now],
  )
  return { done: true }
}

/** The second person puts a change in force, or refuses it; old results keep their band. @throws Refusal NOT_FOUND, SECOND_PERSON_NEEDED */
export async function answerCutoffs(
  ctx: Ctx,
  { params, body }: Input<typeof door.thresholdsAnswer>,
): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const row = await db(ctx)
    .selectFrom('cutoff_change')
    .selectAll()
    .where('id', '=', params.id)
    .where('state', '=', 'proposed')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  mustBeAnother(who, row.by_id)
  const version = body.agree ? ((await inForce(ctx))?.version ?? 0) + 1 : null
  await db(ctx)
    .updateTable('cutoff_change')
    .set({ state: body.agree ? 'in_force' : 'refused', version, second_id: who.id, answered_at: ctx.now })
    .where('id', '=', row.id)
    .execute()
  return { done: true }
}
