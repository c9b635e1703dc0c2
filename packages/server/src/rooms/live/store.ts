import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { db, type FileRow, type LineRow, type SessionRow, type Side } from './tables.ts'

/** A meeting, and whether it is of whoever signed in as a resident, under any record of theirs. */
export interface FoundSession extends SessionRow {
  readonly own: boolean
}
async function find(ctx: Ctx, rest: string, id: Id): Promise<FoundSession | undefined> {
  const { rows } = await ctx.line.query(
    `select s.*, s.resident_id = any(own_records()) as own from live_session s ${rest}`,
    [id],
  )
  return rows[0] as unknown as FoundSession | undefined
}

export const lockSession = (ctx: Ctx, id: Id): Promise<FoundSession | undefined> =>
  find(ctx, 'where s.id = $1 for update', id)

export const findSession = (ctx: Ctx, id: Id): Promise<FoundSession | undefined> => find(ctx, 'where s.id = $1', id)

export const findByAppointment = (ctx: Ctx, appointmentId: Id): Promise<FoundSession | undefined> =>
  find(ctx, 'where s.appointment_id = $1', appointmentId)

/** The open meeting of a resident, under whichever record; of several the newest. */
export const findOpenOf = (ctx: Ctx, residentId: Id): Promise<FoundSession | undefined> =>
  find(
    ctx,
    `where s.resident_id = any(same_person($1)) and s.state = 'open' order by s.opened_at desc limit 1`,
    residentId,
  )

export interface Named extends SessionRow {
  readonly name_sealed: Uint8Array | null
}
export async function listOpenOfStaff(ctx: Ctx, staffId: Id): Promise<Named[]> {
  const { rows } = await ctx.line.query(
    `select s.*, r.name_sealed from live_session s join resident r on r.id = s.resident_id
     where s.staff_id = $1 and s.state = 'open' order by s.opened_at desc limit 50`,
    [staffId],
  )
  return rows as unknown as Named[]
}

export interface LineShown extends LineRow {
  readonly file_name_sealed: Uint8Array | null
  readonly file_kind: string | null
  readonly file_size: number | null
  readonly file_scan: FileRow['scan'] | null
}
const fileOfLine = 'f.name_sealed as file_name_sealed, f.kind as file_kind, f.size as file_size, f.scan as file_scan'
/** Lines after a position, oldest first. */
export async function listLines(ctx: Ctx, sessionId: Id, after: number): Promise<LineShown[]> {
  const { rows } = await ctx.line.query(
    `select l.*, ${fileOfLine}
     from live_line l left join live_file f on f.id = l.file_id
     where l.session_id = $1 and l.seq > $2 order by l.seq limit 1000`,
    [sessionId, after],
  )
  return rows as unknown as LineShown[]
}

/** Every line of every meeting of a resident, in the order they were written. */
export async function listAllLines(ctx: Ctx, residentId: Id): Promise<(LineShown & { opened_at: Date })[]> {
  const { rows } = await ctx.line.query(
    `select l.*, s.opened_at, ${fileOfLine}
     from live_line l join live_session s on s.id = l.session_id left join live_file f on f.id = l.file_id
     where s.resident_id = $1 order by s.opened_at, s.id, l.seq`,
    [residentId],
  )
  return rows as unknown as (LineShown & { opened_at: Date })[]
}

export const knowsLine = async (ctx: Ctx, id: Id): Promise<boolean> =>
  (await db(ctx).selectFrom('live_line').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** What was screened before, oldest first. */
export async function listScreened(
  ctx: Ctx,
  sessionId: Id,
): Promise<{ level: string | null; cues: string[]; at: Date }[]> {
  const { rows } = await ctx.line.query(
    `select level, cues, at from live_line where session_id = $1 and sender = 'resident' order by seq desc limit 40`,
    [sessionId],
  )
  return rows.reverse() as unknown as { level: string | null; cues: string[]; at: Date }[]
}

const fileColumns = [
  ...(['id', 'tenant_id', 'resident_id', 'session_id', 'name_sealed', 'kind', 'size', 'scan', 'at'] as const),
]
/** Large bytes travel as base64: the embedded engine reads a parameter of bytes a hundred times slower. */
export const insertFile = (ctx: Ctx, row: FileRow, body: Buffer | null): Promise<unknown> =>
  ctx.line.query(
    `insert into live_file (${fileColumns.join(', ')}, body_sealed) values ($1,$2,$3,$4,$5,$6,$7,$8,$9, decode($10::text, 'base64'))`,
    [...fileColumns.map((column) => row[column]), body?.toString('base64') ?? null],
  )
export async function readBody(ctx: Ctx, id: Id): Promise<Buffer | undefined> {
  const { rows } = await ctx.line.query(`select encode(body_sealed, 'base64') as body from live_file where id = $1`, [
    id,
  ])
  const body = rows[0]?.body as string | null | undefined
  return body ? Buffer.from(body, 'base64') : undefined
}

export const findFile = (ctx: Ctx, sessionId: Id, id: Id): Promise<FileRow | undefined> =>
  db(ctx)
    .selectFrom('live_file')
    .select(fileColumns)
    .where('id', '=', id)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()

/** Signals of the other side after a position, oldest first. */
export async function listSignals(
  ctx: Ctx,
  sessionId: Id,
  after: number,
  from: Side,
): Promise<{ seq: number; body_sealed: Uint8Array }[]> {
  const { rows } = await ctx.line.query(
    'select seq, body_sealed from live_signal where session_id = $1 and seq > $2 and sender = $3 order by seq limit 200',
    [sessionId, after, from],
  )
  return rows as unknown as { seq: number; body_sealed: Uint8Array }[]
}

export async function nameOfResident(ctx: Ctx, id: Id): Promise<Uint8Array | null> {
  const { rows } = await ctx.line.query('select name_sealed from resident where id = $1', [id])
  return (rows[0]?.name_sealed as Uint8Array | undefined) ?? null
}
