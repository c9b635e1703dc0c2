import '../../styles/breach.css'
import { Button } from 'antd'
import { useState } from 'react'
import type { Reply } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { RecordBreach } from './RecordBreach.tsx'
import { RegisterOf } from './RegisterOf.tsx'

/** Where everybody writes down that data may be out of its place, and those in charge see to it. */
export function Breaches() {
  const { breach: words } = useWords()
  const keeper = mayEnter(useMe(), 'breachKeeping')
  const [recording, setRecording] = useState<'real' | 'drill'>()
  const [kept, setKept] = useState<Reply<'POST /api/breach/breaches'>>()
  return (
    <Page
      title={words.title}
      about={words.about}
      acts={
        <>
          {keeper && <Button onClick={() => setRecording('drill')}>{words.drill}</Button>}
          <Button type="primary" onClick={() => setRecording('real')}>
            {words.record}
          </Button>
        </>
      }
    >
      <div className="stack">
        {kept && (
          <section className="panel breach-kept" role="status" aria-label={words.recordedTitle}>
            <Icon name="tick" size={22} />
            <b className="n">
              {kept.told > 0 ? words.recorded(kept.number, kept.told) : words.recordedNobody(kept.number)}
            </b>
          </section>
        )}
        {!keeper && <First />}
        {keeper && <RegisterOf />}
      </div>
      {recording && (
        <RecordBreach
          key={recording}
          drill={recording === 'drill'}
          close={() => setRecording(undefined)}
          done={setKept}
        />
      )}
    </Page>
  )
}

/** What whoever noticed does at once. */
function First() {
  const { breach: words } = useWords()
  return (
    <section className="panel breach-first" aria-labelledby="breach-first">
      <h2 id="breach-first">{words.first}</h2>
      <ol>
        {words.firsts.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  )
}
