import { Button } from 'antd'
import { useAct } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { type Cutoffs, movedLines } from './draft.ts'
import { MovedList } from './Moved.tsx'

/** A proposed change: what it changes, whom it would move, and the answer of the second person. */
export function Waiting({
  cutoffs,
  waiting,
}: {
  cutoffs: Cutoffs
  waiting: NonNullable<Cutoffs['waiting']>
}) {
  const { thresholds: words, facts } = useWords().worklist
  const me = useMe()
  const say = useSay()
  const act = useAct('POST /api/worklist/thresholds/:id/answer', {
    refresh: ['GET /api/worklist/thresholds'],
  })
  const answer = (agree: boolean): void =>
    act.mutate(
      { params: { id: waiting.id }, body: { agree } },
      { onError: say.no, onSuccess: () => say.yes(agree ? words.agreed : words.refused) },
    )
  const may = !waiting.mine && mayEnter(me, 'rulesAnswering')
  return (
    <section className="panel proposal" aria-label={words.waitingTitle}>
      <h2>
        <Icon name="people" size={18} />
        {words.waitingTitle}
        <small>{words.waitingBy(waiting.by)}</small>
      </h2>
      <p className="quoted">{waiting.reason}</p>
      <ul className="changed-lines">
        {movedLines(cutoffs, waiting).map(({ row, min, max }) => (
          <li key={row.line} className="n">
            <b>{row.rule}</b> {facts.instruments[row.fact.split('.')[0] ?? ''] ?? row.line}
            <span>{words.range(row.min, row.max)}</span>
            <Icon name="right" size={14} />
            <b>{words.range(min, max)}</b>
          </li>
        ))}
      </ul>
      <MovedList moved={waiting.moved} none={words.previewNone} />
      {waiting.mine && <p className="hint">{words.waitingMine}</p>}
      {may && (
        <div className="acts">
          <Button disabled={act.isPending} onClick={() => answer(false)}>
            {words.refuse}
          </Button>
          <Button type="primary" loading={act.isPending} onClick={() => answer(true)}>
            {words.agree}
          </Button>
        </div>
      )}
    </section>
  )
}
