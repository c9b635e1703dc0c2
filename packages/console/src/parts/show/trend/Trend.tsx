import { useRef } from 'react'
import '../../../styles/care/trend.css'
import { useWords } from '../../language.tsx'
import { shortDay } from '../times.ts'
import { type Box, bandsInOrder, labelled, type Placed, placed, type Series } from './places.ts'
import { useWidth } from './width.ts'

const bandsWide = 136
const bandsNarrow = 84

/** A scale over time with its bands drawn and named, and reliable change marked by shape and word. */
export function Trend({ series, height = 220 }: { series: Series; height?: number }) {
  const { measures } = useWords().assessment
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const right = width - (width > 460 ? bandsWide : bandsNarrow)
  const box: Box = { left: 34, right, top: 26, bottom: height - 26 }
  const points = placed(series, box)
  return (
    <div className="trend" ref={frame} style={{ height }}>
      {width > 0 && series.range && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={measures.chart(series.title, points.length)}
        >
          <Bands series={series} box={box} />
          <polyline
            className="way"
            points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
          />
          <Dates points={points} box={box} />
          {points.map((one, at) => (
            <Mark key={one.point.responseId} one={one} box={box} isLast={at === points.length - 1} />
          ))}
        </svg>
      )}
    </div>
  )
}

function Bands({ series, box }: { series: Series; box: Box }) {
  const { measures } = useWords().assessment
  const { min, max } = series.range!
  const yOf = (total: number): number => box.bottom - ((total - min) / (max - min)) * (box.bottom - box.top)
  const bands = bandsInOrder(series)
  return (
    <>
      {bands.map((band) => {
        // a band reaches to where the next begins, so that no gap stands between whole numbers
        const next = bands.filter((one) => one.min > band.max).sort((a, b) => a.min - b.min)[0]
        const top = yOf(Math.min(max, next ? next.min : max))
        const bottom = yOf(Math.max(min, band.min))
        return (
          <g key={band.id}>
            <rect
              className={`band g${band.grade}`}
              x={box.left}
              y={top}
              width={Math.max(0, box.right - box.left)}
              height={Math.max(0, bottom - top)}
            />
            <text className="axis n" x={box.left - 8} y={bottom + 4} textAnchor="end">
              {band.min}
            </text>
            {bottom - top >= 12 && (
              <text className="band-name" x={box.right + 8} y={(top + bottom) / 2 + 4}>
                {measures.bands[band.label] ?? band.label}
              </text>
            )}
          </g>
        )
      })}
      <text className="axis n" x={box.left - 8} y={box.top + 4} textAnchor="end">
        {max}
      </text>
      <line className="ground" x1={box.left} x2={box.right} y1={box.bottom} y2={box.bottom} />
    </>
  )
}

function Dates({ points, box }: { points: readonly Placed[]; box: Box }) {
  const shown = labelled(points, 58)
  return points
    .filter((one) => shown.has(one))
    .map((one) => (
      <text key={one.point.responseId} className="axis n" x={one.x} y={box.bottom + 17} textAnchor="middle">
        {shortDay(one.point.at)}
      </text>
    ))
}

/** A circle for the person’s own answers, a square for somebody else’s; an arrow and a word for reliable change. */
function Mark({ one, box, isLast }: { one: Placed; box: Box; isLast: boolean }) {
  const { measures } = useWords().assessment
  const { point, total, x, y } = one
  const change = point.change?.reliable && point.change.direction !== 'same' ? point.change : null
  const tone = change ? ` ${change.direction}` : ''
  const proxy = point.mode === 'proxy'
  return (
    <g className={`mark${tone}${isLast ? ' last' : ''}`}>
      {proxy ? (
        <rect x={x - 5} y={y - 5} width="10" height="10" />
      ) : (
        <circle cx={x} cy={y} r={isLast ? 5.5 : 4.5} />
      )}
      <text className="total n" x={x} y={y - 11} textAnchor="middle">
        {total}
        {point.prorated && '*'}
      </text>
      {change && (
        <text
          className="change"
          x={x}
          // the line comes from below when the total rose: the word stands clear of it, and of the dates at the foot
          y={change.delta > 0 || y + 26 > box.bottom ? y - 26 : y + 22}
          textAnchor={x > box.right - 60 ? 'end' : x < box.left + 60 ? 'start' : 'middle'}
        >
          {change.delta > 0 ? '▲' : '▼'} {measures.change[change.direction as 'better' | 'worse']}
        </text>
      )}
    </g>
  )
}
