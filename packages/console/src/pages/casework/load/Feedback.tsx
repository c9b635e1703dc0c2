import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import '../../../styles/casework/shared.css'
import '../../../styles/casework/load.css'
import { type Reply, reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import { shortDay } from '../../../parts/show/times.ts'
import { CaseTabs } from '../CaseTabs.tsx'

/** What people said after sessions, for the supervisor. */
export function Feedback() {
  const { feedback: words } = useWords().casework
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/record/feedback'), enabled: mayEnter(me, 'caseFeedback') })
  return (
    <Page gate="caseFeedback" title={words.title} about={words.about}>
      <CaseTabs />
      <Shown query={query}>
        {({ rows, ratings }) =>
          rows.length === 0 && ratings.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <>
              {ratings.length > 0 && <Ratings ratings={ratings} />}
              {rows.length > 0 && <Sessions rows={rows} />}
            </>
          )
        }
      </Shown>
    </Page>
  )
}

type All = Reply<'GET /api/record/feedback'>

/** Whose case it was, or that no name was left. */
function Whose({ row, day }: { row: All['rows'][number] | All['ratings'][number]; day: string }) {
  const { feedback: words, list } = useWords().casework
  return (
    <p className="hint n">
      {row.caseId && row.caseNumber !== null ? (
        <Link to="/cases/$caseId" params={{ caseId: row.caseId }} className="link">
          {list.number(row.caseNumber)} · {row.leadName}
        </Link>
      ) : (
        words.noName
      )}{' '}
      · {day}
    </p>
  )
}

function Sessions({ rows }: { rows: All['rows'] }) {
  const { feedback: words } = useWords().casework
  return (
    <section aria-label={words.sessions}>
      <h3>{words.sessions}</h3>
      <ul className="case-todo">
        {rows.map((row) => (
          <li key={row.id} className="panel">
            <div className="case-task">
              <p className="n">
                {(['heard', 'mine', 'better'] as const).map((name) => (
                  <span key={name} className={row[name] <= 2 ? 'tag bad' : 'tag good'}>
                    {words[name]} {row[name]}/5
                  </span>
                ))}
              </p>
              {row.text && <p>{row.text}</p>}
              <Whose row={row} day={shortDay(`${row.day}T04:00:00Z`)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was said of a whole service at its end; without a name only the month is known. */
function Ratings({ ratings }: { ratings: All['ratings'] }) {
  const { feedback: words } = useWords().casework
  return (
    <section aria-label={words.endings}>
      <h3>{words.endings}</h3>
      <ul className="case-todo">
        {ratings.map((row) => (
          <li key={row.id} className="panel">
            <div className="case-task">
              <p className="n">
                {words.six.map((name, at) => {
                  const answer = row.answers[at]
                  return answer ? (
                    <span key={name} className={answer <= 2 ? 'tag bad' : 'tag good'}>
                      {name} {answer}/5
                    </span>
                  ) : null
                })}
              </p>
              {row.text && <p>{row.text}</p>}
              <Whose row={row} day={row.caseId ? shortDay(`${row.day}T04:00:00Z`) : row.day.slice(0, 7)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
