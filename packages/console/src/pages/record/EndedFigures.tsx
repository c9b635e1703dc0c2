import { useQuery } from '@tanstack/react-query'
import { type Reply, reading } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { HeadRow } from '../../parts/show/HeadRow.tsx'
import { Shown } from '../../parts/show/States.tsx'

type Group = Reply<'GET /api/record/outcomes'>['groups'][number]
const heads = ['group', 'ended', 'completed', 'improved', 'recovered', 'deteriorated', 'wait'] as const

/** How cases of the year ended, all together and by group; below ten it says only that. */
export function EndedFigures() {
  const { ended: words } = useWords().record
  const query = useQuery({ ...reading('GET /api/record/outcomes'), staleTime: 300_000 })
  return (
    <section className="panel case-table case-ended-figures" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="hint">{words.about}</p>
      <Shown query={query} lines={3}>
        {({ groups }) =>
          groups.every(({ ended }) => ended === null) ? (
            <p>{words.tooFew}</p>
          ) : (
            <table>
              <HeadRow names={heads.map((name) => words.head[name])} />
              <tbody>
                {groups.map((group) => (
                  <Line key={group.population ?? 'all'} group={group} />
                ))}
              </tbody>
            </table>
          )
        }
      </Shown>
    </section>
  )
}

function Line({ group }: { group: Group }) {
  const { record, assessment } = useWords()
  const { ended: words } = record
  const percent = (value: number | null): string => (value === null ? '—' : `${value}%`)
  return (
    <tr>
      <td>
        <b>{group.population === null ? words.all : assessment.populations[group.population]}</b>
      </td>
      <td data-of={words.head.ended} className="n">
        {group.ended ?? words.few}
      </td>
      <td data-of={words.head.completed} className="n">
        {percent(group.completed)}
      </td>
      <td data-of={words.head.improved} className="n">
        {percent(group.improved)}
        {group.measured !== null && <small>{words.of(group.measured)}</small>}
      </td>
      <td data-of={words.head.recovered} className="n">
        {percent(group.recovered)}
      </td>
      <td data-of={words.head.deteriorated} className="n">
        {percent(group.deteriorated)}
      </td>
      <td data-of={words.head.wait} className="n">
        {group.waitDays === null ? '—' : words.days(group.waitDays)}
      </td>
    </tr>
  )
}
