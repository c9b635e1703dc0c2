import type { JSX } from 'preact'
import { w } from './words.ts'

interface Choice<Value> {
  readonly value: Value
  readonly name: string
  readonly lang?: string
}

/** A few answers of which one is taken. */
export function Pick<Value extends string | boolean>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: string
  choices: readonly Choice<Value>[]
  chosen: Value
  onChoose: (value: Value) => void
}): JSX.Element {
  return (
    <fieldset class="pick" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={String(choice.value)}
          type="button"
          aria-pressed={chosen === choice.value}
          {...(choice.lang ? { lang: choice.lang } : {})}
          onClick={() => onChoose(choice.value)}
        >
          {choice.name}
        </button>
      ))}
    </fieldset>
  )
}

const scores = Array.from({ length: 11 }, (_, score) => score)

/** 0 to 10, as buttons large enough for an unsteady hand. */
export const Scale = ({
  label,
  value,
  onRate,
}: {
  label: string
  value: number | null
  onRate: (value: number) => void
}): JSX.Element => (
  <fieldset class="scale" aria-label={label}>
    {scores.map((score) => (
      <button
        key={score}
        type="button"
        aria-pressed={value === score}
        aria-label={w.value.breathe.scaleAt(score)}
        onClick={() => onRate(score)}
      >
        {score}
      </button>
    ))}
  </fieldset>
)
