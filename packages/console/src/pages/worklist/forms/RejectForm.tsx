import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { useEntryAct } from '../entry/acts.ts'
import { useFactWords } from '../facts.ts'
import type { Finding } from '../shapes.ts'
import type { FormGiven } from './Forms.tsx'

const empty = { reason: '' }

/** This finding does not hold, for a reason; the level is computed again. */
export function RejectForm({ entry, finding, close }: FormGiven & { finding: Finding }) {
  const { worklist } = useWords()
  const { reject: words } = worklist.forms
  const fact = useFactWords()
  const say = useSay()
  const { fields, change, forget } = useKeptForm(`list.reject.${entry.id}.${finding.fact}`, empty)
  const act = useEntryAct('POST /api/worklist/entries/:id/evidence-rejections', (after) => {
    forget()
    say.yes(after.lowering ? words.waits : words.recomputed(worklist.colours[after.colour]))
    close()
  })
  const reason = fields.reason.trim()
  return (
    <ActDialog
      title={words.title}
      about={words.about}
      yes={words.yes}
      ready={reason.length > 1}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ params: { id: entry.id }, body: { fact: finding.fact, reason } })}
    >
      <p className="quoted">{fact(finding)}</p>
      <Field label={words.reason} hint={words.reasonHint}>
        <Writing value={fields.reason} write={(text) => change({ reason: text })} most={500} rows={3} />
      </Field>
    </ActDialog>
  )
}
