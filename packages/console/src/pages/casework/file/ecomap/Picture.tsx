import {
  type Ecomap,
  isPlace,
  layEcomap,
  type Placed,
  type Tie,
  zigzag,
} from '@anxin/core/casework/ecomap.ts'
import { useId } from 'react'
import { useWords } from '../../../../parts/language.tsx'

/** Characters as wide as they are: a Chinese one takes the room of two. */
function shortened(text: string, room = 12): string {
  let left = room
  let shown = ''
  for (const letter of text) {
    left -= /[\u2e80-\uffef]/.test(letter) ? 2 : 1
    if (left < 0) return `${shown}…`
    shown += letter
  }
  return shown
}

type Point = Placed['from']
const points = (all: readonly Point[]): string =>
  all.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')

/** How two are bound: thick is strong; straight carries, to and fro strains, both is both, and two bars cut it. */
export function Bond({
  from,
  to,
  way,
  strength,
}: Pick<Placed, 'from' | 'to'> & Pick<Tie, 'way' | 'strength'>) {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const bar = (shift: number): readonly Point[] => {
    const at = { x: middle.x + ux * shift, y: middle.y + uy * shift }
    return [
      { x: at.x - uy * 8 + ux * 3, y: at.y + ux * 8 + uy * 3 },
      { x: at.x + uy * 8 - ux * 3, y: at.y - ux * 8 - uy * 3 },
    ]
  }
  return (
    <g className="bond" data-way={way} data-strength={strength}>
      {way !== 'strain' && <polyline className="straight" points={points([from, to])} />}
      {(way === 'strain' || way === 'mixed') && (
        <polyline className="jagged" points={points(zigzag(from, to))} />
      )}
      {way === 'broken' && (
        <>
          <polyline className="cut" points={points(bar(-4))} />
          <polyline className="cut" points={points(bar(4))} />
        </>
      )}
    </g>
  )
}

function Box({ map, placed: { tie, at } }: { map: Ecomap; placed: Placed }) {
  const { width, height } = map.box
  return (
    <g className="who" data-kind={isPlace(tie.kind) ? 'place' : 'person'}>
      <rect
        x={at.x - width / 2}
        y={at.y - height / 2}
        width={width}
        height={height}
        rx={isPlace(tie.kind) ? 4 : height / 2}
      />
      <text x={at.x} y={tie.relation ? at.y - 2 : at.y + 5}>
        {shortened(tie.name)}
      </text>
      {tie.relation && (
        <text className="relation" x={at.x} y={at.y + 15}>
          {shortened(tie.relation, 13)}
        </text>
      )}
    </g>
  )
}

interface Given {
  readonly name: string
  readonly ties: readonly Tie[]
  /** The table that says the same in words. */
  readonly table: string
}
/** The ecomap as it is drawn. Everything in it stands in the table below as well. */
export function Picture({ name, ties, table }: Given) {
  const { ecomap: words } = useWords().casework
  const id = useId()
  const map = layEcomap(ties)
  const { middle, home } = map
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the paper is wider than the page, and keys scroll it too
    <section className="ecomap-paper" aria-label={words.title} tabIndex={0}>
      <svg
        viewBox={`0 0 ${map.width} ${map.height}`}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={table}
      >
        <title id={`${id}-title`}>{words.picture(name, ties.length)}</title>
        {home && (
          <>
            <ellipse className="home" cx={middle.x} cy={middle.y} rx={home.rx} ry={home.ry} />
            <text className="home-word" x={middle.x} y={middle.y + home.ry - 8}>
              {words.home}
            </text>
          </>
        )}
        {map.placed.map(({ tie, from, to }) => (
          <Bond key={tie.id} from={from} to={to} way={tie.way} strength={tie.strength} />
        ))}
        {map.placed.map((placed) => (
          <Box key={placed.tie.id} map={map} placed={placed} />
        ))}
        <circle className="self" cx={middle.x} cy={middle.y} r={map.radius} />
        <text className="self-word" x={middle.x} y={middle.y + 6}>
          {shortened(name, 10)}
        </text>
      </svg>
    </section>
  )
}
