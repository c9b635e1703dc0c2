import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Icon } from '../../../../parts/drawn/Icon.tsx'
import { t } from '../../words.ts'
import type { Given } from '../given.ts'
import { useFew } from './Choose.tsx'

/** What is offered, and what the person adds; with one wanted, a second takes the place of the first. */
export const PickSome = ({ step, words, answer, onHold }: Given): JSX.Element => {
  const most = step.most ?? words.options.length
  const chosen = Array.isArray(answer) ? (answer as readonly string[]) : []
  const own = chosen.filter((text) => !words.options.includes(text))
  const { shown, More } = useFew([...words.options, ...own], (text) => chosen.includes(text))
  const toggle = (text: string): void => {
    if (chosen.includes(text)) onHold(chosen.filter((other) => other !== text))
    else if (most === 1) onHold([text])
    else if (chosen.length < most) onHold([...chosen, text])
  }
  const isFull = most > 1 && chosen.length >= most
  return (
    <>
      <div class={most === 1 ? 'options' : 'options options-small'}>
        {shown.map((text) => {
          const on = chosen.includes(text)
          return (
            <button
              key={text}
              type="button"
              class={on ? 'option option-on' : 'option'}
              aria-pressed={on}
              aria-disabled={isFull && !on}
              onClick={() => toggle(text)}
            >
              <span class="grow">{text}</span>
              {on && <Icon name="check" size="s" />}
            </button>
          )
        })}
        <More />
      </div>
      {step.own && <OwnWord onAdd={toggle} />}
    </>
  )
}

const OwnWord = ({ onAdd }: { onAdd: (text: string) => void }): JSX.Element => {
  const id = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const { player } = t.value
  if (!open)
    return (
      <button type="button" class="link own-open" onClick={() => setOpen(true)}>
        <Icon name="pen" size="s" />
        {player.ownWord}
      </button>
    )
  const add = (event: Event): void => {
    event.preventDefault()
    if (text.trim()) onAdd(text.trim())
    setText('')
    setOpen(false)
  }
  return (
    <form class="own field" onSubmit={add}>
      <label for={id}>{player.ownWord}</label>
      <div class="own-row">
        <input
          id={id}
          type="text"
          maxLength={80}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="btn btn-quiet">
          {player.ownAdd}
        </button>
      </div>
    </form>
  )
}
