import type { Refused } from '@anxin/kit/caller.ts'
import { refusalsZh } from '@anxin/kit/refusals.zh.ts'
import { computed, signal } from '@preact/signals'
import { locale } from '../device/settings.ts'
import { type Words, zh } from '../words.zh.ts'

interface Tongue {
  readonly words: Words
  readonly refusals: Readonly<Record<Refused['code'], string>>
}

const chinese: Tongue = { words: zh, refusals: refusalsZh }
const english = signal<Tongue | null>(null)

/** English comes in its own file; until it is here, or if it cannot come, Chinese stands. */
export async function loadTongue(): Promise<void> {
  if (locale.value !== 'en' || english.value) return
  try {
    const [{ en }, { refusalsEn }] = await Promise.all([
      import('../words.en.ts'),
      import('@anxin/kit/refusals.en.ts'),
    ])
    english.value = { words: en, refusals: refusalsEn }
  } catch {
    // Stays Chinese; asked for again at the next choice of language.
  }
}

const tongue = computed<Tongue>(() => (locale.value === 'en' && english.value) || chinese)

/** The words of the chosen language. */
export const w = computed<Words>(() => tongue.value.words)
/** The language the page is really shown in. */
export const shownLocale = computed<'zh' | 'en'>(() => (tongue.value === chinese ? 'zh' : 'en'))

export function refusalWords(problem: unknown): string {
  const code = problem instanceof Error && 'code' in problem ? (problem as Refused).code : 'FAULT'
  return tongue.value.refusals[code] ?? tongue.value.refusals.FAULT
}
