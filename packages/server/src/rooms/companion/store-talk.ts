import { abuseGravestFirst } from '@anxin/core/care/talk.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, write } from '../../platform/ctx.ts'
import type { Answer, Ask } from '../../platform/db/engine.ts'
import type { ResidentRow } from '../../platform/identity/resident-store.ts'
import type { ConversationRow, MessageRow } from './tables.ts'

/** How many of the last lines a face receives. */
export const shownLines = 100
/** How far back what was said counts, in hours. @source domain specification 3.2 */
const pastHours = 24
/** More of them than this add nothing. */
const pastLines = 100

/** Of the resident, what an answer depends on. */
export type Talker = Pick<
  ResidentRow,
  'id' | 'tenant_id' | 'unit_id' | 'kind' | 'locale' | 'elder' | 'birth_sealed' | 'minor_told' | 'allows'
>

const residentSql = `select id, tenant_id, unit_id, kind, locale, elder, birth_sealed, minor_told, allows
  from resident where id = (select app_resident())`
/** The conversation they spoke in last, locked: what is read after it is what the one before has left. */
const conversationSql = `select * from conversation where resident_id = (select app_resident())
  order by spoke_at desc limit 1 for update`
/** The lines a face has not got yet, newest first; then what weighs of the past. One statement, for it runs with every message. */
const saidSql = `with here as materialized (
    select id from conversation where resident_id = (select app_resident()) order by spoke_at desc limit 1)
  (select false as past, id, seq, sender, staff_name, text_sealed, card, choices, generated, at, null::text as level, null::text[] as cues
   from message where conversation_id = (select id from here) and seq > $1 order by seq desc limit ${shownLines})
  union all
  select true, id, null, null, null, null, null, null, null, at, level, cues
   from message where id = $2 and conversation_id = (select id from here)
  union all
  (select true, id, null, null, null, null, null, null, null, at, level, cues
   from message where conversation_id = (select id from here) and sender = 'resident' and level <> 'L0'
   order by at desc limit ${pastLines})`

export interface PastLine {
  readonly id: Id
  readonly level: MessageRow['level']
  readonly cues: string[] | null
  readonly at: Date
}

/** A line as a face shows it. */
export type LineRow = Pick<
  MessageRow,
  'id' | 'seq' | 'sender' | 'staff_name' | 'text_sealed' | 'card' | 'choices' | 'generated' | 'at'
>

/** Everything that is read before an answer is thought of, in the name of the resident who speaks. */
export interface Talk {
  readonly resident: Talker | undefined
  readonly conversation: ConversationRow | undefined
  /** The last lines after the asked position, oldest first. */
  readonly lines: readonly LineRow[]
  /** What they wrote in the last 24 hours with a level, as levels and cues; and the line with the message's id, if it is there. */
  readonly past: readonly PastLine[]
  /** Answers to what else the route asked. */
  readonly more: readonly Answer[]
}

/** The message that may be there already, and the position up to which the face holds the lines itself. */
export interface Asked {
  readonly messageId: Id | null
  readonly after: number
}

/** May be sent before it is known who speaks: each statement asks the database who that is. */
export const talkAsks = ({ messageId, after }: Asked): Ask[] => [
  { text: residentSql, params: [] },
  { text: conversationSql, params: [] },
  { text: saidSql, params: [after, messageId] },
]

/** Reads what the route has not read already. */
export async function readTalk(ctx: Ctx, asked: Asked): Promise<Talk> {
  const answers =
    ctx.ahead.length > 0
      ? ctx.ahead
      : await Promise.all(talkAsks(asked).map((one) => ctx.line.query(one.text, one.params)))
  const [resident, conversation, said, ...more] = answers as [Answer, Answer, Answer, ...Answer[]]
  const rows = said.rows as unknown as ((LineRow & { past: false }) | (PastLine & { past: true }))[]
  return {
    resident: resident.rows[0] as unknown as Talker | undefined,
    conversation: conversation.rows[0] as unknown as ConversationRow | undefined,
    lines: rows.filter((row) => !row.past).reverse(),
    more,
    past: rows.filter((row) => row.past).filter(({ id, at }) => id === asked.messageId || isRecent(ctx, at)),
  }
}

const isRecent = (ctx: Ctx, at: Date): boolean => at > minutesLater(ctx.now, -pastHours * 60)

/** When words of each of these levels were said last, and when abuse was told of, after a moment. */
export async function newestByWord(
  ctx: Ctx,
  residentId: Id,
  levels: readonly string[],
  after: Date,
): Promise<{ word: string; at: Date }[]> {
  const { rows } = await ctx.line.query(
    `with said as materialized (
       select level, cues, at from message where resident_id = $1 and sender = 'resident' and at > $3)
     select level as word, max(at) as at from said where level = any($2) group by level
     union all
     select cue, max(at) from said, unnest(cues) as cue where cue = any($4) group by cue`,
    [residentId, levels, after, abuseGravestFirst],
  )
  return rows as { word: string; at: Date }[]
}

const keepSql = `with kept as (
    insert into message (id, tenant_id, resident_id, conversation_id, seq, sender, staff_id, staff_name, text_sealed,
      card, choices, level, score, subject, cues, screener, generated, at)
    select id, $1, $2, $3, seq, sender, staff_id, staff_name, decode(text, 'base64'),
      card, choices, level, score, subject, cues, screener, generated, $4
    from jsonb_to_recordset($5) as line (id uuid, seq int, sender text, staff_id uuid, staff_name text, text text,
      card text, choices jsonb, level text, score real, subject text, cues text[], screener text, generated boolean))
  update conversation set seq = $6, spoke_at = $4, dialogue = $7, dialogue_sealed = $8, presence = $9, person_name = $10,
    paged_at = $11, crisis = $12, sitting_at = $13, disclosed_at = $14, days_used = $15,
    thinking_until = $16, rest_until = $17, reach = $18 where id = $3`

/** Keeps lines after the last one and moves the conversation, which is locked, on: one statement, not waited for. */
export function writeLines(ctx: Ctx, to: ConversationRow, rows: readonly MessageRow[]): void {
  const lines = rows.map(({ text_sealed, at: _at, ...row }) => ({
    ...row,
    text: Buffer.from(text_sealed).toString('base64'),
  }))
  write(ctx, keepSql, [
    to.tenant_id,
    to.resident_id,
    to.id,
    ctx.now,
    JSON.stringify(lines),
    to.seq,
    to.dialogue && JSON.stringify(to.dialogue),
    to.dialogue_sealed,
    to.presence,
    to.person_name,
    to.paged_at,
    to.crisis,
    to.sitting_at,
    to.disclosed_at,
    to.days_used && JSON.stringify(to.days_used),
    to.thinking_until,
    to.rest_until,
    to.reach,
  ])
}
