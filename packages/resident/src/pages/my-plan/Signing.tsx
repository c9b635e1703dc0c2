import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { newId } from '../../device/new-id.ts'
import { Field } from '../../parts/Field.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { refusalWords } from '../../parts/words.ts'
import { p } from './words.ts'

export interface Signed {
  readonly id: string
  readonly code: string
  readonly typedName: string
}

/** A signature: the account answers again with a code, and the name is written. */
export const Signing = ({
  phoneTail,
  send,
}: {
  phoneTail: string | null
  send: (signed: Signed) => Promise<void>
}): JSX.Element => {
  const words = p.value
  const [id] = useState(newId)
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [sent, setSent] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try {
      await act()
      setWrong(null)
    } catch (refused) {
      setWrong(refusalWords(refused))
    } finally {
      setBusy(false)
    }
  }
  if (phoneTail === null) return <Notice>{words.noPhone}</Notice>
  return (
    <form
      class="form signing"
      onSubmit={(event) => {
        event.preventDefault()
        void attempt(() => send({ id, code, typedName: name.trim() }))
      }}
    >
      <button
        type="button"
        class="btn btn-quiet"
        disabled={busy}
        onClick={() =>
          void attempt(async () => {
            await call('POST /api/casework/mine/codes')
            setSent(true)
          })
        }
      >
        {sent ? words.sent : words.getCode(phoneTail)}
      </button>
      <Field label={words.code} value={code} inputMode="numeric" maxLength={6} onText={setCode} />
      <Field label={words.name} value={name} maxLength={20} onText={setName} />
      {wrong && <Notice kind="wrong">{wrong}</Notice>}
      <button type="submit" class="btn" disabled={busy || code.length !== 6 || !name.trim()}>
        {words.yes}
      </button>
    </form>
  )
}
