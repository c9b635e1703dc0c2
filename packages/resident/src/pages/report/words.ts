import { computed } from '@preact/signals'
import { shownLocale } from '../../parts/words.ts'
import { en } from './words.en.ts'
import { type ReportWords, zh } from './words.zh.ts'

/** What somebody reads who is worried about somebody else, in the chosen language. */
export const r = computed<ReportWords>(() => (shownLocale.value === 'en' ? en : zh))
