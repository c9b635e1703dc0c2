import type { Grade } from '@anxin/core/crisis/grade.ts'
import { useWords } from '../language.tsx'

interface Shape {
  readonly path: string
  readonly fill: string
  readonly line: string
  readonly ink: string
  readonly numeral: string
  readonly y: number
}

/** Shape, numeral and colour each tell the level alone. */
const shapes: Readonly<Record<Grade, Shape>> = {
  RED_E: {
    path: 'M7 1h8l6 6v8l-6 6H7l-6-6V7z',
    fill: '#A8241B',
    line: '#A8241B',
    ink: '#fff',
    numeral: '!',
    y: 16.2,
  },
  RED: {
    path: 'M11 .6 21.400 11 11 21.400.600 11z',
    fill: '#A8241B',
    line: '#A8241B',
    ink: '#fff',
    numeral: '1',
    y: 15.2,
  },
  ORANGE: {
    path: 'M11 1.800 21.200 20H.8z',
    fill: '#FBE9C8',
    line: '#74490A',
    ink: '#74490A',
    numeral: '2',
    y: 17.6,
  },
  YELLOW: {
    path: 'M11 1.800a9.200 9.200 0 1 1 0 18.400 9.200 9.200 0 0 1 0-18.400z',
    fill: '#E8F0F7',
    line: '#265A86',
    ink: '#265A86',
    numeral: '3',
    y: 15.2,
  },
}

/** The mark of an event's level. With `said` false its name stands beside it in words already. */
export function Glyph({ grade, size = 22, said = true }: { grade: Grade; size?: number; said?: boolean }) {
  const { crisis } = useWords()
  const shape = shapes[grade]
  const drawn = (
    <>
      <path d={shape.path} fill={shape.fill} stroke={shape.line} strokeWidth="1.4" strokeLinejoin="round" />
      <text x="11" y={shape.y} fill={shape.ink} fontSize="12" fontWeight="700" textAnchor="middle">
        {shape.numeral}
      </text>
    </>
  )
  const box = { className: 'glyph', width: size, height: size, viewBox: '0 0 22 22' }
  return said ? (
    <svg {...box} role="img" aria-label={crisis.grades[grade]}>
      {drawn}
    </svg>
  ) : (
    <svg {...box} aria-hidden="true">
      {drawn}
    </svg>
  )
}

/** The level in words with its mark, on its own ground. */
export function GradeTag({ grade }: { grade: Grade }) {
  const { crisis } = useWords()
  return (
    <span className={`tag level ${grade.toLowerCase()}`}>
      <Glyph grade={grade} size={14} said={false} />
      {crisis.grades[grade]}
    </span>
  )
}
