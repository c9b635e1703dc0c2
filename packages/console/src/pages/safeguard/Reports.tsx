import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { ReasonDialog } from '../../parts/fill/ReasonDialog.tsx'
import { useWords } from '../../parts/language.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { OpenCaseLink } from '../casework/open/OpenCaseLink.tsx'
import { CheckDialog } from './CheckDialog.tsx'
import { SafeguardPage } from './SafeguardPage.tsx'
import { type Report, refresh } from './shapes.ts'

/** Somebody told us about somebody else: to be checked before anybody is contacted. */
export function Reports() {
  const { reports: words } = useWords().safeguard
  const [eventId, setEventId] = useState<string>()
  const query = useQuery({
    ...reading('GET /api/safeguard/reports', eventId ? { eventId } : {}),
    refetchInterval: 15_000,
  })
  return (
    <SafeguardPage name="reports">
      <Shown query={query}>
        {({ reports, waiting }) => (
          <>
            {eventId ? (
              <Back leave={() => setEventId(undefined)} />
            ) : (
              <p className="hint">{words.waiting(waiting)}</p>
            )}
            {reports.length === 0 ? (
              <div className="panel">
                <Nothing title={words.none} about={words.noneAbout} />
              </div>
            ) : (
              <ul className="owed-list">
                {reports.map((report) => (
                  <OneReport key={report.id} report={report} {...(eventId ? {} : { all: setEventId })} />
                ))}
              </ul>
            )}
          </>
        )}
      </Shown>
    </SafeguardPage>
  )
}

function Back({ leave }: { leave: () => void }) {
  const { act } = useWords()
  return (
    <p>
      <Button onClick={leave}>{act.back}</Button>
    </p>
  )
}

export function OneReport({ report, all }: { report: Report; all?: (eventId: string) => void }) {
  const { reports: words } = useWords().safeguard
  const [asking, setAsking] = useState<'check' | 'separate'>()
  const close = (): void => setAsking(undefined)
  const separate = useAct('POST /api/safeguard/reports/:id/separation', { refresh: [...refresh] })
  const { fields } = report
  return (
    <li className="panel owed" aria-label={fields.person.name || report.eventNumber}>
      <ReportHead report={report} />
      <blockquote>{fields.seen}</blockquote>
      <Facts report={report} />
      {report.note && <p className="hint">{report.note}</p>}
      <footer className="acts">
        <Link to="/events/$eventId" params={{ eventId: report.eventId }} className="link">
          {words.open} {report.eventNumber}
        </Link>
        {report.grouped && report.together > 0 && all && (
          <Button onClick={() => all(report.eventId)}>{words.all(report.together + 1)}</Button>
        )}
        {report.grouped && <Button onClick={() => setAsking('separate')}>{words.separate}</Button>}
        {report.state === 'confirmed' && (
          <OpenCaseLink name={fields.person.name || report.personName} source="report" from={report.id} />
        )}
        <Button type={report.state === 'new' ? 'primary' : 'default'} onClick={() => setAsking('check')}>
          {words.check}
        </Button>
      </footer>
      {asking === 'check' && <CheckDialog report={report} close={close} />}
      {asking === 'separate' && (
        <ReasonDialog
          keep={`separate.${report.id}`}
          title={words.separate}
          about={words.separateAbout}
          label={words.separateReason}
          yes={words.separate}
          act={{
            isPending: separate.isPending,
            error: separate.error,
            send: (reason, done) =>
              separate.mutate({ params: { id: report.id }, body: { reason } }, { onSuccess: done }),
          }}
          close={close}
        />
      )}
    </li>
  )
}

function ReportHead({ report }: { report: Report }) {
  const { reports: words } = useWords().safeguard
  const { fields } = report
  return (
    <header>
      <b>{fields.person.name || report.personName || report.eventNumber}</b>
      <span className={report.state === 'new' ? 'tag warn' : 'tag'}>{words.states[report.state]}</span>
      <span className={fields.dangerNow === 'yes' ? 'tag bad' : 'tag'}>{words.danger[fields.dangerNow]}</span>
      {fields.person.minor === 'yes' && <span className="tag warn">{words.minor}</span>}
      <span className="tag">{report.matched ? words.matched : words.unmatched}</span>
      {report.grouped && <span className="tag">{words.grouped(report.together)}</span>}
      {report.times > 1 && <span className="tag">{words.times(report.times)}</span>}
      <time className="n">{shortTime(report.at)}</time>
    </header>
  )
}

function Facts({ report }: { report: Report }) {
  const { reports: words } = useWords().safeguard
  const { fields, checkedBy } = report
  const reporter = [
    words.relations[report.relation],
    fields.reporter.name ?? words.anonymous,
    fields.reporter.phone,
  ]
  const rows: readonly (readonly [string, string])[] = [
    [words.when, fields.when],
    [words.where, fields.where],
    [words.find, [fields.person.howToFind, fields.person.phone].filter(Boolean).join(' · ')],
    [
      words.reporter,
      [...reporter, fields.mayName ? words.mayName : words.mayNotName].filter(Boolean).join(' · '),
    ],
  ]
  return (
    <dl className="told-facts">
      {rows
        .filter(([, text]) => text)
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      {checkedBy && (
        <div>
          <dt>{words.check}</dt>
          <dd>{words.by(checkedBy)}</dd>
        </div>
      )}
    </dl>
  )
}
