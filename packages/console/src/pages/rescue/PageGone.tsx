import { Button } from 'antd'
import { useWords } from '../../parts/language.tsx'
import { Countdown } from '../../parts/show/Countdown.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { shortTime } from '../../parts/show/times.ts'
import type { EventDetail } from '../crisis/forms/fields.ts'
import type { Beside } from './beside.ts'

/** The resident's page has gone silent: since when, what is owed, and where to begin. */
export function PageGone({
  event,
  beside,
  mine,
  contact,
  talk,
}: {
  event: EventDetail
  beside: Beside | undefined
  mine: boolean
  contact: () => void
  talk: () => void
}) {
  const { rescue: words } = useWords()
  const since = beside?.presence?.silentAt
  if (!since || !beside.presence) return null
  const { reachAt, reachedOutAt } = beside.presence
  const tried = event.contacts.some((one) => one.at > since && one.channel !== 'chat')
  const phone = event.phone ?? event.callback?.phone ?? null
  return (
    <section className="page-gone" role="alert" aria-label={words.gone(shortTime(since))}>
      <Icon name="phone" />
      <div>
        <b>{words.gone(shortTime(since))}</b>
        {tried ? (
          <p>{words.goneTried}</p>
        ) : (
          <p>
            {reachedOutAt ? words.goneNow : words.goneSoon}{' '}
            {!reachedOutAt && reachAt && <Countdown dueAt={reachAt} />}
          </p>
        )}
      </div>
      {mine && !tried && (
        <div className="acts">
          {phone && (
            <a className="call-big n" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              {words.ring(phone)}
            </a>
          )}
          <Button onClick={talk}>{words.write}</Button>
          <Button type="primary" onClick={contact}>
            {words.noteTry}
          </Button>
        </div>
      )}
    </section>
  )
}
