import { useAct } from '../../parts/ask/doors.ts'
import { useKept } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'

const empty = ''

/** Stands as first on duty from this minute, with what the one before handed on. */
export function DutyForm({ close }: { close: () => void }) {
  const { roster } = useWords()
  const say = useSay()
  const [handoverNote, setNote, forget] = useKept('duty', empty)
  const act = useAct('POST /api/roster/duty', {
    refresh: ['GET /api/roster/week', 'GET /api/health'],
    done: () => {
      forget()
      say.yes(roster.nowDone)
      close()
    },
  })
  return (
    <ActDialog
      title={roster.nowTitle}
      about={roster.nowAbout}
      yes={roster.nowYes}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({ body: { handoverNote: handoverNote.trim() } })}
    >
      <Field label={roster.nowNote} hint={roster.nowHint}>
        <Writing value={handoverNote} write={setNote} most={2000} rows={3} />
      </Field>
    </ActDialog>
  )
}
