import { Button } from 'antd'
import { type PointerEvent, useRef } from 'react'
import { useWords } from '../../../../parts/language.tsx'

const size = { width: 440, height: 150 }

/** A box to write one’s name in, with a finger, a pen or a mouse. */
export function Drawing({ drawn }: { drawn: (png: string | null) => void }) {
  const { consent: words } = useWords().casework
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number }>(undefined)
  const at = (event: PointerEvent<HTMLCanvasElement>): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    }
  }
  const move = (event: PointerEvent<HTMLCanvasElement>): void => {
    const from = last.current
    const pen = canvas.current?.getContext('2d')
    if (!from || !pen) return
    const to = at(event)
    pen.lineWidth = 3
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(from.x, from.y)
    pen.lineTo(to.x, to.y)
    pen.stroke()
    last.current = to
  }
  const end = (): void => {
    if (!last.current) return
    last.current = undefined
    drawn(canvas.current?.toDataURL('image/png').split(',')[1] ?? null)
  }
  const clear = (): void => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, size.width, size.height)
    drawn(null)
  }
  return (
    <div className="case-drawing">
      <p className="hint">{words.draw}</p>
      <canvas
        ref={canvas}
        {...size}
        role="img"
        aria-label={words.draw}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          last.current = at(event)
        }}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <Button size="small" onClick={clear}>
        {words.clear}
      </Button>
    </div>
  )
}
