import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { download } from '../../../parts/show/download.ts'
import { Shown } from '../../../parts/show/States.tsx'
import { Num, percent, ShareBar } from '../board/figure.tsx'
import { QualityPage } from '../QualityPage.tsx'
import type { DossierFigure, Dossier as Told } from '../shapes.ts'
import { Stopping } from './Stopping.tsx'

const figures = [
  'people',
  'talks',
  'medianMinutes',
  'long',
  'night',
  'reminders',
  'alerts',
  'imminent',
] as const satisfies readonly DossierFigure[]

/** What a security assessment, a filing or a yearly check asks about the companion: to be read, saved or printed. */
export function Dossier() {
  const { dossier: words } = useWords().quality
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/quality/dossier'), enabled: mayEnter(me, 'dossier') })
  return (
    <QualityPage gate="dossier" about={words.about}>
      <Shown query={query} lines={9}>
        {(told) => (
          <div className="quality dossier">
            <p className="dossier-head">
              <span className="n">{words.span(told.from, told.until)}</span>
              <Button onClick={() => save(told)}>{words.save}</Button>
              <Button onClick={() => globalThis.print()}>{words.print}</Button>
            </p>
            <Use told={told} />
            <Extreme told={told} />
            <div className="quality-pairs">
              <Complaints told={told} />
              <Changes told={told} />
            </div>
            <section className="panel" aria-label={words.limits}>
              <h2>{words.limits}</h2>
              <ul className="dossier-limits">
                {words.limitLines(told.limits).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
            <Stopping told={told} />
          </div>
        )}
      </Shown>
    </QualityPage>
  )
}

const save = (told: Told): void =>
  download(
    new Blob([JSON.stringify(told, null, 2)], { type: 'application/json' }),
    `anxin-assessment-${told.until}.json`,
  )

function Use({ told }: { told: Told }) {
  const { dossier: words } = useWords().quality
  const said: Partial<Record<DossierFigure, (n: number) => string>> = {
    medianMinutes: words.minutes,
    long: percent,
    night: percent,
  }
  const rows = [
    ...told.ages.map((one) => ({ name: words.ages[one.age], use: one })),
    { name: words.all, use: told.whole },
  ]
  return (
    <section className="panel" aria-label={words.use}>
      <h2>{words.use}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.age}</th>
            {figures.map((name) => (
              <th scope="col" key={name}>
                {words.names[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, use }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {figures.map((figure) => (
                <td className="n" key={figure}>
                  <Num value={use[figure]} {...(said[figure] ? { said: said[figure] } : {})} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Extreme({ told }: { told: Told }) {
  const { quality, crisis } = useWords()
  const { dossier: words, board } = quality
  return (
    <section className="panel" aria-label={words.extreme}>
      <h2>{words.extreme}</h2>
      <p className="hint">{words.extremeAbout}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{board.grade}</th>
            <th scope="col">{board.raised}</th>
            <th scope="col">{board.median}</th>
            <th scope="col">{board.within}</th>
          </tr>
        </thead>
        <tbody>
          {told.takeover.map((row) => (
            <tr key={row.grade}>
              <th scope="row">{crisis.grades[row.grade]}</th>
              <td className="n">
                <Num value={row.raised} />
              </td>
              <td className="n">
                <Num value={row.p50Seconds} said={board.lasted} />
              </td>
              <td>
                <ShareBar value={row.inTime} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{words.contacts(told.contacts === '<10' ? board.few : String(told.contacts))}</p>
    </section>
  )
}

function Complaints({ told: { complaints } }: { told: Told }) {
  const { dossier: words } = useWords().quality
  const rows = [
    [words.answered, complaints.answered],
    [words.answeredInTime, complaints.inTime],
    [words.overdue, complaints.overdue],
  ] as const
  return (
    <section className="panel" aria-label={words.complaints}>
      <h2>{words.complaints}</h2>
      <p className="hint">{words.complaintsAbout(complaints.workingDays)}</p>
      <table className="plain-table">
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="n">
                <Num value={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Changes({ told: { changes } }: { told: Told }) {
  const { dossier: words } = useWords().quality
  return (
    <section className="panel" aria-label={words.changes}>
      <h2>{words.changes}</h2>
      <p className="hint">{changes.length === 0 ? words.changesNone : words.changesAbout}</p>
      {changes.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.since}</th>
              <th scope="col">{words.version}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ on, what, name }) => (
              <tr key={`${what} ${name}`}>
                <th scope="row" className="n">
                  {on}
                </th>
                <td>
                  {words.what[what]} · {name}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
