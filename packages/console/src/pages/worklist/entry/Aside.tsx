import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { mayEnter, useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { CopyButton } from '../../../parts/show/CopyButton.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { dayName, shortTime } from '../../../parts/show/times.ts'
import type { Entry } from '../shapes.ts'
import type { ActName } from './acts.ts'
import type { Open } from './EntryHead.tsx'
import { useStepWords } from './stepWords.ts'

interface Given {
  entry: Entry
  may: ReadonlySet<ActName>
  open: Open
}

/** Beside it: how to reach the person, what is known of them, what is proposed, and what happened. */
export function Aside(given: Given) {
  return (
    <aside className="beside">
      <Reach {...given} />
      <Alert {...given} />
      <Proposals {...given} />
      <ProfileShown {...given} />
      <Rescreens {...given} />
      <Timeline {...given} />
    </aside>
  )
}

function Reach({ entry }: Given) {
  const { entry: words, list } = useWords().worklist
  const name = entry.name ?? list.noName
  return (
    <section>
      <h3>{words.person}</h3>
      {entry.phone ? (
        <div className="reach">
          <div>
            <b>{name}</b>
            <span className="n">{entry.phone}</span>
          </div>
          <CopyButton text={entry.phone} name={words.copyPhone(name)} />
          <a className="call" href={`tel:${entry.phone}`} aria-label={words.call(name)}>
            <Icon name="phone" size={16} />
          </a>
        </div>
      ) : (
        <p className="hint">{words.phoneNone}</p>
      )}
    </section>
  )
}

function Alert({ entry }: Given) {
  const { entry: words } = useWords().worklist
  const me = useMe()
  if (!entry.eventId || !mayEnter(me, 'board')) return null
  return (
    <section className="alert-too">
      <h3>
        <Icon name="bell" size={16} />
        {words.event}
      </h3>
      <p>{words.eventAbout}</p>
      <Link className="link" to="/events/$eventId" params={{ eventId: entry.eventId }}>
        {words.eventOpen}
      </Link>
    </section>
  )
}

function Proposals({ entry }: Given) {
  const { entry: words } = useWords().worklist
  if (entry.proposals.length === 0) return null
  return (
    <section className="proposals">
      <h3>{words.proposals}</h3>
      {entry.proposals.map((one) => (
        <p key={one.why}>
          <Icon name={one.direction === 'up' ? 'up' : 'down'} size={16} />
          <span>
            <b>{one.direction === 'up' ? words.proposalUp : words.proposalDown}</b>
            {words.proposalWhy[one.why] ?? one.why}
          </span>
        </p>
      ))}
      <p className="hint">{words.proposalAbout}</p>
    </section>
  )
}

function ProfileShown({ entry, may, open }: Given) {
  const { worklist, assessment } = useWords()
  const { entry: words } = worklist
  const lists: readonly { head: string; said: readonly string[] }[] = [
    { head: words.populations, said: entry.populations.map((one) => assessment.populations[one]) },
    { head: words.history, said: entry.history.map((one) => worklist.histories[one]) },
    { head: words.context, said: entry.context.map((one) => worklist.contexts[one]) },
    { head: words.protective, said: entry.protective },
  ]
  const told = lists.filter((one) => one.said.length > 0)
  return (
    <section>
      <h3>
        {words.profile}
        {may.has('profile') && (
          <Button size="small" type="link" onClick={() => open({ name: 'profile' })}>
            {words.acts.profile}
          </Button>
        )}
      </h3>
      {told.length === 0 && <p className="hint">{words.profileNone}</p>}
      <dl className="known">
        {told.map(({ head, said }) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{said.join('、')}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Rescreens({ entry }: Given) {
  const { entry: words } = useWords().worklist
  const locale = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
  if (entry.rescreens.length === 0) return null
  return (
    <section>
      <h3>{words.rescreens}</h3>
      <ul className="short-line">
        {entry.rescreens.slice(0, 5).map((one) => (
          <li key={`${one.dueAt} ${one.kind} ${one.cohortMonths}`}>
            <time className="n">{dayName(one.dueAt, locale)}</time>
            <span>
              {one.cohortMonths === null
                ? words.rescreenKinds[one.kind]
                : words.rescreenOfEvent(one.cohortMonths)}{' '}
              · {words.rescreenStates[one.state] ?? one.state}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Timeline({ entry }: Given) {
  const { entry: words } = useWords().worklist
  const step = useStepWords()
  return (
    <section>
      <h3>{words.timeline}</h3>
      {entry.steps.length === 0 && <p className="hint">{words.timelineNone}</p>}
      <ol className="short-line told">
        {[...entry.steps].reverse().map((one) => {
          const { said, about, written } = step(one)
          return (
            <li key={`${one.at} ${one.what} ${one.by}`}>
              <time className="n">{shortTime(one.at)}</time>
              <span>
                {said} {about}
                {written && <q>{written}</q>}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
