import type { Reply } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'

type Record = Reply<'GET /api/record/cases/:id'>
type Outcome = Record['outcomes'][number]
const tones: Readonly<globalThis.Record<Outcome['outcome'], string>> = {
  recovered: 'good',
  improved: 'good',
  same: 'warn',
  deteriorated: 'bad',
  unknown: '',
}

/** How each scale moved since the case was opened, as the published definitions say it. */
export function Outcomes({ record }: { record: Record }) {
  const { record: words, casework } = useWords()
  return (
    <div className="case-outcomes">
      {record.offTrack && <p className="case-warning">{words.offTrack}</p>}
      {record.outcomes.length === 0 && <p className="hint">{words.noOutcomes}</p>}
      {record.outcomes.map((one) => (
        <div key={one.instrument} className="panel">
          <p>
            <b>{one.title}</b>
            <span className={`tag ${tones[one.outcome]}`}>{casework.closing.outcomes[one.outcome]}</span>
          </p>
          <Line one={one} />
          <p className="hint n">
            {words.line(one.first.total, one.last.total)}
            {one.needed !== null && ` · ${words.needed(one.needed)}`}
          </p>
        </div>
      ))}
    </div>
  )
}

const box = { width: 260, height: 72, left: 6, right: 254, top: 8, bottom: 64 }

/** A small line, with the caseness line where the scale has one. */
function Line({ one }: { one: Outcome }) {
  const { record: words } = useWords()
  const span = one.max - one.min || 1
  const y = (total: number): number => box.bottom - ((total - one.min) / span) * (box.bottom - box.top)
  const x = (at: number): number =>
    one.points.length === 1
      ? (box.left + box.right) / 2
      : box.left + (at / (one.points.length - 1)) * (box.right - box.left)
  const places = one.points.map((point, at) => ({ x: x(at), y: y(point.total) }))
  const last = places.at(-1)
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={`${one.title} ${words.line(one.first.total, one.last.total)}`}
    >
      {one.caseness !== null && (
        <line className="caseness" x1={0} x2={box.width} y1={y(one.caseness)} y2={y(one.caseness)} />
      )}
      <polyline points={places.map((at) => `${at.x.toFixed(1)},${at.y.toFixed(1)}`).join(' ')} />
      {last && <circle cx={last.x} cy={last.y} r="4.5" />}
    </svg>
  )
}
