import { useId } from 'react'

interface Given<T extends string> {
  label: string
  hint?: string | undefined
  value: T | null
  options: readonly { readonly value: T; readonly label: string; readonly tone?: string }[]
  choose: (value: T) => void
  /** Puts the question on the left and the answers on the right. */
  inline?: boolean
}

/** One answer of a few, all of them in sight. */
export function Choice<T extends string>({ label, hint, value, options, choose, inline }: Given<T>) {
  const id = useId()
  return (
    <fieldset
      className={inline ? 'choice inline' : 'choice'}
      aria-describedby={hint ? `${id}-hint` : undefined}
    >
      <legend>{label}</legend>
      <div className="options">
        {options.map((option) => (
          <label key={option.value} className={option.tone ? `tone-${option.tone}` : ''}>
            <input
              type="radio"
              name={id}
              checked={value === option.value}
              onChange={() => choose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  )
}

interface Scale {
  label: string
  hint?: string | undefined
  value: number | null
  choose: (value: number) => void
}

/** 0 to 10, each number a press. */
export function Scale({ label, hint, value, choose }: Scale) {
  const numbers = Array.from({ length: 11 }, (_, n) => ({ value: String(n), label: String(n) }))
  return (
    <div className="scale n">
      <Choice
        label={label}
        hint={hint}
        value={value === null ? null : String(value)}
        options={numbers}
        choose={(n) => choose(Number(n))}
      />
    </div>
  )
}

/** Several of a few. */
export function Several<T extends string>({
  label,
  hint,
  values,
  options,
  choose,
}: Omit<Given<T>, 'value' | 'choose'> & { values: readonly T[]; choose: (values: T[]) => void }) {
  const id = useId()
  return (
    <fieldset className="choice" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend>{label}</legend>
      <div className="options">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="checkbox"
              checked={values.includes(option.value)}
              onChange={(event) =>
                choose(
                  event.target.checked
                    ? [...values, option.value]
                    : values.filter((each) => each !== option.value),
                )
              }
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  )
}
