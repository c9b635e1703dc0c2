import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { useKept } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { fromField } from '../../parts/show/times.ts'

const outcomes = ['made', 'still_in', 'out', 'declined'] as const
const empty = { outcome: null as (typeof outcomes)[number] | null, when: '', out: '', note: '' }

/** The appointment owed after a handover: made with its time, not yet to be made, or not wanted. */
export function AppointmentDialog({ id, close }: { id: string; close: () => void }) {
  const { aftercare } = useWords()
  const { appointment: words } = aftercare
  const say = useSay()
  const owed = useQuery(reading('GET /api/aftercare/contacts/:id', { id })).data
  const [{ outcome, when, out, note }, set, forget] = useKept(`appointment ${id}`, empty)
  const typed = { outcome, when, out, note }
  const act = useAct('PUT /api/aftercare/contacts/:id/appointment', {
    refresh: ['GET /api/aftercare/desk', 'GET /api/aftercare/contacts/:id', 'GET /api/crisis/events/:id'],
    done: () => {
      forget()
      say.yes(aftercare.kept)
      close()
    },
  })
  const meetsAt = outcome === 'made' ? (fromField(when) ?? null) : null
  const outAt = outcome === 'out' ? (fromField(out) ?? null) : null
  const isLate = meetsAt !== null && owed !== undefined && meetsAt > owed.dueAt
  const reasoned = outcome !== null && (outcome !== 'made' || isLate)
  return (
    <ActDialog
      title={words.title(owed?.number ?? '')}
      about={
        <>
          <p className="hint">{words.about}</p>
          {owed && (
            <p className="n">
              <b>{owed.name ?? aftercare.anonymous}</b>{' '}
              {owed.phone ? <a href={`tel:${owed.phone}`}>{owed.phone}</a> : aftercare.noPhone}
            </p>
          )}
        </>
      }
      yes={aftercare.keep}
      ready={
        outcome !== null &&
        (outcome !== 'made' || meetsAt !== null) &&
        (outcome !== 'out' || outAt !== null) &&
        (!reasoned || note.trim() !== '')
      }
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        outcome && act.mutate({ params: { id }, body: { outcome, meetsAt, outAt, note: note.trim() } })
      }
    >
      <Choice
        label={words.how}
        hint={outcome === 'still_in' ? words.stillIn : outcome === 'out' ? words.out : undefined}
        value={outcome}
        options={outcomes.map((value) => ({ value, label: words.outcomes[value] }))}
        choose={(value) => set({ ...typed, outcome: value })}
      />
      {outcome === 'made' && (
        <Field label={words.when} hint={isLate ? words.later : undefined}>
          <Input
            type="datetime-local"
            value={when}
            onChange={({ target }) => set({ ...typed, when: target.value })}
          />
        </Field>
      )}
      {outcome === 'out' && (
        <Field label={words.outWhen}>
          <Input
            type="datetime-local"
            value={out}
            onChange={({ target }) => set({ ...typed, out: target.value })}
          />
        </Field>
      )}
      <Field
        label={
          outcome === 'out'
            ? words.outNote
            : outcome === 'made' || outcome === null
              ? words.note
              : words.reason
        }
      >
        <Writing value={note} write={(text) => set({ ...typed, note: text })} most={2000} rows={3} />
      </Field>
    </ActDialog>
  )
}
