import type { JSX } from 'preact'
import { HelpCard } from '../../parts/calls/HelpCard.tsx'
import { Icon } from '../../parts/drawn/Icon.tsx'
import { w } from '../../parts/words.ts'

/** On a desk: who can be reached now, and what one can do alone. */
export const Side = (): JSX.Element => {
  const { chat, home } = w.value
  return (
    <aside class="side">
      <section class="card pad stack">
        <h2>{chat.side}</h2>
        <HelpCard />
      </section>
      <section class="card pad">
        <h2>{chat.sideTools}</h2>
        <nav class="list" aria-label={chat.sideTools}>
          <a href="/breathe">
            <span class="grow">
              {home.breathe}
              <small>{home.breatheSmall}</small>
            </span>
            <Icon name="chev" size="s" />
          </a>
          <a href="/plan">
            <span class="grow">
              {home.plan}
              <small>{home.planSmall}</small>
            </span>
            <Icon name="chev" size="s" />
          </a>
        </nav>
      </section>
    </aside>
  )
}
