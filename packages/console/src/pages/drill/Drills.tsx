import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import '../../styles/care/aftercare.css'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Dialog } from '../../parts/fill/Dialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { Night } from './Night.tsx'

type Report = Reply<'GET /api/drill/runs/:id'>

/** Drills of the agency and what they showed. */
export function Drills() {
  const { drill: words } = useWords()
  const me = useMe()
  const say = useSay()
  const query = useQuery({
    ...reading('GET /api/drill/runs'),
    enabled: mayEnter(me, 'drill'),
    refetchInterval: 10_000,
  })
  const [opening, setOpening] = useState(false)
  const [report, setReport] = useState<string>()
  const end = useAct('POST /api/drill/runs/:id/end', {
    refresh: ['GET /api/drill/runs', 'GET /api/crisis/board'],
    done: () => say.yes(words.endDone),
  })
  return (
    <Page
      gate="drill"
      title={words.title}
      about={words.about}
      acts={
        <Button type="primary" onClick={() => setOpening(true)}>
          {words.open}
        </Button>
      }
    >
      <div className="stack">
        <Night />
        <Shown query={query}>
          {({ runs }) =>
            runs.length === 0 ? (
              <div className="panel">
                <Nothing title={words.none} about={words.noneAbout} />
              </div>
            ) : (
              <section className="panel" aria-label={words.title}>
                <ul className="owed">
                  {runs.map((run) => (
                    <li key={run.id}>
                      <div>
                        <b>{run.night ? `${words.nightRun} ${run.title}` : run.title}</b>
                        <span className="n">
                          {shortTime(run.openedAt)} · {run.openedBy ?? words.house} ·{' '}
                          {words.counts(run.came, run.raised, run.taken)}
                        </span>
                      </div>
                      {run.failures ? (
                        <em className={run.failures.length > 0 ? 'tag bad' : 'tag good'}>
                          {run.failures.length > 0 ? words.notPassed : words.passed}
                        </em>
                      ) : run.endedAt ? (
                        <span className="n">{words.ended(shortTime(run.endedAt))}</span>
                      ) : (
                        <em className="tag lamp">{words.running}</em>
                      )}
                      <span className="acts">
                        <Button aria-label={`${words.report} ${run.title}`} onClick={() => setReport(run.id)}>
                          {words.report}
                        </Button>
                        {!run.endedAt && (
                          <Button
                            aria-label={`${words.end} ${run.title}`}
                            onClick={() => end.mutate({ params: { id: run.id } }, { onError: say.no })}
                          >
                            {words.end}
                          </Button>
                        )}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            )
          }
        </Shown>
      </div>
      {opening && <OpenDrill close={() => setOpening(false)} />}
      {report && <ReportDialog id={report} close={() => setReport(undefined)} />}
    </Page>
  )
}

/** What a drill of the night has shown. */
function Verdict({ failures }: { failures: NonNullable<Report['failures']> }) {
  const { drill: words } = useWords()
  if (failures.length === 0)
    return (
      <p>
        <b className="tag good">{words.passed}</b>
      </p>
    )
  return (
    <div>
      <b className="tag bad">{words.notPassed}</b>
      <ul className="lines">
        {failures.map((failure) => (
          <li key={failure}>{words.failures[failure]}</li>
        ))}
      </ul>
    </div>
  )
}

function OpenDrill({ close }: { close: () => void }) {
  const { drill: words, act: common } = useWords()
  const [id] = useState(newId)
  const [title, setTitle] = useState(words.title)
  const [callers, setCallers] = useState<number | null>(10)
  const [minutes, setMinutes] = useState<number | null>(30)
  const open = useAct('POST /api/drill/runs', { refresh: ['GET /api/drill/runs'] })
  const code = open.data?.code
  if (code)
    return (
      <Dialog title={words.open} close={close} footer={<Button onClick={close}>{common.close}</Button>}>
        <div className="asking">
          <Field label={words.code}>
            <Input readOnly value={code} />
          </Field>
          <p>{words.command}</p>
          <pre className="facts">{`npm run drill -- --code ${code} --callers ${callers}`}</pre>
        </div>
      </Dialog>
    )
  return (
    <ActDialog
      title={words.open}
      about={words.about}
      yes={words.yes}
      ready={title.trim() !== '' && callers !== null && minutes !== null}
      pending={open.isPending}
      error={open.error}
      close={close}
      send={() => {
        if (callers && minutes) open.mutate({ body: { id, title: title.trim(), callers, minutes } })
      }}
    >
      <Field label={words.name}>
        <Input value={title} maxLength={60} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <div className="pair">
        <Field label={words.callers}>
          <InputNumber min={1} max={1000} value={callers} onChange={setCallers} />
        </Field>
        <Field label={words.minutes}>
          <InputNumber min={1} max={180} value={minutes} onChange={setMinutes} />
        </Field>
      </div>
    </ActDialog>
  )
}

function ReportDialog({ id, close }: { id: string; close: () => void }) {
  const { drill: words, crisis } = useWords()
  const query = useQuery({ ...reading('GET /api/drill/runs/:id', { id }), refetchInterval: 5000 })
  const span = ({ p50, p95, most }: Report['paged']): string =>
    p50 === null || p95 === null || most === null
      ? words.noSpan
      : words.spans(words.seconds(p50), words.seconds(p95), words.seconds(most))
  return (
    <Dialog title={words.reportTitle(query.data?.title ?? '')} close={close} width={640}>
      <Shown query={query}>
        {(report) => (
          <div className="asking">
            {report.failures ? (
              <Verdict failures={report.failures} />
            ) : (
              <p>
                <b>{words.inTime(report.inTime, report.raised)}</b>
              </p>
            )}
            <ul className="lines">
              {(
                [
                  [words.paged, span(report.paged)],
                  ...(report.night ? [] : [[words.answered, span(report.answered)] as const]),
                  [
                    words.ladder,
                    words.ladderSays(report.ladder.due, report.ladder.open, report.ladder.latest),
                  ],
                  [words.twice, words.times(report.mostPages)],
                  [words.failed, String(report.pagesFailed)],
                ] as readonly (readonly [string, string])[]
              ).map(([name, value]) => (
                <li key={name}>
                  <span>{name}</span>
                  <b className="n">{value}</b>
                </li>
              ))}
            </ul>
            <div className="sheet">
              <table>
                <thead>
                  <tr>
                    {[words.grade, words.raised, words.taken, words.within, words.limit].map((head) => (
                      <th key={head}>{head}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {report.byGrade.map((row) => (
                    <tr key={row.grade}>
                      <td>{crisis.grades[row.grade]}</td>
                      <td className="n">{row.raised}</td>
                      <td className="n">{row.taken}</td>
                      <td className="n">{row.inTime}</td>
                      <td className="n">{row.limitMinutes}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        )}
      </Shown>
    </Dialog>
  )
}
