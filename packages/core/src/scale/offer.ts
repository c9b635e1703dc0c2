import type { Definition } from './definition.ts'

/** What this site has decided about content it does not own. */
export interface Deployment {
  /** Who signed that this site is 非营利/非商业; without a name every non-commercial pack stays off. */
  readonly nonCommercialSignatory?: string
  /** Packs that are off from the start and were turned on here. */
  readonly enabled?: readonly string[]
  /** Instruments whose licensed text was loaded as a signed content file. */
  readonly loadedTexts?: readonly string[]
}

export type WhyNotOffered = 'needs_signatory' | 'pack_off' | 'text_not_loaded'

/** Why this instrument may not be put before a person here; undefined when it may. @source domain specification 1.1 rule 8 */
export function whyNotOffered(definition: Definition, site: Deployment): WhyNotOffered | undefined {
  const { id, licence, pack, wording } = definition
  if (licence.status === 'free_noncommercial' && !site.nonCommercialSignatory?.trim())
    return 'needs_signatory'
  // without a text there is nothing to turn on
  if (wording === 'scoring_only' && !site.loadedTexts?.includes(id)) return 'text_not_loaded'
  if (pack === 'off' && !site.enabled?.includes(id)) return 'pack_off'
  return undefined
}
