import type { Ctx } from '../../../platform/ctx.ts'
import { unseal } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import type { ConversationRow } from '../tables.ts'

/** What goes along: the last of the resident's own lines. @source domain specification 4.4 (hand-over packet: last 5 turns) */
const turns = 5
const longestLine = 60

const shortened = (text: string): string => (text.length > longestLine ? `${text.slice(0, longestLine)}…` : text)

/** A proposal in the resident's own words, nothing added; they may change every word before it goes. */
export async function proposeSummary(ctx: Ctx, c: ConversationRow): Promise<string> {
  const lines = (await store.listLines(ctx, c.id))
    .filter((line) => line.sender === 'resident')
    .slice(-turns)
    .map((line) => shortened(unseal(ctx, 'message.text', line.id, line.text_sealed) ?? ''))
  return lines.map((line) => `“${line}”`).join('\n')
}
