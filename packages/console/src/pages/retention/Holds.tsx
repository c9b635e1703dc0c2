import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { queryClient, type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { ReasonDialog } from '../../parts/fill/ReasonDialog.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { isoDay } from '../../parts/show/times.ts'
import type { Hold } from './shapes.ts'

const keep = (reply: Reply<'GET /api/retention/holds'>): void => {
  queryClient.setQueryData(reading('GET /api/retention/holds').queryKey, reply)
}

/** What is kept beyond its term, why, and by whom; by number, without names. */
export function Holds() {
  const { retention: words } = useWords()
  const me = useMe()
  const keeper = mayEnter(me, 'retentionHolding')
  const query = useQuery({ ...reading('GET /api/retention/holds'), enabled: mayEnter(me, 'retention') })
  const [placing, setPlacing] = useState(false)
  const [releasing, setReleasing] = useState<Hold>()
  return (
    <section className="panel holds" aria-label={words.holds}>
      <header>
        <h2>{words.holds}</h2>
        {keeper && <Button onClick={() => setPlacing(true)}>{words.place}</Button>}
      </header>
      <p className="hint">{words.holdsAbout}</p>
      <Shown query={query} lines={2}>
        {({ holds }) =>
          holds.length === 0 ? (
            <p className="none">{words.noHolds}</p>
          ) : (
            <ul className="lines">
              {holds.map((hold) => (
                <OneHold key={hold.id} hold={hold} release={keeper ? () => setReleasing(hold) : undefined} />
              ))}
            </ul>
          )
        }
      </Shown>
      {placing && <PlaceHold close={() => setPlacing(false)} />}
      {releasing && <Release hold={releasing} close={() => setReleasing(undefined)} />}
    </section>
  )
}

function OneHold({ hold, release }: { hold: Hold; release: (() => void) | undefined }) {
  const { retention: words } = useWords()
  const stands = hold.releasedAt === null
  return (
    <li>
      <div>
        <b className="n">{words.found[hold.foundBy](hold.number)}</b>{' '}
        <span className={stands ? 'tag lamp' : 'tag'}>{stands ? words.standing : words.over}</span>
        <p>{hold.reason}</p>
        <small className="n">{words.placedBy(hold.by, isoDay(hold.at))}</small>
        {hold.releasedBy !== null && (
          <>
            <p>{hold.releaseReason}</p>
            <small className="n">{words.releasedBy(hold.releasedBy, isoDay(hold.releasedAt ?? ''))}</small>
          </>
        )}
      </div>
      {stands &&
        release &&
        (hold.mayRelease ? (
          <Button size="small" onClick={release}>
            {words.release}
          </Button>
        ) : (
          <small>{words.another}</small>
        ))}
    </li>
  )
}

function PlaceHold({ close }: { close: () => void }) {
  const { retention: words } = useWords()
  const say = useSay()
  const [id] = useState(() => crypto.randomUUID())
  const [foundBy, setFoundBy] = useState<Hold['foundBy']>('case')
  const [number, setNumber] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const act = useAct('POST /api/retention/holds', {
    done: (reply) => {
      keep(reply)
      say.yes(words.placed)
      close()
    },
  })
  return (
    <ActDialog
      title={words.place}
      about={words.placeAbout}
      yes={words.place}
      ready={number !== null && reason.trim().length >= 4}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => {
        if (number !== null) act.mutate({ body: { id, foundBy, number, reason: reason.trim() } })
      }}
    >
      <Choice
        label={words.by}
        value={foundBy}
        options={[
          { value: 'case', label: words.byCase },
          { value: 'alert', label: words.byAlert },
        ]}
        choose={setFoundBy}
      />
      <Field label={words.number}>
        <InputNumber min={1} precision={0} value={number} onChange={setNumber} />
      </Field>
      <Field label={words.reason} hint={words.reasonHint}>
        <Writing value={reason} write={setReason} most={500} rows={3} />
      </Field>
    </ActDialog>
  )
}

function Release({ hold, close }: { hold: Hold; close: () => void }) {
  const { retention: words } = useWords()
  const say = useSay()
  const act = useAct('POST /api/retention/holds/:id/release', {
    done: (reply) => {
      keep(reply)
      say.yes(words.released)
    },
  })
  return (
    <ReasonDialog
      keep={`retention.${hold.id}`}
      title={words.releaseOf(words.found[hold.foundBy](hold.number))}
      about={words.releaseAbout}
      label={words.reason}
      yes={words.release}
      danger
      close={close}
      act={{
        isPending: act.isPending,
        error: act.error,
        send: (reason, done) =>
          act.mutate({ params: { id: hold.id }, body: { reason } }, { onSuccess: done }),
      }}
    />
  )
}
