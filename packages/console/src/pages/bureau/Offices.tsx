import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import '../../styles/care/referral.css'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { PassTabs } from '../referral/PassTabs.tsx'
import { Doors } from './Doors.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { afterWrite, type Sent } from './shapes.ts'

/** Offices that send people, and the people they sent: those nobody has taken, and one’s own. */
export function Offices() {
  const { bureau: words } = useWords()
  const me = useMe()
  const [linking, setLinking] = useState(false)
  const takes = mayEnter(me, 'bureauTaking')
  return (
    <Page
      gate="bureau"
      title={words.title}
      about={words.about}
      acts={takes && <Button onClick={() => setLinking(true)}>{words.link}</Button>}
    >
      <PassTabs />
      <div className="letter-cols">
        <div className="stack">{takes && <People />}</div>
        <div className="stack">
          <Doors />
        </div>
      </div>
      {linking && <LinkDialog close={() => setLinking(false)} />}
    </Page>
  )
}

function People() {
  const { bureau: words } = useWords()
  const query = useQuery({ ...reading('GET /api/bureau/incoming'), refetchInterval: 30_000 })
  return (
    <section aria-label={words.people}>
      <Shown query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <ul className="letters">
              {rows.map((row) => (
                <OneRow key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  )
}

function OneRow({ row }: { row: Sent }) {
  const { bureau: words } = useWords()
  const take = useAct('POST /api/bureau/incoming/:id/take', { refresh: afterWrite })
  const send = (yes: boolean): void => take.mutate({ params: { id: row.id }, body: { take: yes } })
  return (
    <li className="panel" data-sent={row.number}>
      <div>
        <p className="tags">
          <b>{row.name}</b>
          <span className="tag">{words.states[row.state]}</span>
          {row.state === 'taken' && (
            <span className={row.signed ? 'tag good' : 'tag warn'}>
              {row.signed ? words.signed : words.unsigned}
            </span>
          )}
          {row.late && <span className="tag bad">{words.late}</span>}
        </p>
        <p className="hint n">
          {row.number} · {words.from(row.from)}
          {row.state === 'taken' && ` · ${words.shown(row.shown)}`}
        </p>
        {row.state === 'new' && (
          <p>
            {words.asked}：{row.asked}
            <br />
            <span className="hint n">
              {words.worker} {row.worker} {row.workerPhone}
            </span>
          </p>
        )}
        <RefusalLine error={take.error} />
      </div>
      {row.state === 'new' ? (
        <>
          <span className={row.late ? 'n bad-text' : 'n'}>{words.by(shortTime(row.dueAt))}</span>
          <div className="letter-acts">
            <Button type="primary" loading={take.isPending} onClick={() => send(true)}>
              {words.take}
            </Button>
            <Button disabled={take.isPending} onClick={() => send(false)}>
              {words.refuse}
            </Button>
          </div>
        </>
      ) : (
        <Link
          className="link"
          to="/bureau/$incomingId"
          params={{ incomingId: row.id }}
          aria-label={`${words.open} ${row.number}`}
        >
          {words.open}
        </Link>
      )}
    </li>
  )
}
