import { Checkbox } from 'antd'
import { useState } from 'react'
import { useFormOfCall } from '../../../parts/ask/FormOfCall.tsx'
import { newId, useKept } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Choice, Scale } from '../../../parts/fill/Choice.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useEventAct } from '../event/acts.ts'
import type { FormGiven } from './Forms.tsx'
import type { FollowUp } from './fields.ts'

interface Typed {
  reached: 'yes' | 'no' | null
  distress: number | null
  planSeen: boolean
  note: string
}
const empty: Typed = { reached: null, distress: null, planSeen: false, note: '' }

/** One caring contact: reached with how bad it is now, or missed. */
export function FollowUpForm({
  event,
  close,
  followUp,
  assess,
}: FormGiven & { followUp: FollowUp; assess: () => void }) {
  const { crisis } = useWords()
  const { followUp: words } = crisis.forms
  const [fields, set, forget] = useKept(`followUp.${followUp.id}.${followUp.tries}`, empty)
  const [tryId] = useState(newId)
  const reached = fields.reached === 'yes'
  const form = useFormOfCall({ id: event.personId, name: event.name ?? event.number })
  const asksAgain = followUp.form?.instrument === 'asq'
  const asksMood = followUp.form?.instrument === 'phq9' && !followUp.form.answeredAt
  const act = useEventAct('POST /api/crisis/events/:id/follow-ups', () => {
    forget()
    if (reached && asksAgain) assess()
    else {
      close()
      if (reached && asksMood && form.may) form.begin('phq9')
    }
  })
  const hint =
    fields.reached === 'no'
      ? words.missedHint
      : reached && (fields.distress ?? 0) >= 7
        ? words.highHint
        : undefined
  return (
    <ActDialog
      title={words.title(crisis.event.followHours(followUp.hours))}
      yes={words.yes}
      ready={fields.reached === 'no' || (reached && fields.distress !== null)}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          params: { id: event.id },
          body: {
            taskId: followUp.id,
            reached,
            distress: reached ? fields.distress : null,
            note: fields.note.trim(),
            planSeen: reached && fields.planSeen,
            tryId,
          },
        })
      }
    >
      <Choice
        label={words.reached}
        hint={hint}
        value={fields.reached}
        options={[
          { value: 'yes', label: words.yesReached },
          { value: 'no', label: words.noReached },
        ]}
        choose={(value) => set({ ...fields, reached: value })}
      />
      {reached && (
        <Scale
          label={words.distress}
          hint={words.distressHint}
          value={fields.distress}
          choose={(distress) => set({ ...fields, distress })}
        />
      )}
      {reached && event.plan && (
        <Checkbox
          checked={fields.planSeen}
          onChange={({ target }) => set({ ...fields, planSeen: target.checked })}
        >
          {words.planSeen}
        </Checkbox>
      )}
      {reached && asksAgain && <p className="hint">{words.askAgain}</p>}
      {reached && asksMood && <p className="hint">{words.askMood}</p>}
      <Field label={words.note} hint={words.noteHint}>
        <Writing value={fields.note} write={(text) => set({ ...fields, note: text })} most={2000} />
      </Field>
    </ActDialog>
  )
}
