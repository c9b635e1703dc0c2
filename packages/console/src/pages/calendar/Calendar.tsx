import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import '../../styles/network.css'
import { reading } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { spansOf, type Year } from './days.ts'
import { WriteYear } from './WriteYear.tsx'

/** Which days are working days, year by year, and which year nobody has written down. */
export function Calendar() {
  const { calendar: words } = useWords()
  const me = useMe()
  const keeper = mayEnter(me, 'calendarKeeping')
  const query = useQuery({ ...reading('GET /api/calendar/years'), enabled: mayEnter(me, 'calendar') })
  const [writing, setWriting] = useState<{ year: number; before?: Year }>()
  return (
    <Page gate="calendar" title={words.title} about={words.about}>
      <Shown query={query}>
        {({ years, missing }) => (
          <div className="stack">
            {missing.map((year) => (
              <section key={year} className="panel missing-year" role="status">
                <Icon name="bell" size={22} />
                <div>
                  <b className="n">{words.missing(year)}</b>
                  <p>{keeper ? words.missingAbout : words.missingAsk}</p>
                </div>
                {keeper && (
                  <Button type="primary" onClick={() => setWriting({ year })}>
                    {words.write(year)}
                  </Button>
                )}
              </section>
            ))}
            {years.map((year) => (
              <OneYear
                key={year.year}
                year={year}
                change={keeper ? () => setWriting({ year: year.year, before: year }) : undefined}
              />
            ))}
          </div>
        )}
      </Shown>
      {writing && <WriteYear {...writing} close={() => setWriting(undefined)} />}
    </Page>
  )
}

function OneYear({ year, change }: { year: Year; change: (() => void) | undefined }) {
  const { calendar: words, act } = useWords()
  const moved = year.days.filter((day) => day.working).length
  return (
    <section className="panel year" aria-label={String(year.year)}>
      <h2 className="n">
        {year.year}
        <span className="tag n">{words.count(year.days.length - moved, moved)}</span>
        {change && (
          <Button size="small" aria-label={`${words.change} ${year.year}`} onClick={change}>
            {words.change}
          </Button>
        )}
      </h2>
      <p className="hint">
        {year.source}　{words.by(year.by, year.at.slice(0, 10))}
      </p>
      <table className="year-days">
        <thead className="unseen">
          <tr>
            <th scope="col">{words.lines}</th>
            <th scope="col">{act.acts}</th>
          </tr>
        </thead>
        <tbody>
          {spansOf(year.days).map((span) => (
            <tr key={span.first}>
              <td className="n">{span.first === span.last ? span.first : `${span.first} – ${span.last}`}</td>
              <td>
                <span className={span.working ? 'tag lamp' : 'tag good'}>
                  {span.working ? words.work : words.off}
                </span>{' '}
                {span.name}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
