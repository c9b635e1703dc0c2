import { computed, effect, signal } from '@preact/signals'
import { screener } from '../../../selfhelp/danger.ts'
import { draft } from '../../../talk/draft.ts'

type Screener = Awaited<ReturnType<typeof screener>>
const have = signal<Screener | null>(null)

/** What the words being typed sound like; `violence` and `body` have numbers of their own. */
export type DraftSounds = 'calm' | 'danger' | 'violence' | 'body'

/**
 * Heard on this device from the words that stand in the field now: nothing is sent for it and nothing is kept. It
 * passes with the words. Where the screener could not be had it stays calm: what is sent is screened by the house.
 */
export const draftSounds = computed<DraftSounds>(() => {
  const { text } = draft.value
  if (!have.value || text.trim() === '') return 'calm'
  const { level, concerns } = have.value.screen(text)
  if (concerns.includes('medical_emergency')) return 'body'
  if (concerns.includes('harm_from_others')) return 'violence'
  return have.value.atLeast(level, 'L2') || concerns.length > 0 ? 'danger' : 'calm'
})

const soon = (work: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 800 })
  else setTimeout(work, 200)
}

/** Fetches the screener after the first character typed, when the page has a moment. Returns how to stop waiting. */
export function watchDraft(): () => void {
  let asked = have.value !== null
  return effect(() => {
    if (asked || draft.value.text === '') return
    asked = true
    soon(() => {
      screener().then(
        (found) => {
          have.value = found
        },
        () => {
          asked = false
        },
      )
    })
  })
}
