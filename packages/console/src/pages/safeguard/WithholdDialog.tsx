import { useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Several } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { refresh } from './shapes.ts'

const empty = { reason: '', suspected: false }

/** The guardian is not told, and why. */
export function WithholdDialog({ taskId, close }: { taskId: string; close: () => void }) {
  const { children: words } = useWords().safeguard
  const { fields, change, forget } = useKeptForm(`withhold.${taskId}`, empty)
  const act = useAct('POST /api/safeguard/guardian-tasks/:id/withholding', {
    refresh: [...refresh],
    done: () => {
      forget()
      close()
    },
  })
  return (
    <ActDialog
      title={words.withholdTitle}
      about={words.withholdAbout}
      yes={words.withhold}
      ready={fields.reason.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: taskId }, body: { ...fields, reason: fields.reason.trim() } })}
    >
      <Field label={words.withholdReason}>
        <Writing value={fields.reason} write={(reason) => change({ reason })} most={2000} rows={3} />
      </Field>
      <Several
        label={words.atHome}
        values={fields.suspected ? ['yes'] : []}
        options={[{ value: 'yes', label: words.suspected }]}
        choose={(values) => change({ suspected: values.includes('yes') })}
      />
    </ActDialog>
  )
}
