import { useState } from 'react'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useEventAct } from '../event/acts.ts'
import type { FormGiven } from './Forms.tsx'
import type { FollowUp } from './fields.ts'

const decisions = ['visit', 'again', 'leave'] as const
type Decision = (typeof decisions)[number]

/** A call that was missed three times: a visit, another call, or no more of this one. */
export function DecideForm({
  event,
  close,
  followUp,
  visit,
}: FormGiven & { followUp: FollowUp; visit: () => void }) {
  const { crisis } = useWords()
  const { decide: words } = crisis.forms
  const [decision, setDecision] = useState<Decision | null>(null)
  const [reason, setReason] = useState('')
  const act = useEventAct('POST /api/crisis/events/:id/follow-up-decisions', () => {
    close()
    if (decision === 'visit') visit()
  })
  const hint = decision === 'visit' ? words.visitHint : decision === 'leave' ? words.leaveHint : undefined
  return (
    <ActDialog
      title={words.title(crisis.event.followHours(followUp.hours))}
      about={words.about}
      yes={words.yes}
      ready={decision !== null && reason.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        decision &&
        act.mutate({
          params: { id: event.id },
          body: { taskId: followUp.id, decision, reason: reason.trim() },
        })
      }
    >
      <Choice
        label={words.decision}
        hint={hint}
        value={decision}
        options={decisions.map((value) => ({ value, label: words[value] }))}
        choose={setDecision}
      />
      <Field label={words.reason} hint={words.reasonHint}>
        <Writing value={reason} write={setReason} most={2000} rows={3} />
      </Field>
    </ActDialog>
  )
}
