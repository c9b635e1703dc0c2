import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useEntryAct } from '../entry/acts.ts'
import { type Contact, contactChannels, contactOutcomes } from '../shapes.ts'
import type { FormGiven } from './Forms.tsx'

interface Written {
  channel: Contact['channel']
  outcome: Contact['outcome'] | null
  note: string
}
const empty: Written = { channel: 'phone', outcome: null, note: '' }

/** One contact made or tried. */
export function ContactForm({ entry, close }: FormGiven) {
  const { worklist } = useWords()
  const { contact: words } = worklist.forms
  const { id, fields, change, forget } = useKeptForm(`list.contact.${entry.id}`, empty)
  const act = useEntryAct('POST /api/worklist/entries/:id/contacts', () => {
    forget()
    close()
  })
  const { outcome, channel } = fields
  const send = (): void => {
    if (outcome)
      act.mutate({ params: { id: entry.id }, body: { id, channel, outcome, note: fields.note.trim() } })
  }
  return (
    <ActDialog
      title={words.title}
      yes={words.yes}
      ready={outcome !== null}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      <Choice
        label={words.channel}
        value={channel}
        options={contactChannels.map((value) => ({ value, label: worklist.channels[value] }))}
        choose={(chosen) => change({ channel: chosen })}
      />
      <Choice
        label={words.outcome}
        value={outcome}
        options={contactOutcomes.map((value) => ({ value, label: worklist.outcomes[value] }))}
        choose={(chosen) => change({ outcome: chosen })}
      />
      <Field label={words.note} hint={words.noteHint}>
        <Writing value={fields.note} write={(note) => change({ note })} most={2000} />
      </Field>
    </ActDialog>
  )
}
