import { isEnded } from '@anxin/core/crisis/state.ts'
import { useWords } from '../../../parts/language.tsx'
import { CopyButton } from '../../../parts/show/CopyButton.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import { OpenCaseLink } from '../../casework/open/OpenCaseLink.tsx'
import type { EventDetail } from '../forms/fields.ts'
import type { Open } from './EventHead.tsx'
import { useLineText, useLineWords } from './lines.ts'

interface Reachable {
  readonly name: string
  readonly about: string
  /** Null: do not call. */
  readonly phone: string | null
}

function Ring({ name, phone }: { name: string; phone: string }) {
  const { event: words } = useWords().crisis
  return (
    <>
      <CopyButton text={phone} name={words.copyPhone(name)} />
      <a className="call" href={`tel:${phone.replace(/[^\d+]/g, '')}`} aria-label={words.call(name)}>
        <Icon name="phone" size={16} />
      </a>
    </>
  )
}

/** Beside every tab: who can be reached, what was agreed to, the plan in short, the last of the history. */
export function Aside({ event, open }: { event: EventDetail; open: Open }) {
  const { crisis } = useWords()
  const { event: words } = crisis
  const line = useLineWords()
  const text = useLineText()
  const people: Reachable[] = []
  if (event.phone) people.push({ name: event.name ?? crisis.anonymous, about: words.own, phone: event.phone })
  if (event.callback)
    people.push({ name: event.name ?? crisis.anonymous, about: words.callback, phone: event.callback.phone })
  if (event.callback?.friend) people.push({ ...event.callback.friend, about: words.friend })
  if (event.emergencyContact)
    people.push({
      name: event.emergencyContact.name,
      about: `${event.emergencyContact.relation} · ${event.emergencyContact.doNotCall ? words.doNotCall : words.emergencyContact}`,
      phone: event.emergencyContact.phone,
    })
  const consents: readonly { yes: boolean; text: string }[] = [
    { yes: true, text: words.consents.excerpt },
    { yes: false, text: words.consents.whole },
    event.emergencyContact
      ? { yes: true, text: words.consents.contactYes }
      : { yes: false, text: words.consents.contactNo },
    { yes: true, text: words.consents.police },
    ...(event.minor ? [{ yes: false, text: words.consents.minor }] : []),
  ]
  return (
    <aside className="beside">
      <section>
        <h3>
          {words.people}
          {event.phoneTail && <small className="n">{words.phoneTail(event.phoneTail)}</small>}
        </h3>
        {people.map((person) => (
          <div className="reach" key={person.phone + person.about}>
            <div>
              <b>{person.name}</b>
              <span>{person.about}</span>
              <span className="n">{person.phone}</span>
            </div>
            {person.phone && <Ring name={person.name} phone={person.phone} />}
          </div>
        ))}
        {people.length === 0 && !event.phoneTail && (
          <>
            <p className="hint">{words.noPeople}</p>
            {!isEnded(event.state) && <p className="hint">{words.askPeople}</p>}
          </>
        )}
      </section>
      <OpenCaseLink name={event.name} source="crisis" from={event.id} />
      <section>
        <h3>{words.consent}</h3>
        {consents.map((consent) => (
          <p className={consent.yes ? 'ok' : 'ok no'} key={consent.text}>
            <Icon name={consent.yes ? 'tick' : 'lock'} size={16} />
            {consent.text}
          </p>
        ))}
      </section>
      <section>
        <h3>
          {words.plan}
          {event.plan && <small className="n">{words.planAt(shortTime(event.plan.savedAt))}</small>}
        </h3>
        {event.plan ? (
          <button type="button" className="plain" onClick={() => open.tab('plan')}>
            {[...event.plan.warningSigns, ...event.plan.innerCoping].slice(0, 3).join('；') ||
              event.plan.reasonToLive ||
              words.tabs.plan}
          </button>
        ) : (
          <p className="hint">{words.planNone}</p>
        )}
      </section>
      <section>
        <h3>{words.timeline}</h3>
        <ol className="short-line">
          {event.timeline
            .slice(-6)
            .reverse()
            .map((entry) => (
              <li key={entry.seq}>
                <time className="n">{shortTime(entry.at)}</time>
                <span>
                  {line(entry)} {entry.what === 'crisis.paged' && text(entry)}
                </span>
              </li>
            ))}
        </ol>
      </section>
    </aside>
  )
}
