import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { ReasonDialog } from '../../parts/fill/ReasonDialog.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { CallDialog } from './CallDialog.tsx'
import { ChildFirst } from './ChildFirst.tsx'
import { useCode } from './codes.ts'
import { StartDialog } from './StartDialog.tsx'
import { type Owed, refresh } from './shapes.ts'

/** One report owed for a child: where it stands, the calls, and what comes next. */
export function OwedCard({ owed, linked = true }: { owed: Owed; linked?: boolean }) {
  const { children: words } = useWords().safeguard
  const code = useCode()
  const by = [
    owed.startedBy && words.startedBy(owed.startedBy),
    owed.confirmedBy && words.confirmedBy(owed.confirmedBy),
    owed.completedBy && words.completedBy(owed.completedBy),
    owed.droppedBy && words.droppedBy(owed.droppedBy),
  ].filter(Boolean)
  const at = owed.completedAt ?? owed.confirmedAt ?? owed.startedAt ?? owed.proposedAt
  return (
    <li className="panel owed" aria-label={owed.personName ?? words.reports}>
      <header>
        <b>{owed.personName ?? owed.eventNumber}</b>
        <span className={owed.state === 'proposed' || owed.state === 'started' ? 'tag warn' : 'tag'}>
          {words.states[owed.state]}
        </span>
        {owed.kind && <span className="tag">{code(owed.kind)}</span>}
        {owed.atHome && <span className="tag bad">{words.atHome}</span>}
        {owed.guardianClosed && <span className="tag">{words.closed}</span>}
        {at && <time className="n">{shortTime(at)}</time>}
      </header>
      {owed.facts ? <blockquote>{owed.facts}</blockquote> : <p className="hint">{words.proposed}</p>}
      {owed.child && owed.state !== 'proposed' && (
        <ChildFirst
          child={owed.child}
          path="POST /api/safeguard/mandatory-reports/:id/child-words"
          id={owed.id}
          open={owed.state !== 'dropped'}
        />
      )}
      <Calls owed={owed} />
      {owed.summary && <p>{owed.summary}</p>}
      {owed.dropReason && <p className="hint">{owed.dropReason}</p>}
      {by.length > 0 && <p className="course">{by.join(' · ')}</p>}
      <footer className="acts">
        {linked && owed.eventId && (
          <Link to="/events/$eventId" params={{ eventId: owed.eventId }} className="link">
            {owed.eventNumber}
          </Link>
        )}
        <Acts owed={owed} />
      </footer>
    </li>
  )
}

function Calls({ owed }: { owed: Owed }) {
  const { children: words } = useWords().safeguard
  const code = useCode()
  if (owed.state === 'proposed' || owed.state === 'dropped') return null
  if (owed.calls.length === 0) return <p className="hint">{words.callsNone}</p>
  return (
    <ol className="calls" aria-label={words.calls}>
      {owed.calls.map((call) => (
        <li key={call.id}>
          <time className="n">{shortTime(call.at)}</time>
          <span>
            <b>
              {code(call.place)}{' '}
              {!code(call.place).includes(call.number) && <span className="n">{call.number}</span>}
            </b>{' '}
            {code(call.outcome)}
            {[call.receiver, call.receipt, call.note].filter(Boolean).map((text) => ` · ${text}`)}
          </span>
          <small>{call.by}</small>
        </li>
      ))}
    </ol>
  )
}

type Asking = 'start' | 'call' | 'complete' | 'drop'

function Acts({ owed }: { owed: Owed }) {
  const { children: words } = useWords().safeguard
  const say = useSay()
  const [asking, setAsking] = useState<Asking>()
  const close = (): void => setAsking(undefined)
  const may = new Set(owed.may)
  const params = { id: owed.id }
  const confirm = useAct('POST /api/safeguard/mandatory-reports/:id/confirmation', { refresh: [...refresh] })
  return (
    <>
      {may.has('drop') && <Button onClick={() => setAsking('drop')}>{words.drop}</Button>}
      {may.has('call') && <Button onClick={() => setAsking('call')}>{words.call}</Button>}
      {may.has('start') && (
        <Button type="primary" onClick={() => setAsking('start')}>
          {words.start}
        </Button>
      )}
      {may.has('confirm') && (
        <Button
          type="primary"
          loading={confirm.isPending}
          onClick={() =>
            confirm.mutate(
              { params, body: {} },
              { onError: say.no, onSuccess: () => say.yes(words.confirmed) },
            )
          }
        >
          {words.confirm}
        </Button>
      )}
      {may.has('complete') && (
        <Button type="primary" onClick={() => setAsking('complete')}>
          {words.complete}
        </Button>
      )}
      {asking === 'start' && owed.eventId && (
        <StartDialog eventId={owed.eventId} atHome={owed.atHome} close={close} />
      )}
      {asking === 'call' && <CallDialog owed={owed} close={close} />}
      {asking === 'complete' && <Complete owed={owed} close={close} />}
      {asking === 'drop' && <Drop owed={owed} close={close} />}
    </>
  )
}

function Complete({ owed, close }: { owed: Owed; close: () => void }) {
  const { children: words } = useWords().safeguard
  const act = useAct('POST /api/safeguard/mandatory-reports/:id/completion', { refresh: [...refresh] })
  return (
    <ReasonDialog
      keep={`complete.${owed.id}`}
      title={words.complete}
      about={words.completeAbout}
      label={words.summary}
      yes={words.complete}
      act={{
        ...act,
        send: (summary, done) =>
          act.mutate({ params: { id: owed.id }, body: { summary } }, { onSuccess: done }),
      }}
      close={close}
    />
  )
}

function Drop({ owed, close }: { owed: Owed; close: () => void }) {
  const { children: words } = useWords().safeguard
  const act = useAct('POST /api/safeguard/mandatory-reports/:id/drop', { refresh: [...refresh] })
  return (
    <ReasonDialog
      keep={`drop.${owed.id}`}
      title={words.drop}
      label={words.dropReason}
      yes={words.drop}
      act={{
        ...act,
        send: (reason, done) =>
          act.mutate({ params: { id: owed.id }, body: { reason } }, { onSuccess: done }),
      }}
      close={close}
    />
  )
}
