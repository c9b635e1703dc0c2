import { useAct } from '../../parts/ask/doors.ts'
import { useKept } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { afterWrite, type Detail } from './shapes.ts'

/** Declined with a reason they read, or taken back. */
export function EndDialog({
  one,
  what,
  close,
}: {
  one: Detail
  what: 'decline' | 'withdraw'
  close: () => void
}) {
  const { transfer: words } = useWords()
  const [reason, setReason, forget] = useKept(`transfer.${what}.${one.id}`, '')
  const act = useAct('PUT /api/transfer/transfers/:id', {
    refresh: afterWrite,
    done: () => {
      forget()
      close()
    },
  })
  const declines = what === 'decline'
  return (
    <ActDialog
      title={words[what]}
      about={declines ? undefined : words.withdrawAbout}
      yes={declines ? words.send : words.withdraw}
      ready={!declines || reason.trim().length >= 2}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        act.mutate({
          params: { id: one.id },
          body: { answer: declines ? 'declined' : 'withdrawn', reason: reason.trim() },
        })
      }
    >
      <Field label={declines ? words.declineWhy : words.withdrawWhy} wide>
        <Writing value={reason} write={setReason} most={600} />
      </Field>
    </ActDialog>
  )
}
