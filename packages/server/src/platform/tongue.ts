import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from './ctx.ts'

/** A language of the house, and how it is written. */
export type Tongue = 'zh' | 'zh-Hant' | 'en'

/** How a text of the house's own is written. */
export type Writer = (text: string) => string

export const asItIs: Writer = (text) => text

let traditional: Promise<Writer> | undefined

/**
 * Writes what the house itself says as somebody reads it: as it is, or in traditional characters, by the whole of the
 * table of which the resident's page carries a part (`house/traditional.test.ts`). Names and what somebody typed are
 * put in afterwards: they are never rewritten.
 */
export async function writerFor(tongue: Tongue): Promise<Writer> {
  if (tongue !== 'zh-Hant') return asItIs
  // read only when somebody reads it: the table is large
  traditional ??= import('opencc-js/cn2t').then(({ Converter }) => Converter({ from: 'cn', to: 'tw' }))
  return traditional
}

/** What a resident reads, by what is kept of them. */
export const tongueOf = (kept: { locale: 'zh' | 'en'; traditional: boolean }): Tongue =>
  kept.locale === 'en' ? 'en' : kept.traditional ? 'zh-Hant' : 'zh'

/** In what this resident's own phone is written to; Chinese where nothing is kept of them any more. */
export async function tongueOfResident(ctx: Ctx, residentId: Id): Promise<Tongue> {
  const { rows } = await ctx.line.query('select locale, traditional from resident where id = $1', [residentId])
  return rows[0] ? tongueOf(rows[0] as { locale: 'zh' | 'en'; traditional: boolean }) : 'zh'
}

/** What a page says of how it is to be answered; a browser alone names places (`zh-TW,en;q=0.9`), and the page decides. */
export function tongueAsked(acceptLanguage = ''): Tongue {
  if (/^zh-hant\b/i.test(acceptLanguage)) return 'zh-Hant'
  return /^en$/i.test(acceptLanguage) ? 'en' : 'zh'
}
