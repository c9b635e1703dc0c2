import { Input } from 'antd'
import { useState } from 'react'
import { clockOf, minuteOf } from './shapes.ts'

/** A time of the day; half typed, it is not written. */
export function Time({
  label,
  value,
  write,
}: {
  label: string
  value: number
  write: (minute: number) => void
}) {
  const [text, setText] = useState(clockOf(value))
  return (
    <Input
      type="time"
      aria-label={label}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        if (event.target.value) write(minuteOf(event.target.value))
      }}
    />
  )
}
