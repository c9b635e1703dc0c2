import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { elder } from '../../device/settings.ts'
import { directory } from '../../parts/calls/hotlines.ts'
import { w } from '../../parts/words.ts'
import { askPerson, sayChoice } from '../../talk/actions.ts'
import { personWaiting, waitingLines } from '../../talk/outbox.ts'
import { conversation, type Message } from '../../talk/state.ts'
import { showWhoSees } from './ChatIntro.tsx'

/** The open question: the last line that is not a note, when it offers answers and nothing was said since. */
export function openQuestion(): Message | null {
  const last = conversation.value?.messages.findLast((message) => message.from !== 'note')
  if (!last || last.from === 'resident' || last.choices.length === 0 || waitingLines.value.length > 0)
    return null
  return last
}

type Choice = Message['choices'][number]
/** A choice that names an exercise opens it; what came of it is said on the way back. */
const exerciseIn = (code: string): string | null => /^module\.(M\d\d)$/.exec(code)?.[1] ?? null
/** A choice that names a check opens it. */
const checkIn = (code: string): string | null => /^check\.(\w+)$/.exec(code)?.[1] ?? null
const numberIn = (code: string): string | null => /^call\.(\d+)$/.exec(code)?.[1] ?? null

/** A number the directory no longer vouches for is not offered; where there is no directory, only those everybody knows. */
const isTrusted = ({ code }: Choice): boolean => {
  const number = numberIn(code)
  const known = directory.value?.hotlines ?? w.value.help.builtInLines
  return !number || known.some((line) => line.number === number)
}

/** The call and the person are the large buttons of the crisis card already; the rest are answers. */
export const answersOnly = (choices: readonly Choice[]): readonly Choice[] =>
  choices.filter((choice) => !numberIn(choice.code) && choice.code !== 'human.yes')

const isHuman = ({ code, label }: Choice): boolean => /human|person|真人/.test(code + label)

/** In large letters two at once, the person among them where one is offered. @source domain specification 4.6 */
const fewest = 2
function two(choices: readonly Choice[]): readonly Choice[] {
  const human = choices.slice(fewest).find(isHuman)
  return human ? [...choices.slice(0, fewest - 1), human] : choices.slice(0, fewest)
}

/** A tapped answer is said in its own words; one that names a number also dials it. */
export const ChoiceChips = ({ choices }: { choices: readonly Choice[] }): JSX.Element => {
  const [all, setAll] = useState(false)
  const asked = choices.filter((one) => isTrusted(one) && !(elder.value && one.code === 'age.minor'))
  const few = elder.value && !all && asked.length > fewest
  return (
    <>
      {(few ? two(asked) : asked).map((choice) => (
        <Chip key={choice.code} choice={choice} />
      ))}
      {few && (
        <button type="button" class="chip chip-more" onClick={() => setAll(true)}>
          {w.value.chat.more}
        </button>
      )}
    </>
  )
}

const Chip = ({ choice }: { choice: Choice }): JSX.Element => {
  const number = numberIn(choice.code)
  const exercise = exerciseIn(choice.code)
  const check = checkIn(choice.code)
  const say = (): void => void sayChoice(choice.code, choice.label)
  if (choice.code === 'disclosure.privacy')
    return (
      <button type="button" class="chip" onClick={showWhoSees}>
        {choice.label}
      </button>
    )
  if (exercise || check)
    return (
      <a class="chip" href={exercise ? `/tools?m=${exercise}&from=chat` : `/check?pack=${check}`}>
        {choice.label}
      </a>
    )
  return number ? (
    <a class="chip" href={`tel:${number}`} onClick={say}>
      {choice.label}
    </a>
  ) : (
    <button type="button" class="chip" onClick={say}>
      {choice.label}
    </button>
  )
}

/** Answers to tap, and always a way to a person while there is none. */
export const Choices = (): JSX.Element | null => {
  const { chat } = w.value
  const question = openQuestion()
  const now = conversation.value
  const offered = question?.choices.some(isHuman)
  const human = now !== null && now.presence === 'program' && !now.crisis && !personWaiting.value && !offered
  if (!question && !human) return null
  return (
    <fieldset class="chips-said" aria-label={chat.choices}>
      {question && <ChoiceChips key={question.id} choices={question.choices} />}
      {human && (
        <button type="button" class="chip chip-human" onClick={askPerson}>
          {chat.human}
        </button>
      )}
    </fieldset>
  )
}
