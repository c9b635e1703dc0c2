import { useEffect, useEffectEvent } from 'react'
import { isTyping } from '../../../parts/shell/typing.ts'
import type { Form } from './work.ts'

/** Digits answer, arrows move, space skips, Enter ends the form once its end is reached. */
export function useFormKeys({
  form,
  at,
  move,
  answer,
  end,
}: {
  form: Form
  at: number
  move: (at: number) => void
  answer: (at: number, value: number | null) => void
  end: () => void
}): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const { key } = event
    const onButton = event.target instanceof HTMLElement && event.target.closest('a,button,summary') !== null
    const option = form.items[at]?.options.find((one) => String(one.value) === key)
    if (option) answer(at, option.value)
    else if (key === 'ArrowDown') move(Math.min(at + 1, form.items.length))
    else if (key === 'ArrowUp') move(Math.max(at - 1, 0))
    else if (key === ' ' && !onButton && at < form.items.length) answer(at, null)
    else if (key === 'Enter' && !onButton && at >= form.items.length) end()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
