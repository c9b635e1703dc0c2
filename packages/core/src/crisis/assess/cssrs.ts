import { gravest, type TriageLevel } from '../triage.ts'

/** What a C-SSRS screener found, item by item; a null was not asked. The licensed text is never part of the release. */
export interface CssrsFindings {
  /** Items 1–5, and any suicidal behaviour in a lifetime and within three months. */
  readonly items: readonly [boolean | null, boolean | null, boolean | null, boolean | null, boolean | null]
  readonly behaviourEver: boolean | null
  readonly behaviourLately: boolean | null
}

/**
 * The triage level a C-SSRS screener asks for.
 * @source domain specification 3.4: items 1–2 LOW, item 3 or lifetime behaviour MODERATE, items 4–5 or behaviour within 3 months HIGH
 */
export function triageOfCssrs({ items, behaviourEver, behaviourLately }: CssrsFindings): TriageLevel {
  if (items[3] || items[4] || behaviourLately) return 'HIGH'
  if (items[2] || behaviourEver) return 'MODERATE'
  return items[0] || items[1] ? 'LOW' : 'LOW_0'
}

/** The graver of what two instruments found. */
export const withCssrs = (asq: TriageLevel, cssrs: CssrsFindings | null | undefined): TriageLevel =>
  cssrs ? gravest(asq, triageOfCssrs(cssrs)) : asq
