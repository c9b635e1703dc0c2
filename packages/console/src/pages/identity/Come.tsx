import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { queryClient, type Reply, useAct } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Waiting } from '../../parts/show/States.tsx'
import { Door } from './Door.tsx'
import { takeRequest } from './oidc.ts'
import { SecondStep } from './SecondStep.tsx'
import { wayBack } from './way-back.ts'

type Asked = Exclude<Reply<'POST /api/identity/staff/oidc-sessions'>, { state: 'signed_in' }>

/** The house asks the provider three times, and waits five seconds for each answer. */
const timeoutMs = 20_000

/** Where the browser comes back to from the agency’s own sign-in. */
export function Come() {
  const { identity } = useWords()
  const answer = useSearch({ from: '/oidc' })
  const go = useNavigate()
  const back = useRef<string>(undefined)
  const begun = useRef(false)
  const [step, setStep] = useState<Asked>()
  const [lost, setLost] = useState(false)
  const enter = (): void => {
    queryClient.clear()
    void go({ to: wayBack(back.current), replace: true })
  }
  const come = useAct('POST /api/identity/staff/oidc-sessions', {
    done: (reply) => (reply.state === 'signed_in' ? enter() : setStep(reply)),
  })
  const { mutate } = come
  useEffect(() => {
    // an answer is of use once, however often the page is drawn
    if (begun.current) return
    begun.current = true
    const request = takeRequest()
    back.current = request?.back
    if (request && answer.state)
      mutate({ body: { ticket: request.ticket, answer: { ...answer, state: answer.state } }, timeoutMs })
    else setLost(true)
  }, [answer, mutate])
  const restart = (): void => void go({ to: '/sign-in', replace: true })
  if (step) return <SecondStep step={step} enter={enter} restart={restart} />
  const { coming, failed, failedAbout, lost: lostAbout } = identity.oidc
  if (!lost && !come.error)
    return (
      <Door title={coming}>
        <Waiting lines={3} />
      </Door>
    )
  return (
    <Door title={failed} about={lost ? lostAbout : failedAbout}>
      <div className="asking">
        <RefusalLine error={come.error} />
        <Button type="primary" size="large" block onClick={restart}>
          {identity.oidc.toSignIn}
        </Button>
      </div>
    </Door>
  )
}
