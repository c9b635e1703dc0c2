import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useEventAct } from '../event/acts.ts'
import type { FormGiven } from './Forms.tsx'
import { type Contact, contactChannels, contactOutcomes } from './fields.ts'

interface Written {
  channel: Contact['channel']
  outcome: Contact['outcome'] | null
  note: string
}
const empty: Written = { channel: 'phone', outcome: null, note: '' }

/** One try to reach the resident. */
export function ContactForm({ event, close }: FormGiven) {
  const { crisis } = useWords()
  const { contact: words } = crisis.forms
  const { id, fields, change, forget } = useKeptForm(`contact.${event.id}`, empty)
  const act = useEventAct('POST /api/crisis/events/:id/contacts', () => {
    forget()
    close()
  })
  const { outcome } = fields
  const send = (): void => {
    if (outcome)
      act.mutate({
        params: { id: event.id },
        body: { id, channel: fields.channel, outcome, note: fields.note.trim() },
      })
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
        value={fields.channel}
        options={contactChannels.map((value) => ({ value, label: crisis.channels[value] }))}
        choose={(channel) => change({ channel })}
      />
      <Choice
        label={words.outcome}
        value={outcome}
        options={contactOutcomes.map((value) => ({ value, label: crisis.outcomes[value] }))}
        choose={(chosen) => change({ outcome: chosen })}
        hint={outcome === 'no_answer' || outcome === 'message_left' ? words.three : undefined}
      />
      <Field label={words.note} hint={words.noteHint}>
        <Writing value={fields.note} write={(text) => change({ note: text })} most={2000} />
      </Field>
    </ActDialog>
  )
}
