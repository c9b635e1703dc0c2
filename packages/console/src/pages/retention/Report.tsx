import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Fragment } from 'react'
import { reading } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { download } from '../../parts/show/download.ts'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { reportOf } from './csv.ts'
import type { Run } from './shapes.ts'

/** What each day's run removed and held back, class by class. */
export function Report() {
  const { retention: words } = useWords()
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/retention/runs'), enabled: mayEnter(me, 'retention') })
  return (
    <section className="report" aria-label={words.report}>
      <header>
        <div>
          <h2>{words.report}</h2>
          <p className="hint">{words.reportAbout}</p>
        </div>
        {query.data && query.data.runs.length > 0 && (
          <Button
            onClick={() =>
              download(reportOf(query.data.runs, words), `${words.csvName}-${query.data.runs[0]?.day}.csv`)
            }
          >
            {words.csv}
          </Button>
        )}
      </header>
      <Shown query={query} lines={4}>
        {({ runs }) => (
          <div className="sheet">
            {runs.length === 0 ? (
              <Nothing title={words.noRuns} about={words.noRunsAbout} />
            ) : (
              <table>
                <thead>
                  <tr>
                    <th scope="col">{words.day}</th>
                    <th scope="col">{words.class}</th>
                    <th scope="col">{words.subjects}</th>
                    <th scope="col">{words.rows}</th>
                    <th scope="col">{words.span}</th>
                    <th scope="col">{words.heldBack}</th>
                  </tr>
                </thead>
                <tbody>
                  {runs.map((run) => (
                    <Fragment key={run.id}>
                      <OneRun run={run} />
                    </Fragment>
                  ))}
                </tbody>
              </table>
            )}
          </div>
        )}
      </Shown>
    </section>
  )
}

function OneRun({ run }: { run: Run }) {
  const { retention: words } = useWords()
  if (run.lines.length === 0)
    return (
      <tr>
        <td className="n">{run.day}</td>
        <td colSpan={5} className="quiet">
          {run.finishedAt === null ? words.going : words.nothing}
        </td>
      </tr>
    )
  return run.lines.map((line, nth) => (
    <tr key={line.code}>
      <td className="n">{nth === 0 ? run.day : ''}</td>
      <td>{words.classes[line.code].name}</td>
      <td className="n">{line.subjects}</td>
      <td className="n">{line.rows}</td>
      <td className="n">{line.oldest === null ? '—' : `${line.oldest} – ${line.newest}`}</td>
      <td className="n">{words.heldOf(line.held, line.minors) || '—'}</td>
    </tr>
  ))
}
