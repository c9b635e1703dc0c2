import type { JSX } from 'preact'
import { SosButton } from '../../parts/calls/SosButton.tsx'
import { tell } from '../../parts/Notice.tsx'
import { online } from '../../parts/network.ts'
import { go } from '../../parts/router.ts'
import { w } from '../../parts/words.ts'
import { conversation, loading } from '../../talk/state.ts'
import { nobodyReached, rowOfReach } from '../../talk/told.ts'

type Tone = 'quiet' | 'coming' | 'here' | 'away'

/** Who is there, in words and by the shape of the mark before them. */
function presence(): { words: string; tone: Tone } {
  const { presence: words } = w.value
  const now = conversation.value
  if (!online.value || loading.value === 'offline') return { words: words.noNetwork, tone: 'away' }
  if (!now) return { words: words.connecting, tone: 'quiet' }
  const name = now.personName ?? words.someone
  if (now.presence === 'person') return { words: words.person(name), tone: 'here' }
  if (now.presence === 'acknowledged') return { words: words.acknowledged(name), tone: 'here' }
  if (now.presence === 'paged') return { words: rowOfReach(), tone: nobodyReached() ? 'away' : 'coming' }
  return { words: words.programShort, tone: 'quiet' }
}

const leave = (): void => {
  tell(w.value.chat.leftNow)
  go('/')
}

export const PresenceRow = (): JSX.Element => {
  const { words, tone } = presence()
  return (
    <div class="presence">
      <p class={`presence-who tone-${tone}`} role="status">
        {words}
      </p>
      <button type="button" class="presence-exit" aria-label={w.value.chat.exitWhole} onClick={leave}>
        {w.value.chat.exit}
      </button>
      <SosButton line />
    </div>
  )
}
