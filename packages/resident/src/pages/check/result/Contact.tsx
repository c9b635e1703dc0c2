import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { flush } from '../../../check/outbox.ts'
import type { Run } from '../../../check/run.ts'
import { changeRun } from '../../../check/store.ts'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { Field } from '../../../parts/Field.tsx'
import { refusalWords, w } from '../../../parts/words.ts'
import { c } from '../words.ts'

const isPhone = (text: string): boolean => /^(\+?86)?1[3-9]\d{9}$/.test(text.replace(/[\s-]/g, ''))

async function askFor(run: Run, phone: string, name: string): Promise<void> {
  if (run.tablet) {
    // goes out with the answers, also when there is no network now
    const contact = { phone, ...(name ? { name } : {}) }
    await changeRun(run.key, (now) => ({ ...now, contact, contactAsked: true }))
    void flush()
    return
  }
  const body = { ...(phone ? { phone } : {}), ...(name ? { name } : {}) }
  await call('POST /api/assessment/sittings/:id/contact', { params: { id: run.id }, body })
  await changeRun(run.key, (now) => ({ ...now, contactAsked: true }))
}

const NumberForm = ({ run, onCancel }: { run: Run; onCancel: () => void }): JSX.Element => {
  const { result } = c.value
  const [phone, setPhone] = useState('')
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!isPhone(phone)) {
      setWrong(result.phoneWrong)
      return
    }
    setBusy(true)
    try {
      await askFor(run, phone, name.trim())
    } catch (refused) {
      setWrong(refusalWords(refused))
      setBusy(false)
    }
  }
  return (
    <form class="card pad form" noValidate onSubmit={(event) => void send(event)}>
      <Field
        label={result.phone}
        hint={result.phoneHint}
        value={phone}
        type="tel"
        inputMode="tel"
        maxLength={20}
        autocomplete="tel"
        wrong={wrong}
        onText={setPhone}
      />
      <Field label={result.name} value={name} maxLength={20} autocomplete="off" onText={setName} />
      <p class="row">
        <button type="submit" class="btn" disabled={busy}>
          {result.send}
        </button>
        <button type="button" class="btn btn-quiet" onClick={onCancel}>
          {w.value.cancel}
        </button>
      </p>
    </form>
  )
}

/** “请社工联系我”: one tap for somebody known, a number from somebody who is not. */
export const Contact = ({ run, kind, label }: { run: Run; kind: string; label: string }): JSX.Element => {
  const { result } = c.value
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  if (run.contactAsked)
    return (
      <p class="asked-worker" role="status">
        <Icon name="check" />
        {result.asked}
      </p>
    )
  if (open) return <NumberForm run={run} onCancel={() => setOpen(false)} />
  const ask = (): void => {
    if (!run.named) setOpen(true)
    else askFor(run, '', '').catch((refused: unknown) => setWrong(refusalWords(refused)))
  }
  return (
    <>
      <button type="button" class={kind} onClick={ask}>
        {label}
      </button>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
    </>
  )
}
