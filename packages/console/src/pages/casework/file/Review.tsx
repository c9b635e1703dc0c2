import { attainments } from '@anxin/core/casework/outcome.ts'
import { useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { type Case, refresh } from '../shapes.ts'

const nexts = ['continue', 'step_up', 'step_down', 'refer', 'close'] as const

/** How far the goals were reached, said together. */
export function Review({ one, close }: { one: Case; close: () => void }) {
  const { plan: words } = useWords().casework
  const form = useKeptForm(`review.${one.id}.${one.sessions}`, {
    ...{ goals: {} as Record<string, string>, view: '', next: null as (typeof nexts)[number] | null },
  })
  const { fields } = form
  const act = useAct('POST /api/casework/cases/:id/reviews', {
    refresh,
    done: () => {
      form.forget()
      close()
    },
  })
  const rated = one.goals.flatMap(({ id }) =>
    fields.goals[id] === undefined ? [] : [{ id, attainment: Number(fields.goals[id]) }],
  )
  return (
    <ActDialog
      title={words.reviewTitle}
      yes={words.review}
      width={640}
      ready={rated.length === one.goals.length && fields.view.trim() !== '' && fields.next !== null}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          params: { id: one.id },
          body: { id: form.id, goals: rated, view: fields.view.trim(), next: fields.next! },
        })
      }
    >
      {one.goals.map((goal) => (
        <Choice
          key={goal.id}
          label={goal.statement}
          hint={`${goal.baseline} → ${goal.target}`}
          value={fields.goals[goal.id] ?? null}
          options={attainments.map((value) => ({
            value: String(value),
            label: words.scale[String(value)] ?? '',
          }))}
          choose={(value) => form.change({ goals: { ...fields.goals, [goal.id]: value } })}
        />
      ))}
      <Field label={words.view} wide>
        <Writing value={fields.view} write={(view) => form.change({ view })} most={1000} />
      </Field>
      <Choice
        label={words.next}
        value={fields.next}
        options={nexts.map((value) => ({ value, label: words.nexts[value] }))}
        choose={(next) => form.change({ next })}
      />
    </ActDialog>
  )
}
