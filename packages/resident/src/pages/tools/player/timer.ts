import { useEffect, useRef, useState } from 'preact/hooks'

/**
 * Seconds since a moment, read from the clock and not counted: while the phone sleeps the time goes on.
 * @returns 0 before it was started
 */
export function useSince(startedAt: number | null, wholeS: number, onOver?: () => void): number {
  const since = (): number => (startedAt === null ? 0 : Math.min(wholeS, (Date.now() - startedAt) / 1000))
  const [elapsed, setElapsed] = useState(since)
  const told = useRef(false)
  useEffect(() => {
    setElapsed(since())
    told.current = false
    if (startedAt === null) return
    const look = (): void => {
      setElapsed(since())
      if (since() < wholeS || told.current) return
      told.current = true
      onOver?.()
    }
    const timer = setInterval(look, 200)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [startedAt, wholeS])
  return elapsed
}

/** A short shake of the phone at the end of a time, where the phone has it. */
export function buzz(): void {
  if ('vibrate' in navigator) navigator.vibrate(200)
}
