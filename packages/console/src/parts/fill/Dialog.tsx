import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useWords } from '../language.tsx'
import { Icon } from '../show/Icon.tsx'

interface Given {
  title: ReactNode
  close: () => void
  children: ReactNode
  footer?: ReactNode
  width?: number
  /** Beside the page and not over it: what is behind stays in use. */
  beside?: boolean
}

/**
 * A dialog of the browser itself: it keeps the focus, closes with Esc and gives the focus back. A press beside it
 * does not close it, so that nothing half written is lost.
 */
export function Dialog({ title, close, children, footer, width = 520, beside = false }: Given) {
  const { act } = useWords()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    if (beside) element.show()
    else element.showModal()
    const first = element.querySelector<HTMLElement>('.dialog-body :is(input, textarea):not([disabled])')
    if (first) first.focus({ preventScroll: true })
    return () => element.close()
  }, [beside])
  return (
    <dialog
      ref={dialog}
      className={beside ? 'beside-page' : ''}
      style={{ width }}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onKeyDown={(event) => {
        if (beside && event.key === 'Escape' && !event.defaultPrevented) close()
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" aria-label={act.close} title={act.close} onClick={close}>
          <Icon name="cross" />
        </button>
      </header>
      <div className="dialog-body">{children}</div>
      {footer && <footer>{footer}</footer>}
    </dialog>
  )
}
