import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useEntryAct } from '../entry/acts.ts'
import type { FormGiven } from './Forms.tsx'

const empty = { note: '' }

/** A note on the entry. */
export function NoteForm({ entry, close }: FormGiven) {
  const { note: words } = useWords().worklist.forms
  const { id, fields, change, forget } = useKeptForm(`list.note.${entry.id}`, empty)
  const act = useEntryAct('POST /api/worklist/entries/:id/notes', () => {
    forget()
    close()
  })
  return (
    <ActDialog
      title={words.title}
      yes={words.yes}
      ready={fields.note.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: entry.id }, body: { id, note: fields.note.trim() } })}
    >
      <Field label={words.note} hint={words.noteHint}>
        <Writing value={fields.note} write={(note) => change({ note })} most={4000} rows={4} />
      </Field>
    </ActDialog>
  )
}
