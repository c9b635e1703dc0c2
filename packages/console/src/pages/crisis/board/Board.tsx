import { Outlet, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import '../../../styles/board.css'
import { type BoardView, useBoard, useIsLive } from '../../../parts/ask/board.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Glyph } from '../../../parts/show/Glyph.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import { dayOf, serverNow } from '../../../parts/show/times.ts'
import { EnterAlert } from '../../rescue/EnterAlert.tsx'
import { grouped } from './groups.ts'
import { useBoardKeys } from './keys.ts'
import { Row } from './Row.tsx'

const views: readonly BoardView[] = ['open', 'mine', 'ended']

/** The list of events on the left, the open one on the right. */
export function Board() {
  const { crisis } = useWords()
  const { board } = crisis
  const [view, setView] = useState<BoardView>('open')
  const me = useMe()
  const responder = mayEnter(me, 'board')
  const open = useBoard('open', responder)
  const other = useBoard(view, responder && view !== 'open')
  const query = view === 'open' ? open : other
  const { eventId } = useParams({ strict: false })
  const groups = grouped(query.data?.rows ?? [], view)
  const rows = groups.flatMap((group) => group.rows)
  const chosen = useBoardKeys(rows, eventId)
  const live = useIsLive()

  if (me && !responder) return <Page title={board.title} gate="board" />
  const all = open.data?.rows ?? []
  const late = all.filter((row) => row.next && Date.parse(row.next.dueAt) < serverNow()).length
  const today = all.filter((row) => dayOf(row.raisedAt) === dayOf(serverNow())).length
  const counts = {
    open: open.data?.total,
    mine: open.data ? all.filter((row) => row.mine).length : undefined,
    ended: undefined,
  }
  const groupWords = {
    nobody: board.groupNobody,
    mine: board.groupMine,
    others: board.groupOthers,
    ended: board.groupEnded,
  }
  const none = {
    open: { title: board.none, about: board.noneAbout },
    mine: { title: board.noneMine, about: board.noneMineAbout },
    ended: { title: board.noneEnded, about: board.noneEndedAbout },
  }
  return (
    <main className={eventId ? 'cols with-event' : 'cols'}>
      <section className="board" aria-label={board.list}>
        <header>
          <h1>
            {board.title}
            <small className="n">
              {late > 0 && <b className="late">{board.late(late)}</b>} {board.today(today)}
            </small>
          </h1>
          <EnterAlert />
          <fieldset className="tabs" aria-label={board.views}>
            {views.map((name) => (
              <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
                {board[name]} {counts[name] !== undefined && <span className="n">{counts[name]}</span>}
              </button>
            ))}
          </fieldset>
        </header>
        {query.data && query.data.total > query.data.rows.length && (
          <p className="cut n" role="status">
            {board.cut(query.data.rows.length, query.data.total)}
          </p>
        )}
        <div className="rows">
          <Shown query={query} lines={10}>
            {() =>
              rows.length === 0 ? (
                <Nothing {...none[view]} />
              ) : (
                groups.map((group) => (
                  <section key={group.name} aria-label={groupWords[group.name]}>
                    <h2 className={`group ${group.name}`}>
                      {groupWords[group.name]} <span className="n">{group.rows.length}</span>
                      {group.name === 'nobody' && <small>{board.groupNobodyAbout}</small>}
                    </h2>
                    {group.rows.map((row) => (
                      <Row key={row.id} row={row} chosen={row.id === chosen} current={row.id === eventId} />
                    ))}
                  </section>
                ))
              )
            }
          </Shown>
        </div>
        <footer>
          {(['RED_E', 'RED', 'ORANGE', 'YELLOW'] as const).map((grade) => (
            <span key={grade} title={crisis.gradesAbout[grade]}>
              <Glyph grade={grade} size={14} said={false} />
              {crisis.grades[grade]}
            </span>
          ))}
          <span className={live ? 'end live on' : 'end live'}>{live ? board.live : board.polling}</span>
        </footer>
      </section>
      <Outlet />
    </main>
  )
}
