import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/worklist.ts'
import type { Id } from '@anxin/core/ids.ts'
import { placesOf } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff, type StaffWho } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unseal } from '../../../platform/privacy.ts'
import { listRoles } from '../policy.ts'
import type { EntryRow } from '../tables.ts'

export type RowShown = ReplyOf<typeof door.worklistGet>['rows'][number]

export interface ListedRow extends EntryRow {
  /** To the microsecond, for the cursor: a Date of the process knows milliseconds only. */
  readonly due_text: string
  readonly closed_text: string | null
  readonly unit_name: string
  readonly unit_path: Id[]
  readonly owner_name: string | null
}

const page = 50
const columns =
  'e.*, e.due_at::text as due_text, e.closed_at::text as closed_text, u.name as unit_name, u.path as unit_path, f.name as owner_name'
const joins = 'join unit u on u.id = e.unit_id left join staff f on f.id = e.owner_id'

/**
 * SQL of a page of the list. The page is cut from the list's own index before anything is joined to it, so
 * that it costs the same however long the list is. @param places units the speaker answers for: $2
 */
export const pageSql = (view: 'open' | 'mine' | 'closed', after: boolean): string => {
  const order = view === 'closed' ? 'e.closed_at desc, e.id desc' : 'e.urgency, e.due_at, e.id'
  const past =
    view === 'closed'
      ? '(e.closed_at, e.id) < ($4::timestamptz, $5::uuid)'
      : '(e.urgency, e.due_at, e.id) > ($4::int, $5::timestamptz, $6::uuid)'
  const where = [
    `e.tenant_id = $1 and e.unit_id = any($2::uuid[])`,
    view === 'closed' ? `e.state = 'closed'` : `e.state <> 'closed'`,
    ...(view === 'mine' ? ['e.owner_id = $3'] : ['$3::uuid is not null']),
    ...(after ? [past] : []),
  ].join(' and ')
  return `with u as materialized (select id, name, path from unit where id = any($2::uuid[]))
    select ${columns} from (select * from worklist_entry e where ${where} order by ${order} limit ${page + 1}) e
    join u on u.id = e.unit_id left join staff f on f.id = e.owner_id order by ${order}`
}

/** Units at or below the places the speaker answers for. */
export async function unitsOf(ctx: Ctx, who: StaffWho): Promise<Id[]> {
  const { rows } = await ctx.line.query('select id from unit where tenant_id = $1 and path && $2::uuid[]', [
    who.tenantId,
    placesOf(who, listRoles),
  ])
  return rows.map((row) => row.id as Id)
}

const cursorOf = (view: string, row: ListedRow): string =>
  view === 'closed' ? `${row.closed_text}~${row.id}` : `${row.urgency}~${row.due_text}~${row.id}`

export function rowShown(ctx: Ctx, who: StaffWho, row: ListedRow): RowShown {
  return {
    ...{
      id: row.id,
      name: unseal(ctx, 'resident.name', row.resident_id, row.name_sealed),
      minor: row.minor,
    },
    ...{ unitName: row.unit_name, colour: row.colour, tier: row.tier, rule: row.rule, state: row.state },
    ...{ ownerName: row.owner_name, mine: row.owner_id === who.id, openedAt: row.opened_at.toISOString() },
    ...{
      dueWhat: row.due_what,
      dueAt: row.due_at.toISOString(),
      overdue: row.state !== 'closed' && row.due_at < ctx.now,
    },
    ...{ worse: row.worse, mode: row.mode, eventId: row.event_id },
  }
}

/** Who waits for a person, fifty at a time. */
export async function readList(
  ctx: Ctx,
  { params }: Input<typeof door.worklistGet>,
): Promise<ReplyOf<typeof door.worklistGet>> {
  const who = mustBeStaff(ctx)
  const after = params.after?.split('~') ?? []
  const units = await unitsOf(ctx, who)
  const { rows } = await ctx.line.query(pageSql(params.view, after.length > 0), [who.tenantId, units, who.id, ...after])
  const found = rows as unknown as ListedRow[]
  const last = found.length > page ? found[page - 1] : undefined
  return {
    rows: found.slice(0, page).map((row) => rowShown(ctx, who, row)),
    next: last ? cursorOf(params.view, last) : null,
    now: ctx.now.toISOString(),
  }
}

/** One entry with everything a row shows. */
export async function findListed(ctx: Ctx, id: Id): Promise<ListedRow | undefined> {
  const { rows } = await ctx.line.query(`select ${columns} from worklist_entry e ${joins} where e.id = $1`, [id])
  return rows[0] as unknown as ListedRow | undefined
}
