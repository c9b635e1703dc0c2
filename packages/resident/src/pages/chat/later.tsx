import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type Bare = ComponentType<Record<string, never>>

/** A part that comes in its own file once the page stands; where it cannot be had, the page does without it. */
export function later(load: () => Promise<Bare>): () => JSX.Element | null {
  let ready: Bare | null = null
  return () => {
    const [Part, setPart] = useState<Bare | null>(() => ready)
    useEffect(() => {
      if (ready) return
      load().then(
        (part) => {
          ready = part
          setPart(() => part)
        },
        () => undefined,
      )
    }, [])
    return Part && <Part />
  }
}
