import type { Endpoint, ReplyOf } from '@anxin/contract/endpoint.ts'
import type { liveGet } from '@anxin/contract/live.ts'
import type { Id } from '@anxin/core/ids.ts'
import { namesOf } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unseal } from '../../../platform/privacy.ts'
import { hereSeconds, typingSeconds } from '../policy.ts'
import { type LineShown, listLines, nameOfResident } from '../store.ts'
import type { FileRow, SessionRow, Side } from '../tables.ts'
import { readIceServers } from './settings.ts'

export type Shown = ReplyOf<typeof liveGet>['session']

/** What is asked at one of two doors, of the staff and of the resident, which differ in nothing else. */
export type Asked<E extends Endpoint> = Pick<Input<E>, 'params' | 'body'>

export const streamOf = (sessionId: Id): string => `live:${sessionId}`

const within = (ctx: Ctx, at: Date | null, seconds: number): boolean =>
  at !== null && at.getTime() > ctx.now.getTime() - seconds * 1000

export const standingFor = (ctx: Ctx, row: SessionRow, side: Side): Shown['standing'] =>
  side === 'staff'
    ? {
        ...{ state: row.state, theirDelivered: row.resident_delivered, theirRead: row.resident_read },
        theyType: within(ctx, row.resident_typing_at, typingSeconds),
        theyAreHere: within(ctx, row.resident_seen_at, hereSeconds),
      }
    : {
        ...{ state: row.state, theirDelivered: row.staff_delivered, theirRead: row.staff_read },
        theyType: within(ctx, row.staff_typing_at, typingSeconds),
        theyAreHere: within(ctx, row.staff_seen_at, hereSeconds),
      }

export const fileShown = (ctx: Ctx, row: FileRow): NonNullable<Shown['lines'][number]['file']> => ({
  ...{ id: row.id, kind: row.kind, size: row.size, scan: row.scan },
  name: unseal(ctx, 'live_file.name', row.id, row.name_sealed) ?? '',
})

export const lineShown = (ctx: Ctx, row: LineShown): Shown['lines'][number] => ({
  ...{ id: row.id, seq: row.seq, sender: row.sender, at: row.at.toISOString() },
  text: unseal(ctx, 'live_line.text', row.id, row.text_sealed) ?? '',
  file:
    row.file_id === null
      ? null
      : {
          ...{ id: row.file_id, kind: row.file_kind!, size: row.file_size!, scan: row.file_scan! },
          name: unseal(ctx, 'live_file.name', row.file_id, row.file_name_sealed) ?? '',
        },
})

export async function sessionShown(ctx: Ctx, row: SessionRow, side: Side): Promise<Shown> {
  const [lines, name, iceServers] = await Promise.all([
    listLines(ctx, row.id, 0),
    side === 'staff'
      ? nameOfResident(ctx, row.resident_id).then((sealed) => unseal(ctx, 'resident.name', row.resident_id, sealed))
      : namesOf(ctx, [row.staff_id]).then((names) => names.get(row.staff_id)),
    readIceServers(ctx),
  ])
  return {
    ...{ id: row.id, mode: row.mode, with: name ?? '', residentId: row.resident_id, iceServers: [...iceServers] },
    alerted: side === 'staff' && lines.some((line) => line.level !== null && line.level >= 'L2'),
    lines: lines.map((line) => lineShown(ctx, line)),
    standing: standingFor(ctx, row, side),
    openedAt: row.opened_at.toISOString(),
  }
}
