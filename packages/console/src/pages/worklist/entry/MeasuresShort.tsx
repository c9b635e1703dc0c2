import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../../parts/ask/doors.ts'
import { useWords } from '../../../parts/language.tsx'
import type { Series } from '../../../parts/show/trend/places.ts'
import { Trend } from '../../../parts/show/trend/Trend.tsx'
import type { Entry } from '../shapes.ts'

const drawable = (one: Series): boolean =>
  one.range !== null && one.points.some((point) => point.total !== null)
/** First what the judgement stands on, then scales with bands, then the longest past. */
const byWeight =
  (judgedBy: readonly string[]) =>
  (a: Series, b: Series): number =>
    Number(judgedBy.includes(b.instrument)) - Number(judgedBy.includes(a.instrument)) ||
    Number(b.bands.length > 0) - Number(a.bands.length > 0) ||
    b.points.length - a.points.length

/** The scale the judgement stands on over time, and the way to all of them. */
export function MeasuresShort({ entry }: { entry: Entry }) {
  const { residentId } = entry
  const judgedBy = (entry.decisions[0]?.evidence ?? [])
    .flatMap((line) => line.findings)
    .map(({ fact }) => fact.split('.')[0] ?? '')
  const { worklist, assessment } = useWords()
  const { entry: words } = worklist
  const { data } = useQuery({
    ...reading('GET /api/assessment/people/:id/measures', { id: residentId }),
    staleTime: 60_000,
  })
  const [first] = (data?.series ?? []).filter(drawable).sort(byWeight(judgedBy))
  return (
    <section className="measures-short">
      <h3>
        {words.measures}
        {first && (
          <span className="hint n">
            {first.title} · {assessment.measures.count(first.points.length)}
          </span>
        )}
        <Link className="link" to="/measures/$residentId" params={{ residentId }}>
          {words.measuresAll}
        </Link>
      </h3>
      {data && !first && <p className="hint">{words.measuresNone}</p>}
      {first && <Trend series={first} height={190} />}
    </section>
  )
}
