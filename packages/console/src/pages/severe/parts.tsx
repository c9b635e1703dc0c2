import { dangerSigns } from '@anxin/core/severe/danger.ts'
import { sendingRules, signWords } from '@anxin/core/severe/words.ts'
import { Checkbox, Input, Select } from 'antd'
import { Several } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useLanguage } from '../../parts/language.tsx'
import type { Path } from './OnePath.tsx'
import type { Said } from './PathDialog.tsx'

interface Part {
  said: Said
  change: (part: Partial<Said>) => void
}

/** The rules of sending stand in the way until they have been read. */
export function MustRead({ said, change }: Part) {
  const { words: all, locale } = useLanguage()
  return (
    <>
      <ul className="sending-rules">
        {sendingRules[locale].map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <Checkbox checked={said.read} onChange={(event) => change({ read: event.target.checked })}>
        {all.severe.rulesRead}
      </Checkbox>
    </>
  )
}

export function Pair({ path, said, change }: Part & { path: Path }) {
  const words = useLanguage().words.severe
  const options = path.colleagues.map(({ id, name, untrained }) => ({
    ...{ value: id, disabled: untrained },
    label: untrained ? `${name} · ${words.untrained}` : name,
  }))
  const along = new Set(path.colleagues.filter((one) => one.along).map(({ id }) => id))
  return (
    <>
      <Field label={words.first}>
        <Select
          value={said.first || undefined}
          onChange={(first) => change({ first: first ?? '' })}
          options={options.filter(({ value }) => !along.has(value))}
        />
      </Field>
      <Field label={words.second}>
        <Select
          allowClear
          value={said.second || undefined}
          onChange={(second) => change({ second: second ?? '' })}
          options={options.filter(({ value }) => value !== said.first)}
        />
      </Field>
      <Field label={words.partner}>
        <Input
          value={said.partner}
          maxLength={40}
          onChange={(event) => change({ partner: event.target.value })}
        />
      </Field>
    </>
  )
}

export function Level({ said, change }: Part) {
  const { words: all, locale } = useLanguage()
  const words = all.severe
  return (
    <>
      <Several
        label={words.signs}
        hint={words.noSigns}
        values={said.signs}
        options={dangerSigns.map((value) => ({ value, label: signWords[locale][value] }))}
        choose={(signs) => change({ signs })}
      />
      <Checkbox checked={said.unsteady} onChange={(event) => change({ unsteady: event.target.checked })}>
        {words.unsteady}
      </Checkbox>
      <Field label={words.secondName}>
        <Input
          value={said.secondName}
          maxLength={40}
          onChange={(event) => change({ secondName: event.target.value })}
        />
      </Field>
    </>
  )
}

/** How it goes on at home, kept only with the person’s word. */
export function Home({ said, change }: Part) {
  const { home: words } = useLanguage().words.severe
  const line = (name: 'clinician' | 'reminds' | 'watch' | 'place', most: number) => (
    <Field label={words[name]} wide>
      <Input
        value={said[name]}
        maxLength={most}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <>
      <Checkbox checked={said.agreed} onChange={(event) => change({ agreed: event.target.checked })}>
        {words.agreed}
      </Checkbox>
      {said.agreed && (
        <>
          {line('clinician', 60)}
          {line('reminds', 60)}
          {line('watch', 300)}
          {line('place', 100)}
        </>
      )}
    </>
  )
}
