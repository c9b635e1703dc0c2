import { Refused } from '@anxin/kit/caller.ts'
import { Fragment, type JSX } from 'preact'
import { dayAndClock, dayName } from '../../parts/when.ts'
import { refusalWords, w } from '../../parts/words.ts'
import { friendName } from '../../self/me.ts'
import { draft, startNewDraft } from '../../talk/draft.ts'
import { discard, type Outgoing, resend } from '../../talk/outbox.ts'
import { conversation, type Message } from '../../talk/state.ts'
import { MessageCard, Slip } from './Cards.tsx'
import { Thumbs } from './parts.ts'

const gapMs = 15 * 60 * 1000

const pausesBefore = (message: Message, before: Message | undefined): boolean =>
  !before ||
  Date.parse(message.at) - Date.parse(before.at) > gapMs ||
  dayName(message.at) !== dayName(before.at)

const Speaker = ({ message }: { message: Message }): JSX.Element => {
  const { chat } = w.value
  if (message.from === 'person')
    return <span class="line-name">{chat.saidBy(message.name ?? w.value.presence.someone)}</span>
  return (
    <span class="gone">
      {message.from === 'resident' ? chat.fromMe : chat.fromProgram(friendName.value)}：
    </span>
  )
}

/** Which side it stands on; a warning that comes with numbers to call stands out. */
function sideOf({ from, card }: Message): string {
  if (from === 'resident') return 'me'
  if (from === 'person') return 'bot person'
  return card === 'hotline' ? 'bot warns' : 'bot'
}

/** One's own words stay as they were typed. */
const asTyped = ({ from }: Message): { translate?: false } =>
  from === 'resident' ? { translate: false } : {}

const Line = ({ message, before }: { message: Message; before: Message | undefined }): JSX.Element => {
  if (message.from === 'note' && !message.card) return <p class="line-note">{message.text}</p>
  const side = sideOf(message)
  const same = before?.from === message.from && !pausesBefore(message, before)
  if (message.card === 'handover' || message.card === 'disclosure')
    return (
      <Slip icon={message.card === 'handover' ? 'hand' : 'eye'}>
        {message.text || w.value.chat.disclosure}
      </Slip>
    )
  return (
    <>
      {message.text && (
        <div class={`m ${side}${same ? ' follows' : ''}`}>
          {!(same && message.from === 'person') && <Speaker message={message} />}
          <p class="pre" {...asTyped(message)}>
            {message.text}
          </p>
          {message.generated && <small class="line-made">{w.value.chat.generated}</small>}
        </div>
      )}
      {message.card && <MessageCard message={message} />}
    </>
  )
}

export const Lines = ({ messages }: { messages: readonly Message[] }): JSX.Element => {
  const lastOwn = messages.findLast((message) => message.from === 'resident')
  const last = messages.at(-1)
  const mayJudge = lastOwn && last?.from === 'program' && last.text && conversation.value?.crisis === false
  return (
    <>
      {messages.map((message, i) => (
        <Fragment key={message.id}>
          {pausesBefore(message, messages[i - 1]) && <p class="when">{dayAndClock(message.at)}</p>}
          <Line message={message} before={messages[i - 1]} />
          {message === lastOwn && <p class="st">{w.value.chat.state.got}</p>}
        </Fragment>
      ))}
      {mayJudge && <Thumbs key={last.id} id={last.id} />}
    </>
  )
}

const takeBack = (item: Outgoing): void => {
  const written = draft.value.text
  startNewDraft(written ? `${item.text}\n${written}` : item.text)
  void discard(item.id)
}

/** A line that is still on this device, with what becomes of it. */
export const WaitingLine = ({ item }: { item: Outgoing }): JSX.Element => {
  const { chat } = w.value
  return (
    <>
      <div class={`m me waiting-${item.state}`}>
        <span class="gone">{chat.fromMe}：</span>
        <p class="pre">{item.text}</p>
      </div>
      <p class="st">{chat.state[item.state]}</p>
      {item.state === 'refused' && (
        <div class="refused">
          <p>{refusalWords(new Refused(item.why ?? 'FAULT'))}</p>
          <button type="button" onClick={() => void resend(item.id)}>
            {chat.retry}
          </button>
          <button type="button" onClick={() => takeBack(item)}>
            {chat.takeBack}
          </button>
        </div>
      )}
    </>
  )
}
