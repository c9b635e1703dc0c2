import { Button, Popconfirm } from 'antd'
import { useAct } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { shortTime } from '../../parts/show/times.ts'
import type { SurgeShown } from './Surge.tsx'

const refresh = ['GET /api/surge/all' as const]

/** When the people of an event are asked again; an event that nobody follows up says so to whoever may begin it. */
export function Cohort({ surge, keeper }: { surge: SurgeShown; keeper: boolean }) {
  const { surge: words } = useWords()
  const say = useSay()
  const begin = useAct('POST /api/surge/switches/:id/cohort', {
    refresh,
    done: () => say.yes(words.cohort.begun),
  })
  const end = useAct('POST /api/surge/switches/:id/cohort/end', {
    refresh,
    done: () => say.yes(words.cohort.ended),
  })
  const { waves } = surge
  const goesOn = waves.some((one) => one.state === 'due')
  if (waves.length === 0 && !keeper) return null
  const at = { params: { id: surge.id } }
  return (
    <section className="panel" aria-label={words.cohort.title(surge.why)}>
      <h2>{words.cohort.title(surge.why)}</h2>
      <p className="hint">{words.cohort.about(surge.unitName)}</p>
      {waves.length > 0 && (
        <ul className="lines">
          {waves.map((one) => (
            <li key={one.months}>
              <span>{words.cohort.wave(one.months)}</span>
              <span className="n">
                {shortTime(one.dueAt)} · {words.cohort.states[one.state](one.people)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {keeper &&
        (goesOn ? (
          <Popconfirm
            title={words.cohort.end}
            description={words.cohort.endAsk}
            okText={words.cohort.end}
            onConfirm={() => end.mutate(at, { onError: say.no })}
          >
            <Button loading={end.isPending}>{words.cohort.end}</Button>
          </Popconfirm>
        ) : (
          <Popconfirm
            title={words.cohort.begin}
            description={words.cohort.beginAsk}
            okText={words.cohort.begin}
            onConfirm={() => begin.mutate(at, { onError: say.no })}
          >
            <Button loading={begin.isPending}>{words.cohort.begin}</Button>
          </Popconfirm>
        ))}
    </section>
  )
}
