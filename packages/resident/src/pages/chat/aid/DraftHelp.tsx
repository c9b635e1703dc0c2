import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { directory, hotlineNumber } from '../../../parts/calls/hotlines.ts'
import { askPerson } from '../../../talk/actions.ts'
import { personWaiting, sosWaiting, waitingLines } from '../../../talk/outbox.ts'
import { pinned } from '../../../talk/pin.ts'
import { conversation } from '../../../talk/state.ts'
import { type DraftSounds, draftSounds, watchDraft } from './draft-danger.ts'
import { a } from './words.ts'

interface Line {
  readonly number: string
  readonly name: string
}
/** The line for women, and for whoever is hurt at home: offered as long as the directory vouches for it. */
const atHomeNumber = '12338'

/** For a body or a mind in danger; where somebody is hurt by another, the police first. */
function linesFor(sounds: DraftSounds): readonly Line[] {
  const { help } = a.value
  const general = { number: hotlineNumber, name: help.line }
  if (sounds !== 'violence') return [general, { number: '120', name: help.ambulance }]
  const vouched = directory.value?.hotlines.some((one) => one.number === atHomeNumber)
  return [
    { number: '110', name: help.police },
    vouched ? { number: atHomeNumber, name: help.atHome } : general,
  ]
}

const Numbers = (): JSX.Element => {
  const { help } = a.value
  const asked = personWaiting.value !== null || (conversation.value?.presence ?? 'program') !== 'program'
  return (
    <div class="aid-calls">
      {linesFor(draftSounds.value).map(({ number, name }) => (
        <a key={number} class="call call-soft" href={`tel:${number}`}>
          <b>{number}</b> <span>{name}</span>
        </a>
      ))}
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
