import { answers } from '@anxin/core/crisis/triage.ts'
import { Checkbox, Input } from 'antd'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import type { Filling } from './AssessForm.tsx'

const frequencies = ['once', 'weekly', 'daily', 'hourly'] as const
const durations = ['minutes', 'hour', 'hours', 'always'] as const
const severities = ['none', 'first_aid', 'emergency_room', 'ward', 'intensive'] as const
const controls = ['0', '1', '2', '3', '4', '5'] as const
const signs = ['selfHarm', 'psychosis', 'substance', 'agitated'] as const
const texts = [
  ['location', 300],
  ['triggers', 1000],
  ['supports', 300],
  ['reasons', 300],
  ['protective', 1000],
] as const

/** How the thoughts come, what was before, what adds to the danger, what holds; each with how to ask it. */
export function Further({ fields, change, asked }: Filling) {
  const { crisis, act } = useWords()
  const { assess: words, further } = crisis.forms
  return (
    <>
      <h3>{further.ideation}</h3>
      <Choice
        label={further.frequency}
        hint={asked('frequency')}
        value={fields.frequency}
        options={frequencies.map((value) => ({ value, label: further.frequencies[value] }))}
        choose={(frequency) => change({ frequency })}
      />
      <Choice
        label={further.duration}
        hint={asked('duration')}
        value={fields.duration}
        options={durations.map((value) => ({ value, label: further.durations[value] }))}
        choose={(duration) => change({ duration })}
      />
      <Choice
        label={further.control}
        hint={asked('control')}
        value={fields.control === null ? null : (String(fields.control) as (typeof controls)[number])}
        options={controls.map((value) => ({ value, label: value }))}
        choose={(value) => change({ control: Number(value) })}
      />
      <Field label={further.preparation} hint={asked('preparation')}>
        <Writing
          value={fields.preparation}
          write={(preparation) => change({ preparation })}
          most={300}
          rows={1}
        />
      </Field>
      <h3>{further.before}</h3>
      <div className="pair">
        <Field label={further.attempts} hint={asked('attempts')}>
          <Input
            type="number"
            min={0}
            max={99}
            value={fields.attempts ?? ''}
            onChange={(event) =>
              change({
                attempts:
                  event.target.value === ''
                    ? null
                    : Math.min(99, Math.max(0, Math.trunc(Number(event.target.value)))),
              })
            }
          />
        </Field>
        <Field label={further.lastAttempt}>
          <Input
            value={fields.lastAttempt}
            maxLength={40}
            onChange={(event) => change({ lastAttempt: event.target.value })}
          />
        </Field>
      </div>
      {(fields.attempts ?? 0) > 0 && (
        <Choice
          label={further.severity}
          value={fields.severity}
          options={severities.map((value) => ({ value, label: further.severities[value] }))}
          choose={(severity) => change({ severity })}
        />
      )}
      <h3>{further.signs}</h3>
      {signs.map((sign) => (
        <Choice
          key={sign}
          label={further[sign]}
          hint={asked(sign)}
          value={fields[sign]}
          options={answers.map((value) => ({ value, label: crisis.answers[value] }))}
          choose={(value) => change({ [sign]: value })}
        />
      ))}
      <h3>{further.around}</h3>
      <Choice
        label={further.alone}
        hint={asked('withWhom')}
        value={fields.alone === null ? null : fields.alone ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: act.yes },
          { value: 'no', label: act.no },
        ]}
        choose={(value) => change({ alone: value === 'yes' })}
      />
      <Field label={words.withWhom}>
        <Writing value={fields.withWhom} write={(withWhom) => change({ withWhom })} most={200} rows={1} />
      </Field>
      {texts.map(([name, most]) => (
        <Field
          key={name}
          label={name === 'supports' || name === 'reasons' ? further[name] : words[name]}
          hint={
            name === 'location'
              ? `${asked('location')}　${further.placeGone}`
              : name === 'protective'
                ? undefined
                : asked(name)
          }
        >
          <Writing value={fields[name]} write={(text) => change({ [name]: text })} most={most} rows={1} />
        </Field>
      ))}
      <Checkbox
        checked={fields.refusesHelp}
        onChange={(event) => change({ refusesHelp: event.target.checked })}
      >
        {further.refusesHelp}
      </Checkbox>
    </>
  )
}
