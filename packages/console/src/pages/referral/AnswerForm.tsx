import type { BodyOf } from '@anxin/contract/endpoint.ts'
import { declineCodes, outcomes } from '@anxin/contract/referral.ts'
import type { parcelAnswer } from '@anxin/contract/referral-inbox.ts'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { newId } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'

export type Said = BodyOf<typeof parcelAnswer>

/** What a receiver says, with what goes along. */
export function AnswerForm({
  title,
  choices,
  pending,
  error,
  close,
  send,
}: {
  title: string
  choices: readonly Said['to'][]
  pending: boolean
  error: Error | null
  close: () => void
  send: (said: Said) => void
}) {
  const { referral: words } = useWords()
  const [id] = useState(newId)
  const [to, setTo] = useState<Said['to'] | null>(null)
  const [text, setText] = useState('')
  const [appt, setAppt] = useState('')
  const [declineCode, setDecline] = useState<(typeof declineCodes)[number]>('full')
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('in_treatment')
  const whole = (): Said => ({
    ...{ id, to: to!, text: text.trim() },
    ...(to === 'DECLINED' ? { declineCode } : {}),
    ...(to === 'APPT_SET' ? { apptAt: new Date(`${appt}:00+08:00`).toISOString() } : {}),
    ...(to === 'RESULT_RETURNED' ? { outcome } : {}),
  })
  return (
    <ActDialog
      title={title}
      yes={words.keep}
      ready={to !== null && (to !== 'APPT_SET' || appt !== '')}
      pending={pending}
      error={error}
      close={close}
      send={() => send(whole())}
    >
      <Choice
        label={words.which}
        value={to}
        options={choices.map((value) => ({ value, label: words.answers[value] }))}
        choose={setTo}
      />
      {to === 'DECLINED' && (
        <Field label={words.declineWhy}>
          <Select
            value={declineCode}
            onChange={setDecline}
            options={declineCodes.map((value) => ({ value, label: words.declines[value] }))}
          />
        </Field>
      )}
      {to === 'APPT_SET' && (
        <Field label={words.apptAt}>
          <Input type="datetime-local" value={appt} onChange={(event) => setAppt(event.target.value)} />
        </Field>
      )}
      {to === 'RESULT_RETURNED' && (
        <Field label={words.outcome}>
          <Select
            value={outcome}
            onChange={setOutcome}
            options={outcomes.map((value) => ({ value, label: words.outcomes[value] }))}
          />
        </Field>
      )}
      <Field label={words.text} wide>
        <Writing value={text} write={setText} most={600} />
      </Field>
    </ActDialog>
  )
}
