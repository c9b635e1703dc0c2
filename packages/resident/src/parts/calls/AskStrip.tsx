import type { JSX } from 'preact'
import { askPerson } from '../../talk/actions.ts'
import { personWaiting } from '../../talk/outbox.ts'
import { Icon } from '../drawn/Icon.tsx'
import { w } from '../words.ts'

/** Asks for a person without a telephone call. */
export const AskStrip = (): JSX.Element => {
  const { home } = w.value
  return (
    <button type="button" class="ask" onClick={askPerson}>
      <Icon name="hand" />
      <span>
        {personWaiting.value ? (
          home.asking
        ) : (
          <>
            <span class="nb">{home.askBefore}</span>
            <b class="nb">{home.ask}</b>
          </>
        )}
      </span>
      <Icon name="chev" size="s" />
    </button>
  )
}
