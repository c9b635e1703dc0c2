import * as door from '@anxin/contract/audit.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../ctx.ts'
import { type Input, type Route, route } from '../http/server.ts'
import { canonical, verifyChain } from './chain.ts'

const pageSize = 100
const exportSize = 500

async function readLines(
  ctx: Ctx,
  { params }: Input<typeof door.auditLines>,
): Promise<ReplyOf<typeof door.auditLines>> {
  const { rows } = await ctx.line.query(
    `select a.*, k.seq, f.name as staff_name from audit_line a left join audit_link k on k.line_id = a.id left join staff f on f.id = a.who_id
     where a.tenant_id = $1 and ($2::text is null or a.line like $2 || '%') and ($3::text is null or f.name like '%' || $3 || '%' or a.who_id::text = $3)
       and ($4::text is null or a.about = $4 or a.resident_id::text = $4)
       and ($5::timestamptz is null or a.at >= $5) and ($6::timestamptz is null or a.at < $6) and ($7::uuid is null or a.id < $7)
     order by a.id desc limit ${pageSize + 1}`,
    [
      tenantOf(ctx),
      params.line ?? null,
      params.who ?? null,
      params.about ?? null,
      params.from ?? null,
      params.to ?? null,
      params.before ?? null,
    ],
  )
  const lines = rows.slice(0, pageSize).map((row) => ({
    ...{
      id: row.id as Id,
      at: (row.at as Date).toISOString(),
      line: row.line as string,
      outcome: row.outcome as string,
    },
    whoKind: row.who_kind as 'staff' | 'resident' | 'nobody' | 'system',
    // A resident appears by the end of their id: the audit names what was done, not who is in need.
    who: (row.staff_name as string | null) ?? (row.who_id ? `…${String(row.who_id).slice(-6)}` : ''),
    about: (row.about as string | null) ?? null,
    seq: row.seq === null ? null : Number(row.seq),
  }))
  return { lines, next: rows.length > pageSize ? (lines.at(-1)?.id ?? null) : null }
}

async function verify(ctx: Ctx): Promise<ReplyOf<typeof door.auditVerify>> {
  const result = await verifyChain(ctx.line, tenantOf(ctx))
  const { rows } = await ctx.line.query(
    'select count(*)::int as waiting from audit_line a where a.tenant_id = $1 and not exists (select 1 from audit_link k where k.line_id = a.id)',
    [tenantOf(ctx)],
  )
  return { ...result, waiting: Number(rows[0]?.waiting ?? 0) }
}

/** Links and lines as they were hashed: `hash = sha256(prev + "\n" + line)`; no line where its term is over. */
async function exportLinks(
  ctx: Ctx,
  { params }: Input<typeof door.auditExport>,
): Promise<ReplyOf<typeof door.auditExport>> {
  const { rows } = await ctx.line.query(
    `select k.chain, k.seq, k.prev, k.hash, a.* from audit_link k left join audit_line a on a.id = k.line_id where k.chain = $1 and k.seq > $2 order by k.seq limit ${exportSize}`,
    [tenantOf(ctx), params.after],
  )
  const links = rows.map((row) => ({
    chain: row.chain,
    seq: Number(row.seq),
    prev: row.prev,
    hash: row.hash,
    line: row.id === null ? null : canonical(row),
  }))
  return { links, next: rows.length === exportSize ? Number(rows.at(-1)!.seq) : null }
}

export const auditRoutes: readonly Route[] = [
  route(door.auditLines, readLines),
  route(door.auditVerify, verify),
  route(door.auditExport, exportLinks),
]
