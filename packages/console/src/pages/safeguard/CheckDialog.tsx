import { useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice, Several } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { type Report, refresh } from './shapes.ts'

interface Written {
  readonly steps: Report['steps']
  readonly result: 'checking' | 'confirmed' | 'not_confirmed'
  readonly note: string
}

/** What is done before the person is contacted. “Confirmed” waits for every step. */
export function CheckDialog({ report, close }: { report: Report; close: () => void }) {
  const { safeguard, act: say } = useWords()
  const { reports: words } = safeguard
  const begun: Written = {
    steps: report.steps,
    result: report.state === 'new' ? 'checking' : report.state,
    note: report.note ?? '',
  }
  const { fields, change, forget } = useKeptForm<Written>(`check.${report.id}`, begun)
  const act = useAct('PUT /api/safeguard/reports/:id/check', {
    refresh: [...refresh],
    done: () => {
      forget()
      close()
    },
  })
  const whole = report.needed.every((step) => fields.steps.includes(step))
  return (
    <ActDialog
      title={words.checkTitle}
      yes={say.save}
      ready={fields.result !== 'confirmed' || whole}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: report.id }, body: { ...fields, steps: [...fields.steps] } })}
    >
      <div className="check-steps">
        <Several
          label={words.checkTitle}
          values={fields.steps}
          options={report.needed.map((value) => ({ value, label: words.steps[value] }))}
          choose={(steps) => change({ steps })}
        />
      </div>
      <Choice
        label={words.result}
        value={fields.result}
        options={(['checking', 'confirmed', 'not_confirmed'] as const).map((value) => ({
          value,
          label: words.states[value],
        }))}
        choose={(result) => change({ result })}
      />
      <Field label={words.note}>
        <Writing value={fields.note} write={(note) => change({ note })} most={2000} rows={3} />
      </Field>
    </ActDialog>
  )
}
