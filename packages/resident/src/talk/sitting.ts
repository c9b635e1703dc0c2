import { signal } from '@preact/signals'
import { recall, remember } from '../device/pocket.ts'

/** Two hours of talking without a pause of half an hour: the resident is told again that this is a program. */
const sittingMs = 2 * 60 * 60 * 1000
const pauseMs = 30 * 60 * 1000
const lookMs = 30_000

export const reminded = signal(false)

function look(): void {
  if (document.visibilityState !== 'visible') return
  const [since = 0, last = 0] = (recall('sitting') ?? '').split('|').map(Number)
  const now = Date.now()
  const start = now - last > pauseMs ? now : since
  const due = now - start >= sittingMs
  if (due) reminded.value = true
  remember('sitting', `${due ? now : start}|${now}`)
}

/** Watches while the chat is open. Returns how to stop. */
export function watchSitting(): () => void {
  look()
  const timer = setInterval(look, lookMs)
  return () => clearInterval(timer)
}
