import { useKept } from '../ask/kept.ts'
import { ActDialog } from './ActDialog.tsx'
import { Field } from './Field.tsx'
import { Writing } from './Writing.tsx'

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
  const [reason, setReason, forget] = useKept(`reason.${keep}`, '')
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
