import { useQuery } from '@tanstack/react-query'
import '../../styles/casework/shared.css'
import '../../styles/training.css'
import { useState } from 'react'
import { type Reply, reading } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { isoDay, shortDay } from '../../parts/show/times.ts'
import { type Asked, Colleagues } from './Colleagues.tsx'
import { EndPair, NamePair } from './NamePair.tsx'
import { Supervisors } from './Supervisors.tsx'

export type Pairs = Reply<'GET /api/training/pairs'>

/** Who supervises whom: one's own, and for those who name them, everybody's. */
export function Supervision() {
  const { training: words } = useWords()
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/training/pairs'), enabled: mayEnter(me, 'supervision') })
  const [asked, setAsked] = useState<Asked>()
  const close = (): void => setAsked(undefined)
  return (
    <Page gate="supervision" title={words.title} about={words.about}>
      <Shown query={query}>
        {(pairs) => (
          <div className="stack">
            {pairs.mine && <Mine mine={pairs.mine} />}
            {(pairs.supervisors.length > 0 || pairs.mayName) && (
              <Supervisors supervisors={pairs.supervisors} own={me?.personId} />
            )}
            {pairs.mayName && <Colleagues pairs={pairs} ask={setAsked} />}
            {pairs.ended.length > 0 && <Ended ended={pairs.ended} />}
          </div>
        )}
      </Shown>
      {asked?.act === 'name' && query.data && (
        <NamePair asked={asked} supervisors={query.data.supervisors} close={close} />
      )}
      {asked?.act === 'end' && <EndPair asked={asked} close={close} />}
    </Page>
  )
}

function Mine({ mine }: { mine: NonNullable<Pairs['mine']> }) {
  const { mine: words } = useWords().training
  const { primary, deputy, by, why } = mine
  return (
    <section className={by === 'nobody' ? 'panel supervision-mine alone' : 'panel supervision-mine'}>
      <h2>{words.title}</h2>
      {by === 'primary' && primary && <p>{words.by(primary.name, shortDay(primary.since))}</p>}
      {by === 'deputy' && primary && deputy && (
        <p>{why === 'away' ? words.standsIn(deputy.name, primary.name) : words.deputy(deputy.name)}</p>
      )}
      {by === 'deputy' && !primary && deputy && <p>{words.deputy(deputy.name)}</p>}
      {by === 'nobody' && (
        <p>
          <b>{words.nobody}</b> {words.ask}
        </p>
      )}
      {why === 'lapsed' && primary && <p className="hint">{words.lapsed(primary.name)}</p>}
      {by === 'primary' && deputy && <p className="hint">{words.deputy(deputy.name)}</p>}
      {primary && <p className="hint">{words.share}</p>}
    </section>
  )
}

function Ended({ ended }: { ended: Pairs['ended'] }) {
  const { ended: words } = useWords().training
  return (
    <details className="panel supervision-ended">
      <summary>
        {words.title} <span className="n">{ended.length}</span>
      </summary>
      <ul>
        {ended.map((one) => (
          <li key={one.pairId}>
            <span>{words.line(one.supervisorName, one.name, one.kind === 'deputy')}</span>
            <span className="n">{words.days(isoDay(one.since), isoDay(one.until))}</span>
            <small>{one.why ?? words.left}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}
