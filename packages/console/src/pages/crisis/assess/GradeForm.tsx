import { grades, isRed, isWorse } from '@anxin/core/crisis/grade.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useEventAct } from '../event/acts.ts'
import type { FormGiven } from '../forms/Forms.tsx'
import type { EventDetail } from '../forms/fields.ts'

/** Raises or lowers the level with a reason. Raising is free; red goes down only with a second person. */
export function GradeForm({ event, close }: FormGiven) {
  const { crisis } = useWords()
  const { grade: words } = crisis.forms
  const start: { to: EventDetail['grade'] | null; reason: string } = { to: null, reason: '' }
  const { id, fields, change, forget } = useKeptForm(`grade.${event.id}`, start)
  const act = useEventAct('POST /api/crisis/events/:id/grade', () => {
    forget()
    close()
  })
  const { to } = fields
  const about =
    to === null
      ? words.about
      : isWorse(to, event.grade)
        ? words.raising
        : isRed(event.grade)
          ? words.two
          : words.one
  return (
    <ActDialog
      title={`${words.title}　${event.number}`}
      about={about}
      yes={to !== null && !isWorse(to, event.grade) && isRed(event.grade) ? words.ask : words.yes}
      ready={to !== null && fields.reason.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        to && act.mutate({ params: { id: event.id }, body: { id, to, reason: fields.reason.trim() } })
      }
    >
      <Choice
        label={words.to}
        value={to}
        options={grades
          .filter((value) => value !== event.grade)
          .map((value) => ({ value, label: crisis.grades[value] }))}
        choose={(value) => change({ to: value })}
      />
      <Field label={words.reason} hint={words.reasonHint}>
        <Writing value={fields.reason} write={(reason) => change({ reason })} most={4000} />
      </Field>
    </ActDialog>
  )
}
