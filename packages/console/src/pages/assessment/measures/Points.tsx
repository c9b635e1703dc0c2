import { Button } from 'antd'
import { useWords } from '../../../parts/language.tsx'
import { fullTime } from '../../../parts/show/times.ts'
import type { Point, Series } from '../../../parts/show/trend/places.ts'

/** Every result of a scale in words, newest first: what the drawing says, for those who do not see it. */
export function Points({ series, open }: { series: Series; open: (responseId: string) => void }) {
  const { worklist, assessment, act } = useWords()
  const { measures: words } = assessment
  return (
    <div className="sheet">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.date}</th>
            <th scope="col">{words.total}</th>
            <th scope="col">{words.band}</th>
            <th scope="col">{words.changeHead}</th>
            <th scope="col">{words.how}</th>
            <th scope="col">{words.flags}</th>
            <th scope="col">
              <span className="unseen">{act.acts}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...series.points].reverse().map((point) => (
            <tr key={point.responseId}>
              <td className="n nowrap">{fullTime(point.at).slice(0, 16)}</td>
              <td className="n">
                {point.total === null ? <span className="hint">{words.invalid}</span> : <b>{point.total}</b>}
              </td>
              <td>
                {point.bandLabel && (words.bands[point.bandLabel] ?? point.bandLabel)}
                {point.positive && <em className="tag warn">{words.positive}</em>}
              </td>
              <td>
                <Change point={point} first={point === series.points[0]} />
              </td>
              <td className="nowrap">
                <span className={point.mode === 'proxy' ? 'tag warn' : ''}>{worklist.modes[point.mode]}</span>
              </td>
              <td>
                <span className="tags">
                  {point.prorated && <em className="tag">{words.prorated} *</em>}
                  {point.flags.map((flag) => (
                    <em className="tag" key={flag}>
                      {words.flag[flag] ?? flag}
                    </em>
                  ))}
                </span>
              </td>
              <td className="act">
                <Button size="small" onClick={() => open(point.responseId)}>
                  {words.answers}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Change({ point, first }: { point: Point; first: boolean }) {
  const { measures: words } = useWords().assessment
  const { change } = point
  if (!change) return <span className="hint">{first ? words.first : ''}</span>
  const reliable = change.reliable === true && change.direction !== 'same'
  return (
    <span className={reliable ? `moved ${change.direction}` : 'moved'}>
      <b className="n">{words.delta(change.delta)}</b>{' '}
      {reliable ? words.change[change.direction as 'better' | 'worse'] : words.changeSmall}
      {change.significant && <em className="tag">{words.significant}</em>}
    </span>
  )
}
