import type { Colour } from '@anxin/core/care/colour.ts'
import { capOf, overCap } from '@anxin/core/casework/caps.ts'
import type { TaskKind } from '@anxin/core/casework/priority.ts'
import { isOver } from '@anxin/core/casework/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId } from '../../../platform/ctx.ts'
import { dutiesToLead, isUrgent, leadRoles, mustBeImpartial } from '../policy.ts'
import * as store from '../store.ts'
import { type CaseRow, db } from '../tables.ts'
import { mustHaveRoom } from './team.ts'

export interface About {
  readonly colour: Colour
  readonly minor: boolean
}
export interface Taker {
  readonly id: Id
  readonly name: string
  readonly active: number
  readonly cap: number | null
  readonly over: boolean
  readonly certified: boolean
}

/** Colleagues who may lead a case that comes from elsewhere, with what each carries. */
export async function listTakers(ctx: Ctx, places: readonly Id[], about: About): Promise<Taker[]> {
  const all = await store.listColleagues(ctx, leadRoles, { places })
  const loads = await store.listLoads(
    ctx,
    all.map(({ id }) => id),
  )
  return all.map(({ id, name, roles, duties, until }) => {
    const [cap, load] = [capOf(roles), loads.get(id)]
    return {
      ...{ id, name, active: load?.active ?? 0, cap: cap?.active ?? null },
      over:
        cap !== undefined &&
        load !== undefined &&
        until === null &&
        overCap(cap, load, isUrgent(about.colour)) !== null,
      certified: dutiesToLead(roles, about).every((duty) => duties.includes(duty)),
    }
  })
}

const casesOf = (ctx: Ctx, residentIds: readonly Id[]): Promise<CaseRow[]> =>
  db(ctx)
    .selectFrom('care_case')
    .selectAll()
    .where('resident_id', 'in', residentIds)
    .orderBy('opened_at', 'desc')
    .execute()

/** @throws Refusal CASELOAD_FULL, CERT_REQUIRED, FORBIDDEN, DUAL_RELATION */
export async function mustTake(
  ctx: Ctx,
  asked: About & { readonly residentIds: readonly Id[]; readonly leadId: Id; readonly unitId: Id },
): Promise<void> {
  await mustHaveRoom(ctx, asked.leadId, asked.unitId, asked)
  for (const row of await casesOf(ctx, asked.residentIds)) mustBeImpartial(row, asked.leadId)
}

export interface Line {
  readonly what: string
  readonly to?: string
  readonly text?: string
}
export interface ArrivedTask {
  readonly kind: TaskKind
  readonly dueAt: Date
  readonly text: string
}
/** Writes into the newest case where it came from and what the lead is to do first; a closed one gets its story only. */
export async function writeArrival(
  ctx: Ctx,
  residentIds: readonly Id[],
  said: { readonly by: string; readonly lines: readonly Line[]; readonly tasks: readonly ArrivedTask[] },
): Promise<void> {
  const [row] = await casesOf(ctx, residentIds)
  if (!row) return
  for (const { what, ...more } of said.lines) store.note(ctx, row, what, { ...more, by: said.by })
  if (isOver(row.state)) return
  for (const { kind, dueAt, text } of said.tasks)
    store.insertTask(ctx, row, { id: newId(ctx), kind, text, owner_id: row.lead_id, due_at: dueAt })
}

/** Something waits for the lead of the open case, if there is one. */
export async function askLead(
  ctx: Ctx,
  residentIds: readonly Id[],
  kind: TaskKind,
  dueAt: Date,
  text: string,
): Promise<void> {
  const row = (await casesOf(ctx, residentIds)).find(({ state }) => !isOver(state))
  if (row) store.insertTask(ctx, row, { id: newId(ctx), kind, text, owner_id: row.lead_id, due_at: dueAt })
}
