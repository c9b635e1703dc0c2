import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import '../../../styles/care/rules.css'
import { type Reply, reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { RulesTabs } from '../../../parts/shell/RulesTabs.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import type { RuleName } from '../shapes.ts'

type Tuning = Reply<'GET /api/worklist/precision'>['tunings'][number]
type PrecisionRow = Reply<'GET /api/worklist/precision'>['rows'][number]
/** Fewer than this say little. */
const few = 5

/** By month and rule: how many were decided, how many were false alarms. */
export function Precision() {
  const { precision: words } = useWords().worklist
  const me = useMe()
  const [by, setBy] = useState<'opened' | 'end'>('opened')
  const query = useQuery({
    ...reading('GET /api/worklist/precision'),
    enabled: mayEnter(me, 'rulesAnswering'),
  })
  return (
    <Page gate="rulesAnswering" title={words.title} about={words.about}>
      <RulesTabs />
      <Shown query={query}>
        {({ rows, opened, tunings }) =>
          rows.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <div className="stack">
              <Segmented
                value={by}
                options={(['opened', 'end'] as const).map((value) => ({ value, label: words.by[value] }))}
                onChange={setBy}
              />
              <Sheet rows={by === 'opened' ? opened : rows} />
              <Tunings tunings={tunings} />
            </div>
          )
        }
      </Shown>
    </Page>
  )
}

function Sheet({ rows }: { rows: readonly PrecisionRow[] }) {
  const { precision: words } = useWords().worklist
  return (
    <div className="sheet precision">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.month}</th>
            <th scope="col">{words.rule}</th>
            <th scope="col">{words.decided}</th>
            <th scope="col">{words.falseAlarms}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={`${row.month} ${row.rule}`} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What the numbers suggest; nothing of it happens before two people have agreed on the page of cut-offs. */
function Tunings({ tunings }: { tunings: readonly Tuning[] }) {
  const { worklist } = useWords()
  const { precision: words } = worklist
  return (
    <section className="panel">
      <h2>{words.tuning}</h2>
      <p className="hint">{words.tuningAbout}</p>
      {tunings.length === 0 && <p>{words.tuningNone}</p>}
      <ul className="lines">
        {tunings.map((one) => (
          <li key={one.line}>
            <b>
              <span className="n">{one.rule}</span>{' '}
              {worklist.facts.instruments[one.fact.split('.')[0] ?? ''] ?? one.fact}{' '}
              <span className="n">{words.tuningMove(one.edge, one.from, one.to)}</span>
            </b>
            <span>
              {words.tuningTried(one.learnedFrom, one.before, one.after)} {words.tuningMissed(one.missed)}
            </span>
          </li>
        ))}
      </ul>
      {tunings.length > 0 && (
        <Link className="link" to="/thresholds">
          {words.tuningGo}
        </Link>
      )}
    </section>
  )
}

function Line({ row }: { row: PrecisionRow }) {
  const { worklist } = useWords()
  const { precision: words } = worklist
  const share = Math.round(((row.decided - row.falseAlarms) / row.decided) * 100)
  return (
    <tr>
      <td className="n nowrap">{row.month}</td>
      <td>
        <b className="n">{row.rule}</b> {worklist.rules[row.rule as RuleName]}
      </td>
      <td className="n">{row.decided}</td>
      <td className="n">{row.falseAlarms}</td>
      <td className="nowrap">
        <span className={row.decided < few ? 'share few' : 'share'}>
          <svg width="120" height="8" aria-hidden="true">
            <rect width="120" height="8" rx="4" className="all" />
            <rect width={share * 1.2} height="8" rx="4" className="held" />
          </svg>
          <b className="n">{share}%</b>
          {row.decided < few && <small>{words.few}</small>}
        </span>
      </td>
    </tr>
  )
}
