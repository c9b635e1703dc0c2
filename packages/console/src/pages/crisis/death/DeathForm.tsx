import { Checkbox } from 'antd'
import { useState } from 'react'
import { useKept } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useEventAct } from '../event/acts.ts'
import type { FormGiven } from '../forms/Forms.tsx'

const empty = ''

/** The supervisor records that the resident has died: what will happen stands above, a reason is needed. */
export function DeathForm({ event, close }: FormGiven) {
  const { death: words } = useWords().crisis
  const [reason, setReason, forget] = useKept(`death.${event.id}`, empty)
  const [sure, setSure] = useState(false)
  const act = useEventAct('POST /api/crisis/events/:id/death', () => {
    forget()
    close()
  })
  return (
    <ActDialog
      title={words.title}
      about={
        <>
          <p>{words.about}</p>
          <ul className="happens">
            {words.happens.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{words.also}</p>
        </>
      }
      yes={words.yes}
      ready={sure && reason.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: event.id }, body: { reason } })}
    >
      <Field label={words.reason} hint={words.reasonHint}>
        <Writing value={reason} write={setReason} most={4000} rows={3} />
      </Field>
      <Checkbox checked={sure} onChange={(change) => setSure(change.target.checked)}>
        {words.sure}
      </Checkbox>
    </ActDialog>
  )
}
