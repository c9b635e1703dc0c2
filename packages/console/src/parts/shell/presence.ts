import { sayIdle } from '@anxin/kit/caller.ts'
import { wish } from '../ask/kept.ts'

/** Idle minutes after which the house signs staff out. @source domain specification 10.1 */
const idleMinutes = 30
/** How long before that the page asks. */
const warnMinutes = 2

/** Kept for all tabs of this browser: whoever works in one of them is there. */
const name = 'touched'
let touched = Date.now()
let kept = 0

const read = (): number => Math.max(touched, Number(wish.read(name) ?? 0) || 0)

/** Somebody is here: a touch of the page, or a call that is going on. */
export function touch(): void {
  touched = Date.now()
  if (touched - kept < 2000) return
  kept = touched
  wish.keep(name, String(touched))
}

/** Seconds since anybody touched the console in this browser. */
export const idleSeconds = (): number => Math.max(0, Math.floor((Date.now() - read()) / 1000))

/** Seconds left before the house signs out; undefined while there is no need to say so. */
export function secondsLeft(): number | undefined {
  const left = idleMinutes * 60 - idleSeconds()
  return left <= warnMinutes * 60 ? Math.max(0, left) : undefined
}

/** From here on every call says how long nobody was there. */
export function watchPresence(): void {
  touch()
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
    addEventListener(event, touch, { passive: true, capture: true })
  sayIdle(idleSeconds)
}
