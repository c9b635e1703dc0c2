import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../../parts/ask/doors.ts'
import { useWords } from '../../../parts/language.tsx'
import type { Series } from '../../../parts/show/trend/places.ts'
import { Trend } from '../../../parts/show/trend/Trend.tsx'

const drawable = (one: Series): boolean =>
  one.range !== null && one.points.some((point) => point.total !== null)
/** The scale with the longest past first; of two, the one filled in last. */
const byPast = (a: Series, b: Series): number =>
  b.points.length - a.points.length || (b.points.at(-1)?.at ?? '').localeCompare(a.points.at(-1)?.at ?? '')

/** The scale that says most over time, and the way to all of them. */
export function MeasuresShort({ residentId }: { residentId: string }) {
  const { worklist, assessment } = useWords()
  const { entry: words } = worklist
  const { data } = useQuery({
    ...reading('GET /api/assessment/people/:id/measures', { id: residentId }),
    staleTime: 60_000,
  })
  const [first] = (data?.series ?? []).filter(drawable).sort(byPast)
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
