import { type AskedFor, askedFor } from '@anxin/core/crisis/assess/asked.phrases.ts'
import { type Answer, answers } from '@anxin/core/crisis/triage.ts'
import { Input } from 'antd'
import { useState } from 'react'
import { Choice, Scale } from '../../../parts/fill/Choice.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import type { Assessment } from '../forms/fields.ts'
import type { Filling } from './AssessForm.tsx'
import { Reading } from './Reading.tsx'

const asqOf: Partial<Record<AskedFor, number>> = { asq1: 0, asq2: 1, asq3: 2, asq4: 3, asq5: 4 }
const signs: readonly AskedFor[] = ['selfHarm', 'psychosis', 'substance', 'agitated']

/** The questions of the desk, one at a time. */
export function Aloud(given: Filling) {
  const { further } = useWords().crisis.forms
  const [at, move] = useState(0)
  const what = askedFor[at] ?? 'asq1'
  return (
    <Reading label={further.aloudOn} at={at} all={askedFor.length} question={given.asked(what)} move={move}>
      <Answering {...given} what={what} />
    </Reading>
  )
}

/** Where the answer to one question is noted. */
function Answering({ fields, change, what }: Filling & { what: AskedFor }) {
  const { crisis, act } = useWords()
  const { assess: words, further } = crisis.forms
  const choice = (label: string, value: Answer, choose: (value: Answer) => void) => (
    <Choice
      label={label}
      value={value}
      options={answers.map((one) => ({ value: one, label: crisis.answers[one] }))}
      choose={choose}
    />
  )
  const index = asqOf[what]
  if (index !== undefined)
    return choice(words.number(index + 1), fields.asq[index] ?? 'not_asked', (value) => {
      const asq = [...fields.asq] as Assessment['asq']
      asq[index] = value
      change({ asq })
    })
  if (signs.includes(what)) {
    const sign = what as 'selfHarm' | 'psychosis' | 'substance' | 'agitated'
    return choice(further[sign], fields[sign], (value) => change({ [sign]: value }))
  }
  switch (what) {
    case 'plan':
      return (
        <Choice
          label={words.plan}
          value={fields.plan ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: act.yes },
            { value: 'no', label: act.no },
          ]}
          choose={(value) => change({ plan: value === 'yes' })}
        />
      )
    case 'intent':
      return <Scale label={words.intent} value={fields.intent} choose={(intent) => change({ intent })} />
    case 'means':
      return (
        <Choice
          label={words.means}
          hint={words.meansHint}
          value={fields.meansAtHand.length > 0 ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: act.yes },
            { value: 'no', label: act.no },
          ]}
          choose={(value) => change({ meansAtHand: value === 'yes' ? ['other'] : [] })}
        />
      )
    case 'control':
      return (
        <Choice
          label={further.control}
          value={fields.control === null ? null : String(fields.control)}
          options={['0', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
          choose={(value) => change({ control: Number(value) })}
        />
      )
    case 'frequency':
      return (
        <Choice
          label={further.frequency}
          value={fields.frequency}
          options={(['once', 'weekly', 'daily', 'hourly'] as const).map((value) => ({
            value,
            label: further.frequencies[value],
          }))}
          choose={(frequency) => change({ frequency })}
        />
      )
    case 'duration':
      return (
        <Choice
          label={further.duration}
          value={fields.duration}
          options={(['minutes', 'hour', 'hours', 'always'] as const).map((value) => ({
            value,
            label: further.durations[value],
          }))}
          choose={(duration) => change({ duration })}
        />
      )
    case 'attempts':
      return (
        <Input
          type="number"
          min={0}
          max={99}
          aria-label={further.attempts}
          value={fields.attempts ?? ''}
          onChange={(event) =>
            change({
              attempts:
                event.target.value === '' ? null : Math.min(99, Math.max(0, Number(event.target.value))),
            })
          }
        />
      )
    default: {
      const name = what as 'preparation' | 'withWhom' | 'location' | 'supports' | 'reasons' | 'triggers'
      return (
        <Writing
          aria-label={further.noted}
          value={fields[name]}
          write={(text) => change({ [name]: text })}
          most={name === 'triggers' ? 1000 : name === 'withWhom' ? 200 : 300}
          rows={2}
        />
      )
    }
  }
}
