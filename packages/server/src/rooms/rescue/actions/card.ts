import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as contract from '@anxin/contract/rescue.ts'
import { sees } from '@anxin/core/rescue/roles.ts'
import { shanghaiDay, shanghaiTime } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { drawPaper } from '../../../platform/paper.ts'
import { insertEntry } from '../store.ts'
import { mustEnter } from './board.ts'
import { dangerOf, knownOf, whereOf } from './shown.ts'
import { cardWords as words } from './words.ts'

/** The handover card: what 120, 110 or a hospital needs. No conversation, no means, no scores. */
export async function printCard(
  ctx: Ctx,
  { params }: Input<typeof contract.cardPrint>,
): Promise<ReplyOf<typeof contract.cardPrint>> {
  const { board, mine } = await mustEnter(ctx, params.id)
  if (!sees(mine.role, 'card')) throw new Refusal('FORBIDDEN', { field: 'role' })
  const known = await knownOf(ctx, board)
  const { event, clues, phones } = known
  const entry = { board_id: board.id, role: mine.role, what: 'card_printed', by_name: mine.staff_name, words: null }
  await insertEntry(ctx, entry)
  const day = shanghaiDay(ctx.now)
  const pdf = await drawPaper({
    title: `${words.title} ${event.number}`,
    about: words.about(day, shanghaiTime(ctx.now), mine.staff_name),
    parts: [
      { heading: words.person, lines: [`${event.name ?? words.unnamed}${event.minor ? `（${words.minor}）` : ''}`] },
      { heading: words.where, lines: [whereOf(known) ?? words.unknown] },
      {
        heading: words.clues,
        lines: clues.map(
          (one) => `${shanghaiTime(one.seen_at)}　${known.words.get(one.id)}（${words.certainty[one.certainty]}）`,
        ),
      },
      { heading: words.danger, lines: dangerOf(known).map((code) => words.dangers[code] ?? code) },
      { heading: words.withWhom, lines: [event.assessment?.withWhom || words.unknown] },
      {
        heading: words.phones,
        lines: phones.map((one) => `${one.name}　${words.abouts[one.about] ?? ''}　${one.phone}`),
      },
    ].filter((part) => part.lines.length > 0),
    foot: words.foot,
  })
  return { fileName: `${words.title}-${event.number}.pdf`, pdf: pdf.toString('base64') }
}
