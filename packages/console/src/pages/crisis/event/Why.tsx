import { isEnded } from '@anxin/core/crisis/state.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useMe } from '../../../parts/ask/who.ts'
import { useWords } from '../../../parts/language.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import type { EventDetail } from '../forms/fields.ts'
import type { Open } from './EventHead.tsx'
import type { Line } from './talk/talk.ts'

/** The quoted words inside a line, marked. */
export function marked(text: string, quotes: readonly string[]): ReactNode {
  const quote = quotes.find((each) => each && text.includes(each))
  if (!quote) return text
  const at = text.indexOf(quote)
  return (
    <>
      {marked(text.slice(0, at), quotes)}
      <mark>{quote}</mark>
      {marked(text.slice(at + quote.length), quotes)}
    </>
  )
}

/** Why the event was raised: the words themselves, in their place among the last turns. */
export function Why({ event, lines, open }: { event: EventDetail; lines: readonly Line[]; open: Open }) {
  const { crisis, partner } = useWords()
  const { event: words, sources } = crisis
  const me = useMe()
  const answers = !isEnded(event.state) && event.owner?.id === me?.personId
  const quotes = event.reasons.flatMap((reason) => reason.quotes)
  const last = lines.slice(-6)
  const said = new Set(last.map((line) => line.text))
  const apart = event.reasons.flatMap((reason) =>
    reason.quotes
      .filter((quote) => ![...said].some((text) => text.includes(quote)))
      .map((quote) => ({ at: reason.at, quote })),
  )
  return (
    <section className={`why ${event.grade.toLowerCase()}`} aria-label={words.why}>
      <h3>{words.why}</h3>
      <ul className="reasons">
        {event.reasons.map((reason) => (
          <li key={`${reason.at} ${reason.source} ${reason.messageId}`}>
            <time className="n">{shortTime(reason.at)}</time>
            <b>{sources[reason.source]}</b>
            {/^L\d$/.test(reason.level) && <span>{words.level(reason.level)}</span>}
            {reason.subject === 'other' && <span>{words.aboutOther}</span>}
            {reason.source === 'partner' && (
              <Link to="/partners" className="link">
                {partner.tab}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {(last.length > 0 || apart.length > 0) && (
        <dl>
          {apart.map(({ at, quote }) => (
            <div key={`${at} ${quote}`}>
              <dt className="n">{shortTime(at)}</dt>
              <dd>
                <mark>{quote}</mark>
              </dd>
            </div>
          ))}
          {last.map((line) => (
            <div key={line.id} className={line.from}>
              <dt className="n">{shortTime(line.at)}</dt>
              <dd>
                <span className="who">{line.name ?? words.from[line.from]}</span>
                {line.generated && <span className="tag model">{crisis.talk.generated}</span>}
                {line.from === 'resident'
                  ? marked(line.text, quotes)
                  : line.text || (line.card && crisis.talk.cards[line.card])}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {last.length === 0 && apart.length === 0 && <p className="hint">{words.whyNone}</p>}
      {event.conversationId && (
        <footer>
          <span>{words.whyAbout}</span>
          <Button type="link" size="small" onClick={() => open.tab('talk')}>
            {answers ? words.toTalk : words.seeTalk}
          </Button>
        </footer>
      )}
    </section>
  )
}
