import { computed } from '@preact/signals'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { hotlineNumber } from '../../../parts/calls/hotlines.ts'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { tell } from '../../../parts/Notice.tsx'
import { online } from '../../../parts/network.ts'
import { refusalWords, w } from '../../../parts/words.ts'
import { me } from '../../../self/me.ts'
import { askPerson, sayFalseAlarm } from '../../../talk/actions.ts'
import { personWaiting, sosWaiting } from '../../../talk/outbox.ts'
import { crisisFolded, foldCrisis } from '../../../talk/pin.ts'
import { conversation } from '../../../talk/state.ts'
import { nobodyReached, sentenceOfReach } from '../../../talk/told.ts'
import { answersOnly, ChoiceChips, openQuestion } from '../Choices.tsx'
import { CallbackForm } from './CallbackForm.tsx'
import './crisis.css'

/** True while people are being called; afterwards the card only stays at hand. */
const acute = computed(() => conversation.value?.crisis === true || sosWaiting.value !== null)

/** Whether people were told: only what is true this second. */
function toldLine(): { words: string; unsent: boolean } | null {
  const { crisis, presence } = w.value
  const waiting = sosWaiting.value
  if (waiting) {
    const stuck = !online.value || waiting.why !== null
    return { words: stuck ? crisis.notSent : crisis.telling, unsent: stuck }
  }
  const now = conversation.value
  if (!now || now.presence === 'program') return null
  const name = now.personName ?? presence.someone
  if (now.presence === 'person') return { words: crisis.here(name), unsent: false }
  if (now.presence === 'acknowledged') return { words: crisis.acked(name), unsent: false }
  return { words: sentenceOfReach(), unsent: nobodyReached() }
}

/** True while the card stands open with its question, so that the answers are not shown twice. */
export const crisisAsks = computed(() => acute.value && !crisisFolded.value)

/** What the button that calls a person says: while somebody is there, who that is. */
function personLine(): string {
  const { crisis, presence } = w.value
  const now = conversation.value
  const name = now?.personName ?? presence.someone
  if (now?.presence === 'person') return presence.person(name)
  if (now?.presence === 'acknowledged') return presence.acknowledged(name)
  const asked = personWaiting.value !== null || (now !== null && now.presence !== 'program')
  return asked ? crisis.humanAsked : crisis.human
}

const Calls = (): JSX.Element => {
  const { crisis } = w.value
  return (
    <div class="crisis-calls">
      <a class="call" href="tel:120">
        <Icon name="phone" size="s" />
        <b>120</b> <span>{crisis.ambulance}</span>
      </a>
      <a class="call" href="tel:110">
        <Icon name="phone" size="s" />
        <b>110</b> <span>{crisis.police}</span>
      </a>
      <a class="call call-soft" href={`tel:${hotlineNumber}`}>
        <Icon name="phone" size="s" />
        <b>{hotlineNumber}</b>
      </a>
      <button type="button" class="call call-soft" onClick={askPerson}>
        <Icon name="hand" size="s" />
        <span>
          <strong>{personLine()}</strong>
        </span>
      </button>
    </div>
  )
}

const FalseAlarm = (): JSX.Element => {
  const { crisis } = w.value
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState(false)
  const say = async (): Promise<void> => {
    setBusy(true)
    try {
      await sayFalseAlarm()
      setSaid(true)
    } catch (refused) {
      tell(refusalWords(refused))
    } finally {
      setBusy(false)
    }
  }
  if (said)
    return (
      <p class="crisis-say" role="status">
        {crisis.falseAlarmSaid}
      </p>
    )
  return (
    <button type="button" class="crisis-quiet" disabled={busy} onClick={() => void say()}>
      {crisis.falseAlarm}
    </button>
  )
}

/** The screen of a crisis: words, calls, one question, what happens next. Nothing in it asks before it helps. */
const Open = ({ onFold }: { onFold: () => void }): JSX.Element => {
  const { crisis } = w.value
  const told = toldLine()
  const question = openQuestion()
  const answers = answersOnly(question?.choices ?? [])
  const anonymous = me.value !== null && me.value.kind !== 'registered'
  const paged = conversation.value !== null && conversation.value.presence !== 'program'
  const met = conversation.value?.presence === 'person'
  return (
    <section class={met ? 'crisis crisis-met' : 'crisis'} aria-label={crisis.title}>
      <p class="crisis-words" role="alert">
        {crisis.thanks}
      </p>
      {told?.unsent && (
        <p class="crisis-unsent" role="alert">
          {told.words}
        </p>
      )}
      <Calls />
      {question && answers.length > 0 && (
        <div class="crisis-question">
          <p class="pre">{question.text}</p>
          <div class="crisis-chips">
            <ChoiceChips key={question.id} choices={answers} />
          </div>
        </div>
      )}
      <p class="crisis-say" role="status">
        {crisis.program}
        {told && !told.unsent && <b>{told.words}</b>}
        {crisis.contact}
      </p>
      <p class="crisis-say">{crisis.next}</p>
      {anonymous && paged && <CallbackForm />}
      <div class="crisis-foot">
        {paged && acute.value && <FalseAlarm />}
        <button type="button" class="crisis-quiet crisis-fold" onClick={onFold}>
          <Icon name="up" size="s" />
          {crisis.fold}
        </button>
      </div>
    </section>
  )
}

export const CrisisPanel = (): JSX.Element => {
  const { crisis } = w.value
  const [opened, setOpened] = useState(false)
  const unfolded = acute.value ? !crisisFolded.value : opened
  const fold = (folded: boolean): void => {
    foldCrisis(folded)
    setOpened(!folded)
  }
  if (unfolded) return <Open onFold={() => fold(true)} />
  const told = toldLine()
  return (
    <section class="crisis crisis-small" aria-label={crisis.title}>
      {told?.unsent && (
        <p class="crisis-unsent" role="alert">
          {told.words}
        </p>
      )}
      <div class="crisis-strip">
        <a class="call" href="tel:120">
          <b>120</b>
        </a>
        <a class="call" href="tel:110">
          <b>110</b>
        </a>
        <a class="call call-soft" href={`tel:${hotlineNumber}`}>
          <b>{hotlineNumber}</b>
        </a>
        <button type="button" class="call call-soft" onClick={askPerson}>
          <strong>{crisis.human}</strong>
        </button>
        <button type="button" class="crisis-unfold" aria-label={crisis.unfold} onClick={() => fold(false)}>
          <Icon name="down" />
        </button>
      </div>
    </section>
  )
}
