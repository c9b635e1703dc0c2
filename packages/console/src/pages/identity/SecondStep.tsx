import { Button, Input } from 'antd'
import { QRCodeSVG } from 'qrcode.react'
import { type FormEvent, useState } from 'react'
import { type Reply, useAct } from '../../parts/ask/doors.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { CopyButton } from '../../parts/show/CopyButton.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Door } from './Door.tsx'

/** The code of the authenticator; the first time, setting it up. */
export function SecondStep({
  step,
  enter,
  restart,
}: {
  step: Reply<'POST /api/identity/staff/sign-ins'>
  enter: () => void
  restart: () => void
}) {
  const { identity } = useWords()
  const [code, setCode] = useState('')
  const second = useAct('POST /api/identity/staff/sessions', { done: enter })
  const send = (digits: string): void =>
    second.mutate({ body: { ticket: step.ticket, code: digits } }, { onError: () => setCode('') })
  const type = (text: string): void => {
    const digits = text.replace(/\D/g, '').slice(0, 6)
    setCode(digits)
    if (digits.length === 6 && code.length < 6) send(digits)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (code.length === 6) send(code)
  }
  const setup = step.state === 'totp_setup'
  return (
    <Door
      title={setup ? identity.setupTitle : identity.codeTitle}
      about={setup ? identity.setupAbout : identity.codeAbout}
    >
      {setup && (
        <div className="qr">
          <QRCodeSVG
            value={step.otpauth}
            size={176}
            title={identity.setupQr}
            fgColor="#15352E"
            marginSize={2}
          />
          <p className="hint">{identity.setupSecret}</p>
          <p className="secret">
            <code>{step.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            <CopyButton text={step.secret} />
          </p>
        </div>
      )}
      <form onSubmit={submit} className="asking">
        <Field label={identity.code}>
          <Input
            size="large"
            className="code n"
            value={code}
            onChange={(e) => type(e.target.value)}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
          />
        </Field>
        <RefusalLine error={second.error} />
        <Button
          type="primary"
          size="large"
          block
          htmlType="submit"
          loading={second.isPending}
          disabled={code.length !== 6}
        >
          {identity.codeYes}
        </Button>
        <Button type="link" onClick={restart}>
          {identity.other}
        </Button>
      </form>
    </Door>
  )
}
