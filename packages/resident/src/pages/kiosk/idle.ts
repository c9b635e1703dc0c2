import { useEffect, useState } from 'preact/hooks'

/** How long nobody touches the screen before it asks, and how long it then waits. */
const quietMs = 90_000
const warnSeconds = 20

/** Clears the screen of somebody who walked away. @returns seconds left while it asks, else null; and a way to say that one is there */
export function useIdle(onGone: () => void): { readonly left: number | null; readonly stay: () => void } {
  const [touched, setTouched] = useState(() => Date.now())
  const [now, setNow] = useState(() => Date.now())
  const stay = (): void => {
    setTouched(Date.now())
    setNow(Date.now())
  }
  useEffect(() => {
    const names = ['pointerdown', 'keydown', 'scroll'] as const
    for (const name of names) addEventListener(name, stay, { passive: true })
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => {
      for (const name of names) removeEventListener(name, stay)
      clearInterval(timer)
    }
  }, [])
  const quiet = now - touched
  const isGone = quiet >= quietMs + warnSeconds * 1000
  useEffect(() => {
    if (isGone) onGone()
  }, [isGone])
  const left = quiet < quietMs ? null : Math.max(0, Math.ceil((quietMs + warnSeconds * 1000 - quiet) / 1000))
  return { left, stay }
}
