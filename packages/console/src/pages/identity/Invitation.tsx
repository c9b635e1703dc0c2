import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Nothing } from '../../parts/show/States.tsx'
import { Door } from './Door.tsx'

/** A new colleague, or one whose sign-in was reset, sets a password with the one-time link. */
export function Invitation() {
  const { invitation } = useWords().identity
  const { token } = useSearch({ from: '/invitation' })
  const go = useNavigate()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const accept = useAct('POST /api/identity/invitations')
  const differ = again !== '' && again !== password
  const ready = password !== '' && again === password
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (token && ready) accept.mutate({ body: { token, password } })
  }
  if (!token)
    return (
      <Door title={invitation.title}>
        <Nothing title={invitation.noToken} about={invitation.noTokenAbout} />
      </Door>
    )
  if (accept.isSuccess)
    return (
      <Door title={invitation.title}>
        <Nothing title={invitation.done} about={invitation.doneAbout(accept.data.loginName)}>
          <Button type="primary" onClick={() => void go({ to: '/sign-in' })}>
            {invitation.toSignIn}
          </Button>
        </Nothing>
      </Door>
    )
  return (
    <Door title={invitation.title} about={invitation.about}>
      <form onSubmit={submit} className="asking">
        <Field label={invitation.password} hint={invitation.hint}>
          <Input.Password
            size="large"
            value={password}
            onChange={(e) => setPassword(e.target.value)}
            maxLength={200}
            autoComplete="new-password"
            autoFocus
          />
        </Field>
        <Field label={invitation.again} wrong={differ && invitation.differ}>
          <Input.Password
            size="large"
            value={again}
            onChange={(e) => setAgain(e.target.value)}
            maxLength={200}
            autoComplete="new-password"
          />
        </Field>
        <RefusalLine error={accept.error} />
        <Button
          type="primary"
          size="large"
          block
          htmlType="submit"
          loading={accept.isPending}
          disabled={!ready}
        >
          {invitation.yes}
        </Button>
      </form>
    </Door>
  )
}
