import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { ChildFirst } from './ChildFirst.tsx'
import { useCode } from './codes.ts'
import { DoneDialog } from './DoneDialog.tsx'
import { refresh, type Told } from './shapes.ts'

/** One record of telling: what, to whom, why, who decided, and what came of it. */
export function ToldCard({ told, head, children }: { told: Told; head?: ReactNode; children?: ReactNode }) {
  const { told: words, certainty, bases } = useWords().safeguard
  const code = useCode()
  return (
    <li className="panel owed" aria-label={words.to(code(told.receiver))}>
      <header>
        <b>{words.to(code(told.receiver))}</b>
        <span className="tag">{code(told.situation)}</span>
        <State told={told} />
        {head}
        <time className="n">{shortTime(told.doneAt ?? told.askedAt)}</time>
      </header>
      <blockquote>{told.words}</blockquote>
      <dl className="told-facts">
        <div>
          <dt>{words.reason}</dt>
          <dd>{told.reason}</dd>
        </div>
        <div>
          <dt>{words.basis}</dt>
          <dd>
            {bases[told.basis] ?? told.basis}
            <small>
              {' '}
              {certainty[told.certainty]} · {words.version(told.tableVersion)}
            </small>
          </dd>
        </div>
      </dl>
      {told.child && (
        <ChildFirst
          child={told.child}
          path="POST /api/safeguard/disclosures/:id/child-words"
          id={told.id}
          open={!told.dropped}
        />
      )}
      <Course told={told} />
      <footer className="acts">
        <Acts told={told} />
        {children}
      </footer>
    </li>
  )
}

function State({ told }: { told: Told }) {
  const { told: words } = useWords().safeguard
  if (told.dropped) return <span className="tag">{words.dropped}</span>
  if (told.consent) return <span className="tag">{words.people.one_consent}</span>
  if (told.imminent) return <span className="tag bad">{words.people.one_life}</span>
  return told.secondBy || told.doneBy ? null : <span className="tag warn">{words.waitSecond}</span>
}

/** Who did what, in order. */
function Course({ told }: { told: Told }) {
  const { told: words, ethics } = useWords().safeguard
  const code = useCode()
  const parts = [
    words.asked(told.askedBy),
    told.secondBy && words.second(told.secondBy),
    told.doneBy && words.done(told.doneBy, code(told.channel ?? ''), told.toName ?? ''),
    told.toldFirst ? words.first : words.notFirst,
    told.decidedBy && `${ethics.by(told.decidedBy)}：${code(told.decision ?? '')}`,
  ].filter(Boolean)
  return (
    <p className="course">
      {parts.join(' · ')}
      {told.decisionNote && <small>{told.decisionNote}</small>}
    </p>
  )
}

function Acts({ told }: { told: Told }) {
  const { told: words } = useWords().safeguard
  const say = useSay()
  const [doing, setDoing] = useState(false)
  const second = useAct('POST /api/safeguard/disclosures/:id/second', { refresh: [...refresh] })
  const drop = useAct('POST /api/safeguard/disclosures/:id/drop', { refresh: [...refresh] })
  const may = new Set(told.may)
  const asked = { params: { id: told.id }, body: {} }
  return (
    <>
      {may.has('drop') && (
        <Button loading={drop.isPending} onClick={() => drop.mutate(asked, { onError: say.no })}>
          {words.dropAct}
        </Button>
      )}
      {may.has('second') && (
        <Button
          type="primary"
          loading={second.isPending}
          onClick={() => second.mutate(asked, { onError: say.no })}
        >
          {words.secondAct}
        </Button>
      )}
      {may.has('do') && (
        <Button type="primary" onClick={() => setDoing(true)}>
          {words.doAct}
        </Button>
      )}
      {doing && <DoneDialog told={told} close={() => setDoing(false)} />}
    </>
  )
}
