import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

interface Given {
  readonly label: string
  readonly value: string
  readonly hint?: string | undefined
  readonly wrong?: string | undefined
  readonly type?: 'text' | 'tel'
  readonly inputMode?: 'text' | 'tel' | 'numeric'
  readonly autocomplete?: string
  readonly maxLength?: number
  readonly onText: (text: string) => void
}

interface Tied {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: boolean
}

/** Label, hint and fault around an input, tied together for those who listen. */
const Framed = ({
  label,
  hint,
  wrong,
  input,
}: Pick<Given, 'label' | 'hint' | 'wrong'> & { input: (tied: Tied) => JSX.Element }): JSX.Element => {
  const id = useId()
  const notes = [hint ? `${id}h` : '', wrong ? `${id}w` : ''].join(' ').trim()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <small id={`${id}h`}>{hint}</small>}
      {input({
        id,
        ...(notes ? { 'aria-describedby': notes } : {}),
        ...(wrong ? { 'aria-invalid': true } : {}),
      })}
      {wrong && (
        <p class="wrong" id={`${id}w`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}

export const Field = ({ label, hint, wrong, type = 'text', onText, ...rest }: Given): JSX.Element => (
  <Framed
    label={label}
    hint={hint}
    wrong={wrong}
    input={(tied) =>
      type === 'tel' ? (
        <input {...rest} {...tied} type="tel" onInput={(event) => onText(event.currentTarget.value)} />
      ) : (
        <input {...rest} {...tied} type="text" onInput={(event) => onText(event.currentTarget.value)} />
      )
    }
  />
)

interface DateGiven extends Pick<Given, 'label' | 'value' | 'hint' | 'wrong' | 'onText'> {
  readonly min: string
  readonly max: string
}

export const Area = ({
  label,
  hint,
  wrong,
  onText,
  ...rest
}: Pick<Given, 'label' | 'value' | 'hint' | 'wrong' | 'maxLength' | 'onText'> & {
  readonly rows: number
}): JSX.Element => (
  <Framed
    label={label}
    hint={hint}
    wrong={wrong}
    input={(tied) => <textarea {...rest} {...tied} onInput={(event) => onText(event.currentTarget.value)} />}
  />
)

export const DateField = ({ label, hint, wrong, onText, ...rest }: DateGiven): JSX.Element => (
  <Framed
    label={label}
    hint={hint}
    wrong={wrong}
    input={(tied) => (
      <input
        {...rest}
        {...tied}
        type="date"
        autocomplete="bday"
        onInput={(event) => onText(event.currentTarget.value)}
      />
    )}
  />
)

export const Check = ({
  label,
  small,
  checked,
  onChange,
}: {
  label: string
  small?: string | undefined
  checked: boolean
  onChange: (checked: boolean) => void
}): JSX.Element => (
  <label class="check">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
    <span>
      {label}
      {small && <small>{small}</small>}
    </span>
  </label>
)
