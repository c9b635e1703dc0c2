import { useWords } from '../../../parts/language.tsx'
import type { Figures } from '../shapes.ts'
import { Num, percent } from './figure.tsx'

const tiles = ['talks', 'dropOff', 'thumbsUp', 'asked', 'inTime', 'estimateError'] as const
type TileName = (typeof tiles)[number]

/** Twelve weeks in six numbers. */
export function Tiles({ whole }: { whole: Figures }) {
  const { board: words } = useWords().quality
  const about: Partial<Record<TileName, string>> = words.aboutOf
  const said: Partial<Record<TileName, (n: number) => string>> = {
    dropOff: percent,
    thumbsUp: percent,
    inTime: percent,
    estimateError: words.minutes,
  }
  return (
    <section aria-labelledby="quality-whole">
      <h2 id="quality-whole">
        {words.whole} <small>{words.kept}</small>
      </h2>
      <dl className="tiles">
        {tiles.map((name) => (
          <div className="panel" key={name}>
            <dt>{words.names[name]}</dt>
            <dd className="n">
              <Num value={whole[name]} {...(said[name] ? { said: said[name] } : {})} />
            </dd>
            <dd className="hint">{about[name]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
