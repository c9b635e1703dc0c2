import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/**
 * Digits choose at once, arrows walk without choosing, Enter takes the one walked to: an arrow that chose would carry
 * somebody with a screen reader past the question before all answers were heard.
 */
export function useKeys(
  values: readonly number[],
  choose: (value: number) => void,
): RefObject<HTMLFieldSetElement | null> {
  const box = useRef<HTMLFieldSetElement>(null)
  // with the paint, not after it: a quick key on the question just shown is not lost
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const radios = [...(box.current?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])]
      const at = radios.findIndex((radio) => radio === document.activeElement)
      const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
      const value = event.key === 'Enter' ? values[at] : values[digit]
      const step = steps[event.key]
      if (value !== undefined) choose(value)
      else if (step && radios.length > 0)
        radios[
          at < 0 ? (step > 0 ? 0 : radios.length - 1) : (at + step + radios.length) % radios.length
        ]?.focus()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  return box
}
