import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { Scale } from '../../../../parts/Pick.tsx'
import { t } from '../../words.ts'
import type { Given } from '../given.ts'

/** One field; every letter is on the device at once. */
export const Write = ({ answer, words, onHold }: Given): JSX.Element => {
  const id = useId()
  return (
    <div class="field step-write">
      <label class="gone" for={id}>
        {words.say || t.value.player.writeLabel}
      </label>
      <textarea
        id={id}
        rows={4}
        maxLength={800}
        value={typeof answer === 'string' ? answer : ''}
        onInput={(event) => onHold(event.currentTarget.value)}
      />
    </div>
  )
}

export const Rate = ({ answer, words, onHold }: Given): JSX.Element => (
  <div class="step-rate">
    <Scale label={words.say} value={typeof answer === 'number' ? answer : null} onRate={onHold} />
  </div>
)
