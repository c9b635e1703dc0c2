import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import '../../styles/care/referral.css'
import { reading } from '../../parts/ask/doors.ts'
import { eachOnce, usePages } from '../../parts/ask/pages.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { ColourMark } from '../../parts/show/ColourMark.tsx'
import { More } from '../../parts/show/More.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Failed, Nothing, Shown, Waiting } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { Figures, GlassDialog, Reviews } from './Aside.tsx'
import { ParcelDialog } from './ParcelDialog.tsx'
import { PassTabs } from './PassTabs.tsx'
import { StartDialog } from './StartDialog.tsx'
import type { Row } from './shapes.ts'

type View = 'out' | 'in' | 'over'

/** What left, what came, what is over; late first. */
export function Referrals() {
  const { referral: words } = useWords()
  const me = useMe()
  const [view, setView] = useState<View>('out')
  const [dialog, setDialog] = useState<'start' | 'glass'>()
  const choices = (['out', 'in', 'over'] as const)
    .filter((value) => value !== 'in' || mayEnter(me, 'referralInbox'))
    .map((value) => ({ value, label: words.views[value] }))
  const close = (): void => setDialog(undefined)
  return (
    <Page
      gate="referral"
      title={words.title}
      about={words.about}
      acts={
        <>
          <Segmented aria-label={words.title} options={choices} value={view} onChange={setView} />
          {mayEnter(me, 'referralSending') && (
            <>
              <Button onClick={() => setDialog('glass')}>{words.glass}</Button>
              <Button type="primary" onClick={() => setDialog('start')}>
                {words.start}
              </Button>
            </>
          )}
        </>
      }
    >
      <PassTabs />
      <div className="stack">
        {view === 'in' ? <Inbox /> : <Out view={view === 'out' ? 'open' : 'over'} />}
        {mayEnter(me, 'referralReviews') && <Reviews />}
        {mayEnter(me, 'referralFigures') && <Figures />}
      </div>
      {dialog === 'start' && <StartDialog close={close} />}
      {dialog === 'glass' && <GlassDialog close={close} />}
    </Page>
  )
}

/** One view of the letters, a hundred at a time. */
const useLetters = (view: 'open' | 'over', enabled: boolean) =>
  usePages('GET /api/referral/referrals', { view }, { enabled, every: 30_000 })

function Out({ view }: { view: 'open' | 'over' }) {
  const { referral: words } = useWords()
  const me = useMe()
  const query = useLetters(view, mayEnter(me, 'referral'))
  if (!query.data)
    return query.isError ? <Failed error={query.error} again={() => void query.refetch()} /> : <Waiting />
  const rows = eachOnce(query.data.pages.flatMap((page) => page.rows))
  return (
    <>
      {rows.length === 0 ? (
        <div className="panel">
          <Nothing title={words.none} />
        </div>
      ) : (
        <ul className="letters">
          {rows.map((row) => (
            <Letter key={row.id} row={row} />
          ))}
        </ul>
      )}
      <More query={query} words={words.more} />
    </>
  )
}

function Letter({ row }: { row: Row }) {
  const { referral: words } = useWords()
  return (
    <li className="panel" data-referral={row.number}>
      <div>
        <p className="tags">
          <ColourMark colour={row.colour} />
          <b>{row.name ?? words.anonymous}</b>
          <span className="tag">{words.states[row.state]}</span>
          {row.late && <span className="tag bad">{words.late}</span>}
        </p>
        <p className="hint n">
          {row.number} · {words.tiers[row.tier]} · {row.toName || words.recipient} · {row.senderName}
        </p>
      </div>
      {row.dueAt && row.awaits && (
        <span className={row.late ? 'n bad-text' : 'n'}>
          {words.awaits[row.awaits]} · {words.by(shortTime(row.dueAt))}
        </span>
      )}
      <Link
        className="link"
        to="/referrals/$referralId"
        params={{ referralId: row.id }}
        aria-label={`${words.open} ${row.number}`}
      >
        {words.open}
      </Link>
    </li>
  )
}

function Inbox() {
  const { referral: words } = useWords()
  const [openId, setOpenId] = useState<string>()
  const query = useQuery({ ...reading('GET /api/referral/inbox'), refetchInterval: 30_000 })
  return (
    <Shown query={query}>
      {({ rows, now }) => (
        <>
          {rows.length === 0 && (
            <div className="panel">
              <Nothing title={words.noneIn} />
            </div>
          )}
          <ul className="letters">
            {rows.map((row) => (
              <li key={row.id} className="panel" data-referral={row.number}>
                <div>
                  <p className="tags">
                    <ColourMark colour={row.colour} />
                    <b className="n">{row.number}</b>
                    {row.state === 'SENT' ? (
                      <span className="tag warn">{words.arrived}</span>
                    ) : (
                      <span className="tag">{words.states[row.state]}</span>
                    )}
                    {row.dueAt && row.dueAt <= now && <span className="tag bad">{words.late}</span>}
                  </p>
                  <p className="hint n">
                    {words.from(row.fromName || words.inside)} · {shortTime(row.sentAt)}
                  </p>
                </div>
                {row.dueAt && <span className="n">{words.answerBy(shortTime(row.dueAt))}</span>}
                <Button onClick={() => setOpenId(row.id)}>{words.open}</Button>
              </li>
            ))}
          </ul>
          {openId && <ParcelDialog id={openId} close={() => setOpenId(undefined)} />}
        </>
      )}
    </Shown>
  )
}
