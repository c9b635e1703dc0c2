import { computed } from '@preact/signals'
import { shownLocale } from '../../parts/words.ts'
import { en } from './words.en.ts'
import { type KioskWords, zh } from './words.zh.ts'

/** What people at a tablet read, in the chosen language. */
export const k = computed<KioskWords>(() => (shownLocale.value === 'en' ? en : zh))
