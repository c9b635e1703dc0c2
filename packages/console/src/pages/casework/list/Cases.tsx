import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import '../../../styles/casework/shared.css'
import '../../../styles/casework/list.css'
import type { Reply } from '../../../parts/ask/doors.ts'
import { eachOnce, usePages } from '../../../parts/ask/pages.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useLanguage, useWords } from '../../../parts/language.tsx'
import { ColourTag } from '../../../parts/show/ColourMark.tsx'
import { HeadRow } from '../../../parts/show/HeadRow.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { More } from '../../../parts/show/More.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Failed, Nothing, Waiting } from '../../../parts/show/States.tsx'
import { dayName, shortDay } from '../../../parts/show/times.ts'
import { CaseTabs } from '../CaseTabs.tsx'

type List = Reply<'GET /api/casework/cases'>
type View = 'mine' | 'place' | 'ended'
const onlys = ['all', 'urgent', 'overdue', 'quiet', 'off_track'] as const
type Only = (typeof onlys)[number]

/** One view of the cases, a hundred at a time. */
const useCases = (view: View, only: Only, enabled: boolean) =>
  usePages('GET /api/casework/cases', { view, ...(only === 'all' ? {} : { only }) }, { enabled })

/** Cases one sees, the most pressing first. */
export function Cases() {
  const { list: words } = useWords().casework
  const me = useMe()
  const supervises = me?.grants.some(({ role }) => role === 'supervisor') ?? false
  const [view, setView] = useState<View>()
  const [only, setOnly] = useState<Only>('all')
  const shown = view ?? (supervises ? 'place' : 'mine')
  const query = useCases(shown, only, mayEnter(me, 'cases'))
  const views = (['mine', 'place', 'ended'] as const).map((value) => ({ value, label: words.view[value] }))
  return (
    <Page
      gate="cases"
      title={words.title}
      about={words.about}
      acts={
        <>
          <Segmented aria-label={words.view.label} options={views} value={shown} onChange={setView} />
          <Link to="/cases/new">
            <Button type="primary" tabIndex={-1} icon={<Icon name="plus" size={16} />}>
              {words.open}
            </Button>
          </Link>
        </>
      }
    >
      <CaseTabs />
      <fieldset className="case-only">
        <legend className="unseen">{words.only.label}</legend>
        {onlys.map((value) => (
          <button key={value} type="button" aria-pressed={only === value} onClick={() => setOnly(value)}>
            {words.only[value]}
          </button>
        ))}
      </fieldset>
      {query.data ? (
        <Rows pages={query.data.pages} />
      ) : query.isError ? (
        <Failed error={query.error} again={() => void query.refetch()} />
      ) : (
        <Waiting lines={10} />
      )}
      <More query={query} words={words.more} />
    </Page>
  )
}

function Rows({ pages }: { pages: readonly List[] }) {
  const { list: words } = useWords().casework
  const rows = eachOnce(pages.flatMap(({ rows, now }) => rows.map((row) => ({ id: row.id, row, now }))))
  if (rows.length === 0)
    return (
      <div className="panel">
        <Nothing title={words.none} about={words.noneAbout} />
      </div>
    )
  return (
    <div className="panel case-table">
      <table>
        <HeadRow
          names={(['who', 'level', 'state', 'lead', 'due', 'contact'] as const).map(
            (name) => words.head[name],
          )}
        />
        <tbody>
          {rows.map(({ row, now }) => (
            <Row key={row.id} row={row} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, now }: { row: List['rows'][number]; now: string }) {
  const { words: all, locale } = useLanguage()
  const { list: words, states } = all.casework
  const late = row.dueAt !== null && row.dueAt < now
  return (
    <tr data-case={row.number}>
      <td>
        <Link to="/cases/$caseId" params={{ caseId: row.id }} className="case-name">
          {row.name ?? words.noName}
        </Link>
        <small className="n">
          {words.number(row.number)} · {all.assessment.populations[row.population]}
        </small>
      </td>
      <td data-of={words.head.level}>
        <ColourTag colour={row.colour} />
      </td>
      <td data-of={words.head.state}>
        {states[row.state]}
        <small className="n">{words.sessions(row.sessions)}</small>
      </td>
      <td data-of={words.head.lead}>{row.leadName}</td>
      <td data-of={words.head.due} className={late ? 'n bad-text' : 'n'}>
        {row.dueAt ? shortDay(row.dueAt) : '—'}
      </td>
      <td data-of={words.head.contact} className="n">
        {row.lastContactAt ? dayName(row.lastContactAt, locale) : words.never}
        {row.quiet && <span className="tag warn">{words.quiet}</span>}
        {row.offTrack && <span className="tag bad">{words.offTrack}</span>}
      </td>
    </tr>
  )
}
