import { pin, pinned } from '../talk/pin.ts'
import { conversation } from '../talk/state.ts'

/** What was heard in words; `unheard` where the screener could not be had: then the person is asked. */
export type Heard = 'calm' | 'danger' | 'violence' | 'unheard'

const patienceMs = 10_000
const tooLate = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error('the screener did not come')), patienceMs))

/** The screener in its own large file. @throws when it could not be had in time */
export async function screener() {
  const both = Promise.all([import('@anxin/core/risk/screen.ts'), import('@anxin/core/risk/level.ts')])
  const [{ screen }, { atLeast }] = await Promise.race([both, tooLate()])
  return { screen, atLeast }
}

/**
 * Screens what was written on this device; nothing is sent for it. Danger pins the numbers for three days, network or
 * not.
 */
export async function hearDanger(texts: readonly string[]): Promise<Heard> {
  const said = texts.map((text) => text.trim()).filter((text) => text.length > 0)
  if (said.length === 0) return 'calm'
  try {
    const { screen, atLeast } = await screener()
    const found = said.map((text) => screen(text))
    const violence = found.some(({ concerns }) => concerns.includes('harm_from_others'))
    const danger = found.some(({ level, concerns }) => atLeast(level, 'L2') || concerns.length > 0)
    if (!danger) return 'calm'
    pin(null)
    return violence ? 'violence' : 'danger'
  } catch {
    return 'unheard'
  }
}

/** How the person stands, as far as this device knows. */
export const standing = (): { readonly danger: boolean; readonly accompanied: boolean } => ({
  danger: pinned.value || conversation.value?.crisis === true,
  accompanied: conversation.value?.presence === 'person' || conversation.value?.presence === 'acknowledged',
})
