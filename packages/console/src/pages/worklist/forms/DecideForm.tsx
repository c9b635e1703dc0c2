import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { useEntryAct } from '../entry/acts.ts'
import { type Decision, decisions, type FalseAlarm, falseAlarmReasons } from '../shapes.ts'
import type { FormGiven } from './Forms.tsx'

interface Written {
  decision: Decision | null
  falseAlarm: FalseAlarm | null
  reason: string
}
const empty: Written = { decision: null, falseAlarm: null, reason: '' }

/** The decision without which nobody leaves the list. */
export function DecideForm({ entry, close }: FormGiven) {
  const { worklist } = useWords()
  const { decide: words } = worklist.forms
  const say = useSay()
  const { id, fields, change, forget } = useKeptForm(`list.decide.${entry.id}`, empty)
  const { decision, falseAlarm } = fields
  const reason = fields.reason.trim()
  const isFalse = decision === 'false_alarm'
  const act = useEntryAct('POST /api/worklist/entries/:id/decision', () => {
    forget()
    say.yes(words.done)
    close()
  })
  const send = (): void => {
    if (decision)
      act.mutate({
        params: { id: entry.id },
        body: { id, decision, reason, ...(isFalse && falseAlarm ? { falseAlarm } : {}) },
      })
  }
  return (
    <ActDialog
      title={words.title}
      about={words.about}
      yes={words.yes}
      ready={decision !== null && reason.length > 1 && (!isFalse || falseAlarm !== null)}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={send}
    >
      <Choice
        label={words.decision}
        value={decision}
        options={decisions.map((value) => ({
          value,
          label: worklist.decisions[value],
          ...(value === 'false_alarm' ? { tone: 'soft' } : {}),
        }))}
        choose={(chosen) => change({ decision: chosen })}
      />
      {isFalse && (
        <Choice
          label={words.falseAlarm}
          hint={words.falseAlarmHint}
          value={falseAlarm}
          options={falseAlarmReasons.map((value) => ({ value, label: worklist.falseAlarms[value] }))}
          choose={(chosen) => change({ falseAlarm: chosen })}
        />
      )}
      <Field label={words.why} hint={words.whyHint}>
        <Writing value={fields.reason} write={(text) => change({ reason: text })} most={500} rows={3} />
      </Field>
    </ActDialog>
  )
}
