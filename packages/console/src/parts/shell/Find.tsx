import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent as ReactKey, useEffect, useId, useRef, useState } from 'react'
import type { BoardRow } from '../ask/board.ts'
import { useWords } from '../language.tsx'
import { Glyph } from '../show/Glyph.tsx'
import { Icon } from '../show/Icon.tsx'

const bare = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^A?0*/, '')

/** Finds an open event by the number people say aloud: 42, A42 and A-0042 are the same. */
export function Find({ rows }: { rows: readonly BoardRow[] }) {
  const { bar, crisis } = useWords()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const go = useNavigate()
  const list = useId()
  const asked = bare(text)
  // The number itself stands before longer ones that begin alike: Enter must never open a neighbour.
  const like = text.trim() ? rows.filter((row) => bare(row.number).startsWith(asked)) : []
  const found = [
    ...like.filter((row) => bare(row.number) === asked),
    ...like.filter((row) => bare(row.number) !== asked),
  ].slice(0, 7)

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      field.current?.focus()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])

  const open = (row: BoardRow | undefined): void => {
    if (!row) return
    setText('')
    field.current?.blur()
    void go({ to: '/events/$eventId', params: { eventId: row.id } })
  }
  const key = (event: ReactKey): void => {
    if (event.key === 'Enter') open(found[at])
    else if (event.key === 'Escape') setText('')
    else if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, found.length))
    else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % Math.max(1, found.length))
    else return
    event.preventDefault()
  }
  const shown = text.trim() !== ''
  return (
    <div className="find">
      <Icon name="search" size={16} />
      <input
        ref={field}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={key}
        onBlur={() => setTimeout(() => setText(''), 150)}
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-label={bar.find}
        placeholder={bar.find}
        autoComplete="off"
        {...(found[at] ? { 'aria-activedescendant': `${list}-${at}` } : {})}
      />
      <kbd>Ctrl K</kbd>
      <div className="found" id={list} role="listbox" aria-label={bar.results} hidden={!shown}>
        {found.map((row, index) => (
          <div
            key={row.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            onPointerDown={(event) => {
              event.preventDefault()
              open(row)
            }}
          >
            <Glyph grade={row.grade} size={18} />
            <b className="n">{row.number}</b>
            <span>{row.name ?? crisis.anonymous}</span>
            <small>{crisis.states[row.state]}</small>
          </div>
        ))}
        {shown && found.length === 0 && <p>{bar.findNone}</p>}
      </div>
    </div>
  )
}
