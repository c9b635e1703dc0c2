import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { pointsAt, RefusalLine } from '../../parts/show/Refusal.tsx'
import { Nothing } from '../../parts/show/States.tsx'
import { Door } from './Door.tsx'

const empty = { name: '', loginName: '', password: '', agencyName: '', cabinName: '' }

/** The one-time link of the first start: makes the first administrator. */
export function First() {
  const { identity, refusals } = useWords()
  const { first, invitation } = identity
  const { token, agency = '', cabin = '' } = useSearch({ from: '/first' })
  const go = useNavigate()
  const [given, setGiven] = useState({ ...empty, agencyName: agency, cabinName: cabin })
  const make = useAct('POST /api/identity/first-administrator')
  const set = (name: keyof typeof empty) => (event: { target: { value: string } }) =>
    setGiven({ ...given, [name]: event.target.value })
  const wrong = (name: string): string | false =>
    pointsAt(make.error, name) && (make.error ? refusals[make.error.code] : '')
  const ready = Object.values(given).every((text) => text.trim() !== '')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (token && ready) make.mutate({ body: { ...given, token } })
  }
  const toSignIn = (
    <Button type="primary" onClick={() => void go({ to: '/sign-in' })}>
      {invitation.toSignIn}
    </Button>
  )
  if (!token)
    return (
      <Door title={first.title}>
        <Nothing title={first.noToken} about={first.noTokenAbout} />
      </Door>
    )
  if (make.isSuccess)
    return (
      <Door title={first.title}>
        <Nothing title={first.done} about={first.doneAbout}>
          {toSignIn}
        </Nothing>
      </Door>
    )
  return (
    <Door title={first.title} about={first.about}>
      <form onSubmit={submit} className="asking">
        <Field label={first.agency} hint={first.agencyHint} wrong={wrong('agencyName')}>
          <Input
            value={given.agencyName}
            onChange={set('agencyName')}
            maxLength={60}
            autoComplete="organization"
            autoFocus
          />
        </Field>
        <Field label={first.cabin} hint={first.cabinHint} wrong={wrong('cabinName')}>
          <Input value={given.cabinName} onChange={set('cabinName')} maxLength={60} />
        </Field>
        <Field label={first.name} wrong={wrong('name')}>
          <Input value={given.name} onChange={set('name')} maxLength={20} autoComplete="name" />
        </Field>
        <Field label={first.loginName} hint={first.loginHint} wrong={wrong('loginName')}>
          <Input
            value={given.loginName}
            onChange={set('loginName')}
            maxLength={40}
            autoComplete="username"
            autoCapitalize="off"
          />
        </Field>
        <Field label={invitation.password} hint={invitation.hint} wrong={wrong('password')}>
          <Input.Password
            value={given.password}
            onChange={set('password')}
            maxLength={200}
            autoComplete="new-password"
          />
        </Field>
        <RefusalLine error={make.error} />
        <Button
          type="primary"
          size="large"
          block
          htmlType="submit"
          loading={make.isPending}
          disabled={!ready}
        >
          {first.yes}
        </Button>
      </form>
    </Door>
  )
}
