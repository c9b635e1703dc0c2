import type { JSX } from 'preact'
import { w } from '../../parts/words.ts'
import { askPerson, sayChoice } from '../../talk/actions.ts'
import { personWaiting, waitingLines } from '../../talk/outbox.ts'
import { conversation, type Message } from '../../talk/state.ts'

/** The open question: the last line, when it offers answers and nothing was answered since. */
export function openQuestion(): Message | null {
  const last = conversation.value?.messages.at(-1)
  if (!last || last.from === 'resident' || last.choices.length === 0 || waitingLines.value.length > 0)
    return null
  return last
}

export const ChoiceChips = ({ question }: { question: Message }): JSX.Element => (
  <>
    {question.choices.map((choice) => (
      <button key={choice.code} type="button" onClick={() => void sayChoice(choice.code, choice.label)}>
        {choice.label}
      </button>
    ))}
  </>
)

/** Answers to tap, and always a way to a person while there is none. */
export const Choices = (): JSX.Element | null => {
  const { chat } = w.value
  const question = openQuestion()
  const now = conversation.value
  const offered = question?.choices.some((choice) => /human|person|真人/.test(choice.code + choice.label))
  const human = now !== null && now.presence === 'program' && !now.crisis && !personWaiting.value && !offered
  if (!question && !human) return null
  return (
    <fieldset class="chips" aria-label={chat.choices}>
      {question && <ChoiceChips question={question} />}
      {human && (
        <button type="button" class="chip-human" onClick={askPerson}>
          {chat.human}
        </button>
      )}
    </fieldset>
  )
}
