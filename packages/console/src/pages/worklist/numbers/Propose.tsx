import { call } from '@anxin/kit/caller.ts'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../../parts/ask/doors.ts'
import { useKeptForm } from '../../../parts/ask/kept.ts'
import { ActDialog } from '../../../parts/fill/ActDialog.tsx'
import { Field } from '../../../parts/fill/Field.tsx'
import { Writing } from '../../../parts/fill/Writing.tsx'
import { useWords } from '../../../parts/language.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import type { Change } from './draft.ts'
import { MovedList } from './Moved.tsx'

const preview = 'POST /api/worklist/thresholds/previews'
const empty = { reason: '' }

/** Who would move, and then the proposal; a second person puts it in force. */
export function Propose({
  changes,
  close,
  proposed,
}: {
  changes: readonly Change[]
  close: () => void
  proposed: () => void
}) {
  const { thresholds: words } = useWords().worklist
  const say = useSay()
  const { id, fields, change, forget } = useKeptForm('cutoffs.reason', empty)
  const query = useQuery({
    queryKey: [preview, changes],
    queryFn: () => call(preview, { body: { changes: [...changes] } }),
  })
  const act = useAct('POST /api/worklist/thresholds', {
    refresh: ['GET /api/worklist/thresholds'],
    done: () => {
      forget()
      say.yes(words.proposed)
      proposed()
    },
  })
  const reason = fields.reason.trim()
  return (
    <ActDialog
      title={words.previewTitle}
      yes={words.propose}
      ready={query.data !== undefined && reason.length >= 5}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ body: { id, changes: [...changes], reason } })}
    >
      <Shown query={query} lines={3}>
        {({ moved, unmoved }) => (
          <div className="preview">
            <MovedList moved={moved} none={words.previewNone} />
            <p className="hint n">
              {words.unmoved(unmoved)} · {words.previewNote}
            </p>
          </div>
        )}
      </Shown>
      <Field label={words.reason} hint={words.reasonHint}>
        <Writing value={fields.reason} write={(text) => change({ reason: text })} most={500} rows={3} />
      </Field>
    </ActDialog>
  )
}
