import { Input, InputNumber } from 'antd'
import { useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { fromField } from '../../../parts/show/times.ts'
import { type Contact, contactKinds, contactOutcomes, type Walker } from '../shapes.ts'

interface Written {
  kind: Contact['kind']
  minutes: number | null
  outcome: Contact['outcome'] | null
  note: string
  next: string
}
const empty: Written = { kind: 'call', minutes: null, outcome: null, note: '', next: '' }

/** One contact of a helper: how, how long, how it went, and when the next one is. */
export function ContactForm({ walker, close }: { walker: Walker; close: () => void }) {
  const { contactForm: words, kinds, outcomes, guide } = useWords().selfhelp
  const say = useSay()
  const { id, fields, change, forget } = useKeptForm(`guide.${walker.id}`, empty)
  const { kind, minutes, outcome, note, next } = fields
  const act = useAct('PUT /api/selfhelp/helper/programmes/:id/contacts/:contactId', {
    refresh: [
      'GET /api/selfhelp/helper/programmes',
      'GET /api/selfhelp/helper/programmes/:id/contacts',
      'GET /api/worklist/entries',
    ],
    done: () => {
      say.yes(outcome === 'worried' ? words.notedWorried : words.noted)
      forget()
      close()
    },
  })
  const send = (): void => {
    if (outcome === null || minutes === null) return
    const body = { kind, minutes, outcome, note: note.trim() || null, nextContactAt: fromField(next) ?? null }
    act.mutate({ params: { id: walker.id, contactId: id }, body })
  }
  return (
    <ActDialog
      title={words.title(walker.name ?? guide.person)}
      yes={words.yes}
      ready={outcome !== null && minutes !== null}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      <Choice
        label={words.kind}
        value={kind}
        options={contactKinds.map((value) => ({ value, label: kinds[value] }))}
        choose={(chosen) => change({ kind: chosen })}
      />
      <Choice
        label={words.outcome}
        value={outcome}
        options={contactOutcomes.map((value) => ({ value, label: outcomes[value] }))}
        choose={(chosen) => change({ outcome: chosen })}
      />
      {outcome === 'worried' && (
        <p className="worried" role="status">
          <b>{words.worried}</b> {words.worriedNow}
        </p>
      )}
      <div className="pair">
        <Field label={words.minutes} hint={words.minutesHint}>
          <InputNumber
            value={minutes}
            min={0}
            max={180}
            precision={0}
            onChange={(value) => change({ minutes: value })}
          />
        </Field>
        <Field label={words.next} hint={words.nextHint}>
          <Input
            type="datetime-local"
            value={next}
            onChange={(event) => change({ next: event.target.value })}
          />
        </Field>
      </div>
      <Field label={words.note} hint={words.noteHint}>
        <Writing value={note} write={(text) => change({ note: text })} most={500} rows={3} />
      </Field>
    </ActDialog>
  )
}
