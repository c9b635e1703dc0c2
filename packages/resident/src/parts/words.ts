import type { Refused } from '@anxin/kit/caller.ts'
import { refusalsZh } from '@anxin/kit/refusals.zh.ts'
import { computed, signal } from '@preact/signals'
import { tongue as chosen, locale } from '../device/settings.ts'
import { type Words, zh } from '../words.zh.ts'

interface Tongue {
  readonly words: Words
  readonly refusals: Readonly<Record<Refused['code'], string>>
}

const chinese: Tongue = { words: zh, refusals: refusalsZh }
const english = signal<Tongue | null>(null)

const asItIs = (text: string): string => text
/** How Chinese is written just now: as it is, or in traditional characters. What the page draws passes here by itself. */
export const writing = signal<(text: string) => string>(asItIs)

async function loadWriting(): Promise<void> {
  const wanted = chosen.value === 'zh-Hant'
  if (wanted === (writing.value !== asItIs)) return
  const { writeTraditional } = await import('../traditional/page.ts')
  writing.value = writeTraditional(wanted) ?? asItIs
}

/** English, and traditional characters, come in their own files; until they are here, or if they cannot come, what stands stands. */
export async function loadTongue(): Promise<void> {
  try {
    await loadWriting()
    if (locale.value !== 'en' || english.value) return
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
/** The same as the page says it to the browser, with how it is written. */
export const shownTongue = computed(() =>
  shownLocale.value === 'en' ? 'en' : writing.value === asItIs ? 'zh-CN' : 'zh-Hant',
)

export function refusalWords(problem: unknown): string {
  const code = problem instanceof Error && 'code' in problem ? (problem as Refused).code : 'FAULT'
  return tongue.value.refusals[code] ?? tongue.value.refusals.FAULT
}
