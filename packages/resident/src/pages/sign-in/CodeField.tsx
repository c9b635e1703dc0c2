import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { poster } from '../../device/settings.ts'
import { Field } from '../../parts/Field.tsx'
import { ownWords } from '../../parts/own.ts'
import { refusalWords } from '../../parts/words.ts'
import { cleanPhone, isMobile } from '../settings/ContactForm.tsx'

export const isCode = (text: string): boolean => /^\d{6}$/.test(text.trim())

/** Whole seconds until then, counting down. */
export function useSeconds(until: number): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((until - now) / 1000))
}

/** That a code is on its way, and when another may be asked for. */
export interface Sent {
  readonly tail: string
  readonly againAt: number
}

/** Has a code sent to a number; a guardian’s says what it is for. */
export function useSentCode(guardian: boolean) {
  const { signIn } = ownWords.value
  const [sent, setSent] = useState<Sent | null>(null)
  const [refused, setRefused] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const send = async (phone: string): Promise<void> => {
    if (!isMobile(phone)) return setRefused(signIn.phoneWrong)
    setBusy(true)
    try {
      const reply = await call('POST /api/identity/resident/phone-codes', {
        body: { phone: cleanPhone(phone), guardian, ...poster() },
      })
      setSent({ tail: reply.phoneTail, againAt: Date.now() + reply.resendSeconds * 1000 })
      setRefused(undefined)
    } catch (no) {
      setRefused(refusalWords(no))
    }
    setBusy(false)
  }
  return { sent, refused, busy, send, forget: () => setSent(null) }
}

/** A code is sent to the number written above, and given on here; a guardian is asked to agree by it. */
export const CodeField = ({
  phone,
  guardian = false,
  code,
  wrong,
  onCode,
}: {
  phone: string
  guardian?: boolean
  code: string
  wrong: string | undefined
  onCode: (code: string) => void
}): JSX.Element => {
  const { signIn } = ownWords.value
  const { sent, refused, busy, send } = useSentCode(guardian)
  const seconds = useSeconds(sent?.againAt ?? 0)
  return (
    <div class="stack">
      <p>
        <button
          type="button"
          class="btn btn-quiet"
          disabled={busy || seconds > 0}
          onClick={() => void send(phone)}
        >
          {seconds > 0 ? signIn.resendIn(seconds) : sent ? signIn.resend : signIn.sendCode}
        </button>
      </p>
      {sent && <p role="status">{signIn.sentTo(sent.tail)}</p>}
      {refused && (
        <p class="wrong" role="alert">
          {refused}
        </p>
      )}
      <Field
        label={signIn.code}
        hint={guardian ? signIn.guardianCode : signIn.codeHint}
        value={code}
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={6}
        wrong={wrong}
        onText={onCode}
      />
    </div>
  )
}
