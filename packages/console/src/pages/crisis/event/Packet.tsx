import { useLanguage } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { shortTime } from '../../../parts/show/times.ts'
import type { EventDetail } from '../forms/fields.ts'

/** What the resident let go for whoever comes, in their own words: nobody should have to tell it twice. */
export function Packet({ packet }: { packet: EventDetail['packet'] }) {
  const { words: all } = useLanguage()
  const { packet: words } = all.crisis
  if (!packet) return null
  return (
    <section className="packet" aria-label={words.title}>
      <h3>
        <Icon name="pen" size={16} />
        {words.title} <small className="n">{words.sent(shortTime(packet.sentAt))}</small>
      </h3>
      <p className="summary">{packet.summary}</p>
      {(packet.wish || packet.callAt) && (
        <dl>
          {packet.wish && (
            <div>
              <dt>{words.wish}</dt>
              <dd>{packet.wish}</dd>
            </div>
          )}
          {packet.callAt && (
            <div>
              <dt>{words.callAt}</dt>
              <dd className="n">
                <b>{shortTime(packet.callAt)}</b>
              </dd>
            </div>
          )}
        </dl>
      )}
    </section>
  )
}
