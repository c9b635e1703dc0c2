import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { hotlineNumber } from '../../../parts/calls/hotlines.ts'
import { askPerson } from '../../../talk/actions.ts'
import { personWaiting, sosWaiting, waitingLines } from '../../../talk/outbox.ts'
import { pinned } from '../../../talk/pin.ts'
import { conversation } from '../../../talk/state.ts'
import { draftSounds, watchDraft } from './draft-danger.ts'
import { a } from './words.ts'

const Numbers = (): JSX.Element => {
  const { help } = a.value
  const police = draftSounds.value === 'violence'
  const asked = personWaiting.value !== null || (conversation.value?.presence ?? 'program') !== 'program'
  return (
    <div class="aid-calls">
      <a class="call call-soft" href={`tel:${hotlineNumber}`}>
        <b>{hotlineNumber}</b> <span>{help.line}</span>
      </a>
      <a class="call call-soft" href={`tel:${police ? '110' : '120'}`}>
        <b>{police ? '110' : '120'}</b> <span>{police ? help.police : help.ambulance}</span>
      </a>
      <button type="button" class="call call-soft" onClick={askPerson}>
        <b>{asked ? help.asked : help.human}</b> <span>{help.duty}</span>
      </button>
    </div>
  )
}

/** A line the house has not taken: whatever it says, somebody may be waiting for an answer that cannot come. */
const isUnsent = (): boolean => waitingLines.value.some((item) => item.state === 'kept' && item.why !== null)

/**
 * While the words being typed sound like danger, or while a line cannot be sent: who can be reached, at once and
 * without a network. It sends nothing, stops nothing, and goes when the words go. Where the card of a crisis stands
 * already, that one is enough.
 */
export const DraftHelp = (): JSX.Element => {
  useEffect(watchDraft, [])
  const carded = pinned.value || conversation.value?.crisis === true || sosWaiting.value !== null
  const sounds = carded ? 'calm' : draftSounds.value
  const says = sounds !== 'calm' ? sounds : !carded && isUnsent() ? 'unsent' : null
  const heard = says !== null
  return (
    <section class={heard ? 'aid' : 'aid-still'} aria-label={a.value.help.label}>
      <p role="status">{says && a.value.help[says]}</p>
      {heard && <Numbers />}
    </section>
  )
}
