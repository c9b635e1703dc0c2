import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import '../../styles/care/referral.css'
import { reading } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { ColourMark } from '../../parts/show/ColourMark.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortDay, shortTime } from '../../parts/show/times.ts'
import { PassTabs } from '../referral/PassTabs.tsx'
import type { Row } from './shapes.ts'

type View = 'out' | 'in' | 'over'
const viewOf = (row: Row): View => (row.dueAt === null ? 'over' : row.incoming ? 'in' : 'out')

/** Whole cases that leave, that come, and those that are over. */
export function Transfers() {
  const { transfer: words } = useWords()
  const [chosen, setChosen] = useState<View>()
  const query = useQuery({ ...reading('GET /api/transfer/transfers'), refetchInterval: 30_000 })
  const rows = query.data?.rows ?? []
  // what waits for us is looked at first
  const view = chosen ?? (rows.some((row) => viewOf(row) === 'in') ? 'in' : 'out')
  const shown = rows.filter((row) => viewOf(row) === view)
  const none = { out: words.noneOut, in: words.noneIn, over: words.noneOver }
  return (
    <Page
      gate="transfer"
      title={words.title}
      about={words.about}
      acts={
        <Segmented
          aria-label={words.title}
          value={view}
          onChange={setChosen}
          options={(['out', 'in', 'over'] as const).map((value) => ({
            value,
            label: `${words.views[value]} ${rows.filter((row) => viewOf(row) === value).length}`,
          }))}
        />
      }
    >
      <PassTabs />
      <Shown query={query}>
        {() =>
          shown.length === 0 ? (
            <div className="panel">
              <Nothing title={none[view]} {...(view === 'out' ? { about: words.noneOutAbout } : {})} />
            </div>
          ) : (
            <ul className="letters">
              {shown.map((row) => (
                <OneRow key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  )
}

function OneRow({ row }: { row: Row }) {
  const { transfer: words, assessment } = useWords()
  const population = row.population as keyof typeof assessment.populations | null
  return (
    <li className="panel" data-transfer={row.label}>
      <div>
        <p className="tags">
          <ColourMark colour={row.colour} />
          <b className="n">{row.label}</b>
          <span className={row.state === 'accepted' ? 'tag good' : 'tag'}>{words.states[row.state]}</span>
          {row.minor && <span className="tag warn">{words.minor}</span>}
          {row.late && <span className="tag bad">{words.late}</span>}
        </p>
        <p className="hint n">
          {words.way(row.fromName, row.toName)}
          {population && ` · ${assessment.populations[population]}`}
        </p>
      </div>
      <span className={row.late ? 'n bad-text' : 'n'}>
        {row.dueAt ? words.by(shortTime(row.dueAt)) : row.answeredAt && shortDay(row.answeredAt)}
      </span>
      <Link
        className="link"
        to="/transfers/$transferId"
        params={{ transferId: row.id }}
        aria-label={`${words.open} ${row.label}`}
      >
        {words.open}
      </Link>
    </li>
  )
}
