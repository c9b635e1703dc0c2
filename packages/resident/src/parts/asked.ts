import { useEffect, useState } from 'preact/hooks'

export type Asked<T> =
  | { readonly state: 'asking' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'refused'; readonly refused: unknown }

/** Asks once when shown, and again when told to. */
export function useAsked<T>(ask: () => Promise<T>): { asked: Asked<T>; again: () => void } {
  const [asked, setAsked] = useState<Asked<T>>({ state: 'asking' })
  const again = (): void => {
    ask().then(
      (value) => setAsked({ state: 'here', value }),
      (refused: unknown) => setAsked({ state: 'refused', refused }),
    )
  }
  useEffect(again, [])
  return { asked, again }
}
