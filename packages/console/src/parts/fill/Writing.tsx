import { Input } from 'antd'
import type { KeyboardEvent } from 'react'

interface Given {
  id?: string
  status?: 'error' | ''
  'aria-describedby'?: string
  'aria-label'?: string
  value: string
  write: (text: string) => void
  most: number
  /** Lines in sight while it is empty; it grows with what is written. */
  rows?: number
  placeholder?: string
  onKeyDown?: (event: KeyboardEvent) => void
}

/** A place for longer words. Its growth is left to the style sheet, so that no inline style is needed. */
export function Writing({ value, write, most, rows = 2, ...rest }: Given) {
  return (
    <Input.TextArea
      {...rest}
      className="writing"
      value={value}
      onChange={(event) => write(event.target.value)}
      rows={rows}
      maxLength={most}
    />
  )
}
