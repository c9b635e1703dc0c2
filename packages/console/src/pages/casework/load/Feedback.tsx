import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import '../../../styles/care/casework.css'
import { reading } from '../../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { Page } from '../../../parts/show/Page.tsx'
import { Nothing, Shown } from '../../../parts/show/States.tsx'
import { shortDay } from '../../../parts/show/times.ts'
import { CaseTabs } from '../CaseTabs.tsx'

/** What people said after sessions, for the supervisor. */
export function Feedback() {
  const { feedback: words, list } = useWords().casework
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/record/feedback'), enabled: mayEnter(me, 'caseFeedback') })
  return (
    <Page gate="caseFeedback" title={words.title} about={words.about}>
      <CaseTabs />
      <Shown query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} />
            </div>
          ) : (
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
                    <p className="hint n">
                      {row.caseId && row.caseNumber !== null ? (
                        <Link to="/cases/$caseId" params={{ caseId: row.caseId }} className="link">
                          {list.number(row.caseNumber)} · {row.leadName}
                        </Link>
                      ) : (
                        words.noName
                      )}{' '}
                      · {shortDay(`${row.day}T04:00:00Z`)}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  )
}
