import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import '../../../styles/board.css'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { useListKeys } from '../../../parts/shell/listKeys.ts'
import { ColourMark } from '../../../parts/show/ColourMark.tsx'
import { More } from '../../../parts/show/More.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { Failed, Nothing, Waiting } from '../../../parts/show/States.tsx'
import { clockTime } from '../../../parts/show/times.ts'
import { useTakeEntry } from '../entry/acts.ts'
import type { Row as ListedRow, ListView } from '../shapes.ts'
import { grouped } from './groups.ts'
import { Row } from './Row.tsx'
import { useList } from './reading.ts'

const views: readonly ListView[] = ['open', 'mine', 'closed']

/** Those who wait for a person on the left, most urgent first; the open one on the right. */
export function List() {
  const { list } = useWords().worklist
  const me = useMe()
  const may = mayEnter(me, 'worklist')
  const [view, setView] = useState<ListView>('open')
  const open = useList('open', may)
  const other = useList(view, may && view !== 'open')
  const query = view === 'open' ? open : other
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  const { entryId } = useParams({ strict: false })
  const chosen = useKeys(rows, entryId)
  if (me && !may) return <Page title={list.title} gate="worklist" />
  const all = open.data?.pages.flatMap((page) => page.rows) ?? []
  const late = all.filter((row) => row.overdue).length
  const asOf = query.data?.pages[0]?.now
  return (
    <main className={entryId ? 'cols with-event' : 'cols'}>
      <section className="board" aria-label={list.label}>
        <header>
          <h1>
            {list.title}
            <small className="n">{late > 0 && <b className="late">{list.late(late)}</b>}</small>
          </h1>
          <fieldset className="tabs" aria-label={list.views}>
            {views.map((name) => (
              <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
                {list[name]}{' '}
                {name === 'open' && open.data && (
                  <span className="n">{list.count(all.length, open.hasNextPage)}</span>
                )}
              </button>
            ))}
          </fieldset>
        </header>
        <div className="rows">
          {query.data ? (
            <Groups rows={rows} view={view} chosen={chosen} entryId={entryId} />
          ) : query.isError ? (
            <Failed error={query.error} again={() => void query.refetch()} />
          ) : (
            <Waiting lines={10} />
          )}
          <More query={query} words={list.more} />
        </div>
        <footer>
          <Legend />
          {asOf && (
            <span className={query.isError ? 'end live' : 'end live on'} role="status">
              {query.isError ? list.stale(clockTime(asOf)) : list.asOf(clockTime(asOf))}
            </span>
          )}
        </footer>
      </section>
      <Outlet />
    </main>
  )
}

function Legend() {
  const { worklist } = useWords()
  return (['RED-E', 'RED', 'ORANGE', 'YELLOW', 'GREEN+'] as const).map((colour) => (
    <span key={colour} title={worklist.coloursAbout[colour]}>
      <ColourMark colour={colour} size={14} said={false} />
      {worklist.colours[colour]}
    </span>
  ))
}

function Groups({
  rows,
  view,
  chosen,
  entryId,
}: {
  rows: readonly ListedRow[]
  view: ListView
  chosen: string | undefined
  entryId: string | undefined
}) {
  const { worklist } = useWords()
  const { list } = worklist
  const none = {
    open: { title: list.none, about: list.noneAbout },
    mine: { title: list.noneMine, about: list.noneMineAbout },
    closed: { title: list.noneClosed, about: list.noneClosedAbout },
  }
  if (rows.length === 0) return <Nothing {...none[view]} />
  return grouped(rows, view).map(({ name, rows: inGroup }) => (
    <section key={name} aria-label={name === 'closed' ? list.closed : worklist.colours[name]}>
      <h2 className={`group ${name === 'closed' ? '' : name.toLowerCase()}`}>
        {name === 'closed' ? list.closed : worklist.colours[name]} <span className="n">{inGroup.length}</span>
        {name !== 'closed' && <small>{worklist.coloursAbout[name]}</small>}
      </h2>
      {inGroup.map((row) => (
        <Row key={row.id} row={row} chosen={row.id === chosen} current={row.id === entryId} />
      ))}
    </section>
  ))
}

function useKeys(rows: readonly ListedRow[], entryId: string | undefined): string | undefined {
  const { list } = useWords().worklist
  const go = useNavigate()
  const say = useSay()
  const open = (id: string): void => void go({ to: '/worklist/$entryId', params: { entryId: id } })
  const { take, isPending } = useTakeEntry((entry) => open(entry.id))
  return useListKeys({
    ids: rows.map((row) => row.id),
    openId: entryId,
    open,
    take: (id) => {
      const row = rows.find((one) => one.id === id)
      if (!row || isPending || row.state === 'closed') return
      if (row.ownerName !== null)
        say.yes(row.mine ? list.taken(row.name ?? list.noName) : list.takenBy(row.ownerName))
      else take(id)
    },
  })
}
