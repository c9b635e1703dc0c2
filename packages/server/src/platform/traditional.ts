import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from './ctx.ts'

/** How a text of the house's own is written. */
export type Writer = (text: string) => string

export const asItIs: Writer = (text) => text

let traditional: Promise<Writer> | undefined

/**
 * Writes what the house itself says as somebody reads it: as it is, or in traditional characters, by the whole of the
 * table of which the resident's page carries a part (`house/traditional.test.ts`). Names and what somebody typed are
 * put in afterwards: they are never rewritten.
 */
export async function writerFor(wantsTraditional: boolean): Promise<Writer> {
  if (!wantsTraditional) return asItIs
  // read only when somebody reads it: the table is large
  traditional ??= import('opencc-js/cn2t').then(({ Converter }) => Converter({ from: 'cn', to: 'tw' }))
  return traditional
}

/** Whether what is sent to this resident's own phone goes out in traditional characters. */
export async function readsTraditional(ctx: Ctx, residentId: Id): Promise<boolean> {
  const { rows } = await ctx.line.query('select traditional from resident where id = $1', [residentId])
  return rows[0]?.traditional === true
}

/** What a page says of how it is to be answered; a browser alone names a place (`zh-TW`), and the page decides. */
export const wantsTraditional = (acceptLanguage: string | undefined): boolean =>
  /^zh-hant\b/i.test(acceptLanguage ?? '')
