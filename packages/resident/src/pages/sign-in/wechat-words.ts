import { computed } from '@preact/signals'
import { shownLocale } from '../../parts/words.ts'
import { en } from './wechat-words.en.ts'
import { type WechatWords, zh } from './wechat-words.zh.ts'

/** What the sign-in by WeChat says, in the chosen language. */
export const wx = computed<WechatWords>(() => (shownLocale.value === 'en' ? en : zh))
