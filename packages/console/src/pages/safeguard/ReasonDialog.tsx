import { useKept } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'

/** One act that needs nothing but a reason. */
export function ReasonDialog({
  keep,
  title,
  about,
  label,
  yes,
  danger,
  act,
  close,
}: {
  /** Under which name the reason survives a reload. */
  keep: string
  title: string
  about?: string
  label: string
  yes: string
  danger?: boolean
  act: { isPending: boolean; error: Error | null; send: (reason: string, done: () => void) => void }
  close: () => void
}) {
  const [reason, setReason, forget] = useKept(`safeguard.${keep}`, '')
  const done = (): void => {
    forget()
    close()
  }
  return (
    <ActDialog
      title={title}
      {...(about ? { about } : {})}
      yes={yes}
      {...(danger ? { danger } : {})}
      ready={reason.trim() !== ''}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.send(reason.trim(), done)}
    >
      <Field label={label}>
        <Writing value={reason} write={setReason} most={2000} rows={3} />
      </Field>
    </ActDialog>
  )
}
