import { harmKinds } from '@anxin/core/safeguard/phone-book.ts'
import { useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice, Several } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { useCode } from './codes.ts'
import { refresh } from './shapes.ts'

interface Written {
  readonly kind: (typeof harmKinds)[number] | null
  readonly atHome: boolean
  readonly facts: string
}

/** Starts the report for a child, or takes up what the house proposed. */
export function StartDialog({
  eventId,
  atHome,
  close,
}: {
  eventId: string
  atHome: boolean
  close: () => void
}) {
  const { children: words } = useWords().safeguard
  const code = useCode()
  const empty: Written = { kind: null, atHome, facts: '' }
  const { id, fields, change, forget } = useKeptForm<Written>(`mandatory.${eventId}`, empty)
  const act = useAct('POST /api/safeguard/mandatory-reports', {
    refresh: [...refresh],
    done: () => {
      forget()
      close()
    },
  })
  const { kind, facts } = fields
  const ready = kind !== null && facts.trim() !== ''
  return (
    <ActDialog
      title={words.start}
      about={words.startAbout}
      yes={words.start}
      ready={ready}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        ready && act.mutate({ body: { id, eventId, kind, atHome: fields.atHome, facts: facts.trim() } })
      }
    >
      <Choice
        label={words.kind}
        value={kind}
        options={harmKinds.map((value) => ({ value, label: code(value) }))}
        choose={(chosen) => change({ kind: chosen })}
      />
      <Several
        label={words.atHome}
        values={fields.atHome ? ['home'] : []}
        options={[{ value: 'home', label: words.home }]}
        choose={(values) => change({ atHome: values.includes('home') })}
      />
      <Field label={words.facts}>
        <Writing value={facts} write={(text) => change({ facts: text })} most={4000} rows={4} />
      </Field>
    </ActDialog>
  )
}
