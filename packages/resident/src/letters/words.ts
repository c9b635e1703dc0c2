import { computed } from '@preact/signals'
import { shownLocale } from '../parts/words.ts'
import { en } from './words.en.ts'
import { zh } from './words.zh.ts'

/** The words of these pages in the chosen language. */
export const l = computed(() => (shownLocale.value === 'en' ? en : zh))
