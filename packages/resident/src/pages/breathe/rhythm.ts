import { useEffect, useState } from 'preact/hooks'

/** One breath: in 4 s, hold 2 s, out 6 s. Longer out than in. */
const inS = 4
const holdS = 2
const breathS = 12
export const wholeS = 180

export interface Beat {
  readonly phase: 'in' | 'hold' | 'out'
  /** Second within the phase, 1 first. */
  readonly second: number
  readonly leftS: number
}

export function beatAt(elapsedS: number): Beat {
  const within = elapsedS % breathS
  const leftS = Math.max(0, Math.ceil(wholeS - elapsedS))
  if (within < inS) return { phase: 'in', second: Math.floor(within) + 1, leftS }
  if (within < inS + holdS) return { phase: 'hold', second: Math.floor(within - inS) + 1, leftS }
  return { phase: 'out', second: Math.floor(within - inS - holdS) + 1, leftS }
}

/** Counts while it runs; calls `onDone` after three minutes. */
export function useBeat(running: boolean, onDone: () => void): Beat {
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    if (!running) return
    const start = Date.now()
    setElapsed(0)
    const timer = setInterval(() => {
      const now = (Date.now() - start) / 1000
      setElapsed(now)
      if (now >= wholeS) onDone()
    }, 200)
    return () => clearInterval(timer)
  }, [running])
  return beatAt(elapsed)
}

/** Keeps the screen on for these three minutes, where the phone allows it. */
export function useAwake(running: boolean): void {
  useEffect(() => {
    if (!running || !('wakeLock' in navigator)) return
    const lock = navigator.wakeLock.request('screen').catch(() => null)
    return () => {
      void lock.then((held) => held?.release())
    }
  }, [running])
}
