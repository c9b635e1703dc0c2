import type { JSX } from 'preact'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { Mark } from '../../parts/drawn/Mark.tsx'
import { w } from '../../parts/words.ts'
import { friendName } from '../../self/me.ts'
import { conversation } from '../../talk/state.ts'

/** Neutral on purpose: what was said never shows on the first screen of a phone somebody else may pick up. */
const line = (): string => {
  const { home } = w.value
  const now = conversation.value
  if (!now || now.messages.every((message) => message.from !== 'resident')) return home.firstLine
  if (now.presence === 'person') return home.personLine(now.personName ?? w.value.presence.someone)
  if (now.presence === 'acknowledged') return home.ackLine(now.personName ?? w.value.presence.someone)
  if (now.presence === 'paged') return now.reach === 'lost' ? home.lostLine : home.pagedLine
  return home.backLine
}

export const TalkCard = (): JSX.Element => {
  const { home } = w.value
  const begun = conversation.value?.messages.some((message) => message.from === 'resident')
  return (
    <section class="card talk">
      <div class="who">
        <span class="ava">
          <Mark size="s" />
        </span>
        <div>
          <p class="pre">{line()}</p>
          <small>{home.who(friendName.value)}</small>
        </div>
      </div>
      <a class="say" href="/chat">
        <span>{begun ? home.goOn : home.talk}</span>
        <i>
          <Icon name="chat" />
        </i>
      </a>
    </section>
  )
}
