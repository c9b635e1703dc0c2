import { computed } from '@preact/signals'
import { enOwn } from '../words-own.en.ts'
import { zhOwn } from '../words-own.zh.ts'
import { shownLocale } from './words.ts'

/** Words of the pages about oneself: they come with those pages, not with the first one. */
export const ownWords = computed(() => (shownLocale.value === 'en' ? enOwn : zhOwn))
