import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Field } from '../../parts/Field.tsx'
import { ownWords } from '../../parts/own.ts'
import { refusalWords } from '../../parts/words.ts'
import { cleanPhone } from '../settings/ContactForm.tsx'
import { isCode, type Sent, useSeconds, useSentCode } from './CodeField.tsx'

/** Takes number and code in. @throws Refused, which is shown */
type OnCode = (phone: string, code: string) => Promise<void>

const Resend = ({
  sent,
  onResend,
  onOther,
}: {
  sent: Sent
  onResend: () => void
  onOther: () => void
}): JSX.Element => {
  const { signIn } = ownWords.value
  const seconds = useSeconds(sent.againAt)
  return (
    <div class="row">
      <button type="button" class="link" disabled={seconds > 0} onClick={onResend}>
        {seconds > 0 ? signIn.resendIn(seconds) : signIn.resend}
      </button>
      <button type="button" class="link" onClick={onOther}>
        {signIn.otherPhone}
      </button>
    </div>
  )
}

const CodeForm = ({
  phone,
  sent,
  onResend,
  onOther,
  onCode,
}: {
  phone: string
  sent: Sent
  onResend: () => void
  onOther: () => void
  onCode: OnCode
}): JSX.Element => {
  const { signIn } = ownWords.value
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const enter = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!isCode(code)) {
      setWrong(signIn.codeWrong)
      return
    }
    setBusy(true)
    try {
      await onCode(phone, code.trim())
    } catch (refused) {
      setWrong(refusalWords(refused))
      setBusy(false)
    }
  }
  return (
    <form class="card pad form" onSubmit={(event) => void enter(event)} noValidate>
      <p role="status">{signIn.sentTo(sent.tail)}</p>
      <Field
        label={signIn.code}
        hint={signIn.codeHint}
        value={code}
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={6}
        wrong={wrong}
        onText={setCode}
      />
      <button type="submit" class="btn btn-wide" disabled={busy}>
        {signIn.go}
      </button>
      <Resend sent={sent} onResend={onResend} onOther={onOther} />
    </form>
  )
}

/** Phone number, then the code sent to it; what the code opens is the page's own. */
export const PhoneStep = ({ onCode }: { onCode: OnCode }): JSX.Element => {
  const { signIn } = ownWords.value
  const [phone, setPhone] = useState('')
  const { sent, refused: wrong, busy, send, forget } = useSentCode(false)
  if (sent)
    return (
      <>
        <CodeForm
          phone={cleanPhone(phone)}
          sent={sent}
          onResend={() => void send(phone)}
          onOther={forget}
          onCode={onCode}
        />
        {wrong && (
          <p class="wrong" role="alert">
            {wrong}
          </p>
        )}
      </>
    )
  return (
    <form
      class="card pad form"
      onSubmit={(event) => {
        event.preventDefault()
        void send(phone)
      }}
      noValidate
    >
      <Field
        label={signIn.phone}
        hint={signIn.phoneHint}
        value={phone}
        type="tel"
        inputMode="tel"
        autocomplete="tel-national"
        maxLength={18}
        wrong={wrong}
        onText={setPhone}
      />
      <button type="submit" class="btn btn-wide" disabled={busy}>
        {signIn.sendCode}
      </button>
    </form>
  )
}
