import { useWords } from '../../../parts/language.tsx'
import type { Walker } from '../shapes.ts'

const box = { width: 448, height: 132, left: 26, right: 428, top: 18, bottom: 104 } as const
const numbers = [1, 2, 3, 4, 5] as const
const most = 10
const xOf = (session: number): number => box.left + 20 + ((session - 1) * (box.right - box.left - 40)) / 4
const yOf = (value: number): number => box.bottom - (value / most) * (box.bottom - box.top)

/** How heavy the own problem was in each session; lower is lighter. */
export function ProblemLine({ sessions }: { sessions: Walker['sessions'] }) {
  const { walk: words } = useWords().selfhelp
  const points = sessions.flatMap((one) =>
    one.problem === null ? [] : [{ session: one.number, value: one.problem }],
  )
  if (points.length === 0) return <p className="hint">{words.lineNone}</p>
  const said = words.lineSaid(points.map(({ session, value }) => words.point(session, value)).join('，'))
  return (
    <svg className="problem-line" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={said}>
      {[0, 5, 10].map((value) => (
        <g key={value}>
          <line className="rule" x1={box.left} x2={box.right} y1={yOf(value)} y2={yOf(value)} />
          <text className="scale" x={box.left - 8} y={yOf(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {numbers.map((number) => (
        <text key={number} className="scale" x={xOf(number)} y={box.bottom + 20} textAnchor="middle">
          {words.session(number)}
        </text>
      ))}
      <polyline
        className="way"
        points={points.map(({ session, value }) => `${xOf(session)},${yOf(value)}`).join(' ')}
      />
      {points.map(({ session, value }) => (
        <g key={session}>
          <circle cx={xOf(session)} cy={yOf(value)} r="4.500" />
          <text className="value" x={xOf(session)} y={yOf(value) - 9} textAnchor="middle">
            {value}
          </text>
        </g>
      ))}
    </svg>
  )
}
