import { unreachable, waysLeft } from '@anxin/core/rescue/reach.ts'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import type { EventDetail } from '../crisis/forms/fields.ts'

/** Tries without an answer since somebody was last reached. */
function triesInARow({ contacts }: EventDetail): readonly string[] {
  const last = contacts.findLastIndex((one) => one.outcome === 'reached')
  return contacts.slice(last + 1).flatMap((one) => (one.outcome === 'no_answer' ? [one.channel] : []))
}

/** The path of somebody who does not answer: three tries by three ways, then a decision; always which is next. */
export function Unreachable({ event }: { event: EventDetail }) {
  const { rescue: words, crisis } = useWords()
  const tried = triesInARow(event)
  if (event.state !== 'UNREACHABLE' && (event.state !== 'CONTACTING' || tried.length === 0)) return null
  const left = waysLeft(tried)
  return (
    <section className="unreachable" aria-label={words.path}>
      <h4>
        {words.path} <small className="n">{words.tries(tried.length, unreachable.tries)}</small>
      </h4>
      <ol>
        {unreachable.ways.map((way) => (
          <li key={way} className={left.includes(way) ? '' : 'done'}>
            <Icon name={left.includes(way) ? 'clock' : 'tick'} size={14} />
            {words.ways[way]}
          </li>
        ))}
        <li className={event.state === 'UNREACHABLE' ? 'now' : ''}>
          <Icon name="ambulance" size={14} />
          {words.decide(unreachable.decisionMinutes)}
        </li>
      </ol>
      {event.state === 'UNREACHABLE' && (
        <p className="hint">
          {words.decideHow} {crisis.event.acts.emergency}
        </p>
      )}
    </section>
  )
}
