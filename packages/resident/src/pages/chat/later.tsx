import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A part that comes in its own file once the page stands; where it cannot be had, the page does without it. */
export function later<Given extends object>(
  load: () => Promise<ComponentType<Given>>,
): (given: Given) => JSX.Element | null {
  let ready: ComponentType<Given> | null = null
  return (given) => {
    const [Part, setPart] = useState<ComponentType<Given> | null>(() => ready)
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
    return Part && <Part {...given} />
  }
}
