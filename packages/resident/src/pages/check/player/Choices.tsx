import type { JSX } from 'preact'
import type { Pack } from '../../../check/run.ts'

type Option = Pack['forms'][number]['items'][number]['options'][number]

/** From a mouth turned down to a mouth turned up, for children. */
const Face = ({ at, all }: { at: number; all: number }): JSX.Element => {
  const bend = -6 + (12 * at) / Math.max(1, all - 1)
  return (
    <svg class="face" viewBox="0 0 40 40" aria-hidden="true">
      <circle cx="20" cy="20" r="18" fill="#FBE9C8" stroke="#E2A03F" stroke-width="2" />
      <circle cx="14" cy="16" r="2" fill="#74490A" />
      <circle cx="26" cy="16" r="2" fill="#74490A" />
      <path
        d={`M12 ${26 - bend / 2}Q20 ${26 + bend} 28 ${26 - bend / 2}`}
        fill="none"
        stroke="#74490A"
        stroke-width="2.200"
        stroke-linecap="round"
      />
    </svg>
  )
}

/** The answers: large rows of one choice. Arrows walk, Enter and the digits choose. */
export const Choices = ({
  name,
  labelledBy,
  options,
  chosen,
  lang,
  faces,
  keys,
  disabled,
  onChoose,
}: {
  name: string
  labelledBy: string
  options: readonly Option[]
  chosen: number | null | undefined
  lang: string
  faces: boolean
  /** Whether the digits are worth showing: a tablet in a cabin has no keys. */
  keys: boolean
  disabled: boolean
  onChoose: (value: number) => void
}): JSX.Element => (
  <div
    class={options.length > 6 ? 'choices choices-many' : 'choices'}
    role="radiogroup"
    aria-labelledby={labelledBy}
    lang={lang}
  >
    {options.map((option, at) => (
      <label key={option.value} class={chosen === option.value ? 'choice choice-on' : 'choice'}>
        <input
          type="radio"
          name={name}
          checked={chosen === option.value}
          disabled={disabled}
          onClick={() => onChoose(option.value)}
        />
        {faces && <Face at={at} all={options.length} />}
        <span class="grow">{option.label}</span>
        {keys && (
          <span class="desk key" aria-hidden="true">
            {at < 9 ? at + 1 : ''}
          </span>
        )}
      </label>
    ))}
  </div>
)
