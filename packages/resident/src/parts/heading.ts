import { useLayoutEffect, useRef } from 'preact/hooks'

/** Puts the heading of a new screen before those who listen. */
export function useHeading<E extends HTMLElement>(): { readonly current: E | null } {
  const heading = useRef<E>(null)
  // with the paint, not after it: a quick key on the new screen is not taken back by the heading
  useLayoutEffect(() => {
    scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}
