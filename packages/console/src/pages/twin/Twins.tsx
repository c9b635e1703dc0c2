import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import '../../styles/care/twin.css'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { Failed } from '../../parts/show/States.tsx'
import { shortDay } from '../../parts/show/times.ts'
import { refresh } from '../casework/shapes.ts'

type Found = Reply<'GET /api/twin/cases/:id'>
const twinRefresh = ['GET /api/twin/cases/:id', ...refresh] as const

/** Beside a case: the other cases of the same person, and the question who leads where two are in work. */
export function Twins({ caseId }: { caseId: string }) {
  const { twin: words, casework } = useWords()
  const { data } = useQuery({ ...reading('GET /api/twin/cases/:id', { id: caseId }), staleTime: 30_000 })
  if (!data || data.cases.length === 0) return null
  return (
    <section aria-label={words.title}>
      {data.toAgree && <Agree caseId={caseId} asked={data.toAgree} />}
      <h3>{words.title}</h3>
      <ul className="case-side">
        {data.cases.map((one) => (
          <li key={one.id}>
            <span>
              {one.mayRead ? (
                <Link to="/cases/$caseId" params={{ caseId: one.id }} className="link">
                  {words.line(one.number, one.leadName)}
                </Link>
              ) : (
                words.line(one.number, one.leadName)
              )}
              <small className="n">
                {[words.since(shortDay(one.openedAt)), one.name && words.under(one.name)]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <span className="tag">{casework.states[one.state]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Agree({ caseId, asked }: { caseId: string; asked: NonNullable<Found['toAgree']> }) {
  const { agree: words } = useWords().twin
  const act = useAct('POST /api/twin/cases/:id/lead', { refresh: twinRefresh })
  const { here, there, saidHere, saidThere } = asked
  const nameOf = (staffId: string): string => (staffId === here.staffId ? here.name : there.name)
  return (
    <fieldset className="case-agree">
      <legend>{words.title}</legend>
      <p className="hint">{words.about}</p>
      <p className="said" role="status">
        {saidHere ? words.said(nameOf(saidHere)) : words.unsaid}
        {' · '}
        {saidThere ? words.theySaid(nameOf(saidThere)) : words.waiting}
      </p>
      {asked.maySay && (
        <div className="acts">
          {[here, there].map(({ staffId, name }) => (
            <Button
              key={staffId}
              size="small"
              type={saidHere === staffId ? 'primary' : 'default'}
              aria-pressed={saidHere === staffId}
              loading={act.isPending && act.variables?.body?.staffId === staffId}
              onClick={() => act.mutate({ params: { id: caseId }, body: { staffId } })}
            >
              {words.by(name)}
            </Button>
          ))}
        </div>
      )}
      {act.error && <Failed error={act.error} />}
    </fieldset>
  )
}
