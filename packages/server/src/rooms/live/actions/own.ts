import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { listAllLines } from '../store.ts'
import { lineShown, type Shown } from './view.ts'

interface Meeting {
  readonly beganAt: string
  readonly lines: Shown['lines'][number][]
}

/** What a resident may take along of meetings by text: every line, and the names of files, which are opened apart. */
export async function exportLive(ctx: Ctx, residentId: Id): Promise<{ meetings: Meeting[] }> {
  const meetings = new Map<Id, Meeting>()
  for (const row of await listAllLines(ctx, residentId)) {
    const meeting = meetings.get(row.session_id) ?? { beganAt: row.opened_at.toISOString(), lines: [] }
    meetings.set(row.session_id, meeting)
    meeting.lines.push(lineShown(ctx, row))
  }
  return { meetings: [...meetings.values()] }
}
