import type { Refused } from '@anxin/kit/caller.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { queryClient, type Reply, useAct } from '../../parts/ask/doors.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { DemoPeople } from './DemoPeople.tsx'
import { Door } from './Door.tsx'
import { Offers } from './Offers.tsx'
import { comeByPasskey, passkeysPossible } from './passkey.ts'
import { SecondStep } from './SecondStep.tsx'
import { wayBack } from './way-back.ts'

type Step = Reply<'POST /api/identity/staff/sign-ins'>

/** Password, then the code of the authenticator, then back to where one was. */
export function SignIn() {
  const { identity } = useWords()
  const { back } = useSearch({ from: '/sign-in' })
  const go = useNavigate()
  const [step, setStep] = useState<Step>()
  const [loginName, setLoginName] = useState('')
  const [password, setPassword] = useState('')
  const first = useAct('POST /api/identity/staff/sign-ins', { done: setStep })
  const enter = (): void => {
    queryClient.clear()
    void go({ to: wayBack(back), replace: true })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    first.mutate({ body: { loginName: loginName.trim(), password } })
  }
  if (step)
    return (
      <SecondStep
        step={step}
        enter={enter}
        restart={() => {
          setStep(undefined)
          setPassword('')
          first.reset()
        }}
      />
    )
  return (
    <Door title={identity.signIn} about={identity.signInAbout} aside={<DemoPeople enter={enter} />}>
      <form onSubmit={submit} className="asking">
        <Field label={identity.loginName}>
          <Input
            size="large"
            value={loginName}
            onChange={(e) => setLoginName(e.target.value)}
            autoComplete="username"
            autoCapitalize="off"
            maxLength={40}
            autoFocus
          />
        </Field>
        <Field label={identity.password}>
          <Input.Password
            size="large"
            value={password}
            onChange={(e) => setPassword(e.target.value)}
            autoComplete="current-password"
            maxLength={200}
          />
        </Field>
        <RefusalLine error={first.error} />
        <Button
          type="primary"
          size="large"
          block
          htmlType="submit"
          loading={first.isPending}
          disabled={!loginName.trim() || !password}
        >
          {identity.next}
        </Button>
        <Offers back={back} />
        {passkeysPossible() && <ByPasskey enter={enter} />}
        <p className="hint">{identity.notSignedIn}</p>
      </form>
    </Door>
  )
}

/** A passkey stands for both steps. */
function ByPasskey({ enter }: { enter: () => void }) {
  const { identity } = useWords()
  const come = useMutation<boolean, Refused>({
    mutationFn: comeByPasskey,
    onSuccess: (came) => {
      if (came) enter()
    },
  })
  return (
    <div className="by-passkey">
      <span className="or">{identity.or}</span>
      <Button size="large" block loading={come.isPending} onClick={() => come.mutate()}>
        {identity.byPasskey}
      </Button>
      <RefusalLine error={come.error} />
    </div>
  )
}
