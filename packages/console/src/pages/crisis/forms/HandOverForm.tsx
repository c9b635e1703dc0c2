import { Input } from 'antd'
import { useState } from 'react'
import { useKept } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { useWords } from '../../../parts/language.tsx'
import { fromField, serverNow, toField } from '../../../parts/show/times.ts'
import { useEventAct } from '../event/acts.ts'
import type { FormGiven } from './Forms.tsx'

/** Received: by which unit, by whom, when. */
export function HandOverForm({ event, close }: FormGiven) {
  const { handOver: words } = useWords().crisis.forms
  const [empty] = useState({ unit: '', receiver: '', at: toField(serverNow()) })
  const [fields, set, forget] = useKept(`handOver.${event.id}`, empty)
  const act = useEventAct('POST /api/crisis/events/:id/handover', () => {
    forget()
    close()
  })
  const at = fromField(fields.at)
  const send = (): void => {
    if (at)
      act.mutate({
        params: { id: event.id },
        body: { unit: fields.unit.trim(), receiver: fields.receiver.trim(), at },
      })
  }
  return (
    <ActDialog
      title={words.title}
      about={words.about}
      yes={words.yes}
      ready={fields.unit.trim().length >= 2 && fields.receiver.trim() !== '' && at !== undefined}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      <Field label={words.unit} hint={words.unitHint}>
        <Input
          value={fields.unit}
          onChange={(e) => set({ ...fields, unit: e.target.value })}
          maxLength={80}
          autoFocus
        />
      </Field>
      <Field label={words.receiver} hint={words.receiverHint}>
        <Input
          value={fields.receiver}
          onChange={(e) => set({ ...fields, receiver: e.target.value })}
          maxLength={40}
        />
      </Field>
      <Field label={words.at}>
        <Input
          type="datetime-local"
          value={fields.at}
          onChange={(e) => set({ ...fields, at: e.target.value })}
        />
      </Field>
    </ActDialog>
  )
}
