import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import '../../styles/care/complaint.css'
import { type Reply, reading } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useLanguage } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { dayName, shortDay } from '../../parts/show/times.ts'
import { OneComplaint } from './OneComplaint.tsx'

export type ComplaintList = Reply<'GET /api/complaint/complaints'>
type Row = ComplaintList['rows'][number]
type View = 'open' | 'ended'

/** What people were not content with: what waits first, and how the promise was kept. */
export function Complaints() {
  const { words: all } = useLanguage()
  const words = all.complaint
  const me = useMe()
  const [view, setView] = useState<View>('open')
  const [openId, setOpenId] = useState<string>()
  const query = useQuery({
    ...reading('GET /api/complaint/complaints', { view }),
    enabled: mayEnter(me, 'complaint'),
    refetchInterval: 60_000,
  })
  const choices = [
    { value: 'open' as const, label: words.view.open },
    { value: 'ended' as const, label: words.view.ended },
  ]
  return (
    <Page
      gate="complaint"
      title={words.title}
      about={words.about}
      acts={<Segmented aria-label={words.view.label} options={choices} value={view} onChange={setView} />}
    >
      <Shown query={query}>
        {(list) => (
          <>
            <p className="complaint-record">
              {list.overdue > 0 && <b className="tag bad">{words.overdue(list.overdue)}</b>}
              <span className="n">{words.record(list.inTime, list.answered)}</span>
            </p>
            <Rows rows={list.rows} now={list.now} view={view} open={setOpenId} />
          </>
        )}
      </Shown>
      {openId && <OneComplaint key={openId} id={openId} close={() => setOpenId(undefined)} />}
    </Page>
  )
}

function Rows({
  rows,
  now,
  view,
  open,
}: {
  rows: readonly Row[]
  now: string
  view: View
  open: (id: string) => void
}) {
  const { words: all, locale } = useLanguage()
  const words = all.complaint
  if (rows.length === 0)
    return (
      <div className="panel">
        {view === 'open' ? (
          <Nothing title={words.none} about={words.noneAbout} />
        ) : (
          <Nothing title={words.noneEnded} />
        )}
      </div>
    )
  return (
    <ul className="complaints">
      {rows.map((row) => {
        const late = view === 'open' && row.dueAt < now
        return (
          <li key={row.id} className="panel" data-complaint={row.id}>
            <div>
              <p className="tags">
                <b>{words.abouts[row.about]}</b>
                <span className={row.state === 'reopened' ? 'tag bad' : 'tag'}>
                  {words.states[row.state]}
                </span>
              </p>
              <p className="hint">
                {row.name ?? words.noName} · {row.unitName} · {dayName(row.filedAt, locale)}
                {row.handlerName && ` · ${row.mine ? words.mine : words.by(row.handlerName)}`}
              </p>
            </div>
            {view === 'open' && (
              <span className={late ? 'n bad-text' : 'n'}>
                {late ? words.late : words.due(shortDay(row.dueAt))}
              </span>
            )}
            <Button onClick={() => open(row.id)}>{words.open}</Button>
          </li>
        )
      })}
    </ul>
  )
}
