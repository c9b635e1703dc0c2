import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import '../../styles/cards.css'
import { type Reply, reading } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon, type IconName } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { fullTime } from '../../parts/show/times.ts'

/** Is the house well? Each part says so in words, not only in colour. */
export function Health() {
  const { health: words, time } = useWords()
  const query = useQuery({ ...reading('GET /api/health'), refetchInterval: 10_000 })
  const age = (seconds: number): string =>
    seconds < 60 ? time.seconds(Math.round(seconds)) : time.minutes(Math.round(seconds / 60))
  return (
    <Page title={words.title} about={words.about}>
      <Shown query={query}>
        {(health) => (
          <>
            <section className={health.ok ? 'verdict' : 'verdict bad'} role="status">
              <Icon name={health.ok ? 'shield' : 'health'} size={28} />
              <div>
                <b>{health.ok ? words.well : words.unwell}</b>
                <p className="n">{health.ok ? words.at(fullTime(health.now)) : words.unwellAbout}</p>
              </div>
              <small className="n">{words.version(health.version)}</small>
            </section>
            <div className="cards">
              <Part
                icon="roster"
                name={words.onCall}
                good={health.onCall.covered && !health.onCall.gapWithin72h}
                head={health.onCall.covered ? words.covered : words.notCovered}
              >
                <li>{words.people(health.onCall.people)}</li>
                {health.onCall.agencies > 1 && health.onCall.uncovered > 0 && (
                  <li className="late">{words.uncovered(health.onCall.uncovered, health.onCall.agencies)}</li>
                )}
                <li className={health.onCall.gapWithin72h ? 'late' : ''}>
                  {health.onCall.gapWithin72h ? words.gap : words.noGap}
                </li>
              </Part>
              <Part
                icon="bell"
                name={words.alerts}
                good={health.alerts.unowned === 0 && health.alerts.overdue === 0}
                head={words.open(health.alerts.open)}
              >
                <li className={health.alerts.unowned > 0 ? 'late' : ''}>
                  {words.unowned(health.alerts.unowned)}
                </li>
                <li className={health.alerts.overdue > 0 ? 'late' : ''}>
                  {health.alerts.overdue > 0 ? words.overdue(health.alerts.overdue) : words.noOverdue}
                </li>
              </Part>
              <Practice practice={health.practice} />
              <Part
                icon="outside"
                name={words.jobs}
                good={health.jobs.dead === 0 && health.jobs.oldestSeconds < 60}
                head={words.waiting(health.jobs.waiting)}
              >
                <li className={health.jobs.oldestSeconds >= 60 ? 'late' : ''}>
                  {words.oldest(age(health.jobs.oldestSeconds))}
                </li>
                <li className={health.jobs.dead > 0 ? 'late' : ''}>
                  {health.jobs.dead > 0 ? words.dead(health.jobs.dead) : words.noDead}
                </li>
              </Part>
              <Part
                icon="tree"
                name={words.database}
                good={health.database.durable && !health.database.fullSince && agree(health)}
                head={words.engines[health.database.engine]}
              >
                <li className={health.database.durable ? '' : 'late'}>
                  {health.database.durable ? words.durable : words.notDurable}
                </li>
                <li className={health.database.fullSince ? 'late' : ''}>
                  {health.database.fullSince ? words.full(fullTime(health.database.fullSince)) : words.room}
                </li>
                <li className={agree(health) ? '' : 'late'}>
                  {agree(health)
                    ? words.clocks
                    : words.clocksDiffer(words.milliseconds(Math.abs(health.clock.skewMs)))}
                </li>
                <li>{words.migrations(health.database.migrations)}</li>
              </Part>
              <Part
                icon="roster"
                name={words.calendar}
                good={health.calendar.missing.length === 0}
                head={
                  health.calendar.missing.length === 0
                    ? words.calendarGood
                    : words.calendarMissing(health.calendar.missing.join(' '))
                }
              >
                <li>{words.calendarAbout}</li>
              </Part>
              <Part
                icon="audit"
                name={words.audit}
                good={health.audit.waiting < 1000}
                head={words.auditWaiting(health.audit.waiting)}
              />
            </div>
          </>
        )}
      </Shown>
    </Page>
  )
}

/** @source domain specification 11 A7 */
const skewLimitMs = 2000
const agree = ({ clock }: Reply<'GET /api/health'>): boolean => Math.abs(clock.skewMs) <= skewLimitMs

/** Alerts are stored and paged within this long. @source feature E02 */
const promisedMs = 2000

/** The hourly practice alert: how fast a page is accepted, and how often it was not. */
function Practice({ practice }: { practice: Reply<'GET /api/health'>['practice'] }) {
  const { health: words } = useWords()
  const { day, week, late, failing, lastAt } = practice
  const ms = (value: number | null): string => (value === null ? '–' : words.milliseconds(value))
  const slow = day.p95Ms !== null && day.p95Ms > promisedMs
  return (
    <Part
      icon="clock"
      name={words.practice}
      good={late === 0 && failing === 0 && !slow}
      head={day.p95Ms === null ? words.practiceNone : words.practiceHead(ms(day.p95Ms))}
    >
      <li>{lastAt ? words.practiceLast(fullTime(lastAt)) : words.practiceNever}</li>
      <li className={slow ? 'late' : ''}>{words.practiceDay(ms(day.p50Ms), ms(day.p95Ms))}</li>
      <li>{words.practiceWeek(ms(week.p50Ms), ms(week.p95Ms))}</li>
      <li className={day.failed > 0 ? 'late' : ''}>
        {words.practiceFailed(day.failed, day.runs, week.failed, week.runs)}
      </li>
      {failing > 0 && <li className="late">{words.practiceFailing(failing)}</li>}
      {late > 0 && <li className="late">{words.practiceLate(late)}</li>}
      <li>{words.practiceAbout}</li>
    </Part>
  )
}

function Part({
  icon,
  name,
  good,
  head,
  children,
}: {
  icon: IconName
  name: string
  good: boolean
  head: string
  children?: ReactNode
}) {
  const { health: words } = useWords()
  return (
    <section className={good ? 'panel part' : 'panel part bad'} aria-label={name}>
      <h2>
        <Icon name={icon} size={18} />
        {name}
        <span className={good ? 'tag good' : 'tag bad'}>{good ? words.good : words.look}</span>
      </h2>
      <b className="n">{head}</b>
      {children && <ul className="n">{children}</ul>}
    </section>
  )
}
