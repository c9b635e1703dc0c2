import { Button } from 'antd'
import { useWords } from '../../../../parts/language.tsx'
import { fullTime, shortTime } from '../../../../parts/show/times.ts'
import type { EventDetail } from '../../forms/fields.ts'
import type { ActName } from '../acts.ts'
import type { Open } from '../EventHead.tsx'
import { useLineText, useLineWords } from '../lines.ts'

/** What has happened: pages sent, contacts tried, and every line of the history, newest first. */
export function Past({ event, may, open }: { event: EventDetail; may: ReadonlySet<ActName>; open: Open }) {
  const { crisis } = useWords()
  const { event: words } = crisis
  const line = useLineWords()
  const textOf = useLineText()
  const channels: Readonly<Record<string, string>> = crisis.pageChannels
  return (
    <div className="case-main">
      <section>
        <h3>
          {words.timeline}
          {may.has('note') && (
            <Button size="small" onClick={() => open.dialog({ name: 'note' })}>
              {words.acts.note}
            </Button>
          )}
        </h3>
        {event.timeline.length === 0 && <p className="hint">{words.timelineNone}</p>}
        <ol className="long-line">
          {[...event.timeline].reverse().map((entry) => (
            <li key={entry.seq}>
              <time className="n" title={fullTime(entry.at)}>
                {shortTime(entry.at)}
              </time>
              <div>
                <b>{line(entry)}</b>
                {entry.from && entry.to && entry.from !== entry.to && (
                  <span className="step">
                    {crisis.states[entry.from]} → {crisis.states[entry.to]}
                  </span>
                )}
                {entry.text && <p>{textOf(entry)}</p>}
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3>{words.contacts}</h3>
        {event.contacts.length === 0 && <p className="hint">{words.contactsNone}</p>}
        {event.contacts.length > 0 && (
          <div className="sheet">
            <table>
              <tbody>
                {event.contacts.map((contact) => (
                  <tr key={contact.id}>
                    <td className="n">{shortTime(contact.at)}</td>
                    <td>{contact.by}</td>
                    <td>{crisis.channels[contact.channel]}</td>
                    <td>{crisis.outcomes[contact.outcome]}</td>
                    <td className="words">{contact.note}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <section>
        <h3>{words.pages}</h3>
        {event.pages.length === 0 && <p className="hint">{words.pagesNone}</p>}
        {event.pages.length > 0 && (
          <div className="sheet">
            <table>
              <tbody>
                {event.pages.map((page) => (
                  <tr key={`${page.at} ${page.to} ${page.rung} ${page.channel}`}>
                    <td className="n">{fullTime(page.at).slice(5)}</td>
                    <td>{page.to}</td>
                    <td>{channels[page.channel] ?? page.channel}</td>
                    <td>
                      <span className={`tag page-${page.state}`}>{crisis.pageStates[page.state]}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </div>
  )
}
