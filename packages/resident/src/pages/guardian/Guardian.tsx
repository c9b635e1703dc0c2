import { call, type DoorReply, Refused } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Notice, tell } from '../../parts/Notice.tsx'
import { refusalWords, w } from '../../parts/words.ts'
import { PhoneStep } from '../sign-in/PhoneStep.tsx'
import { Calls, Lines } from './Lines.tsx'
import { WardCard } from './WardCard.tsx'
import { g } from './words.ts'
import './guardian.css'

type Wards = DoorReply<'POST /api/companion/guardian/overviews'>['wards']

const signOut = (ticket: string): Promise<unknown> =>
  call('DELETE /api/companion/guardian/sessions', { body: { ticket } }).catch(() => undefined)

const Before = ({ onCode }: { onCode: (phone: string, code: string) => Promise<void> }): JSX.Element => (
  <>
    <p class="lead">{g.value.lead}</p>
    <PhoneStep onCode={onCode} />
    <section class="card pad stack">
      <h2>{g.value.seen}</h2>
      <Lines lines={g.value.sees} mark="check" />
      <h2>{g.value.unseen}</h2>
      <Lines lines={g.value.never} mark="lock" />
      <p class="small">{g.value.why}</p>
    </section>
  </>
)

const Nothing = (): JSX.Element => (
  <section class="card pad stack">
    <h2>{g.value.nothing}</h2>
    <p>{g.value.nothingWhy}</p>
    <Calls />
  </section>
)

const Advice = (): JSX.Element => (
  <section class="card pad stack">
    <h2>{g.value.advice}</h2>
    <Lines lines={g.value.advices} mark="check" />
  </section>
)

/** The ticket lives in this page alone, and ends with it: the phone may be the child's. */
const Guardian = (): JSX.Element => {
  const ticket = useRef<string | null>(null)
  const [wards, setWards] = useState<Wards | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const leave = (): void => {
    if (ticket.current) void signOut(ticket.current)
    ticket.current = null
    setWards(null)
  }
  useEffect(() => leave, [])
  const look = async (): Promise<void> => {
    if (!ticket.current) return
    try {
      const asked = { body: { ticket: ticket.current } }
      setWards((await call('POST /api/companion/guardian/overviews', asked)).wards)
      setWrong(null)
    } catch (refused) {
      const over = refused instanceof Refused && refused.code === 'TICKET_EXPIRED'
      setWrong(over ? g.value.expired : refusalWords(refused))
      if (over) leave()
    }
  }
  const enter = async (phone: string, code: string): Promise<void> => {
    ticket.current = (await call('POST /api/companion/guardian/sessions', { body: { phone, code } })).ticket
    await look()
  }
  const done = (): void => {
    leave()
    tell(w.value.guardianLeft)
  }
  return (
    <>
      <TopBar title={w.value.guardianTitle} />
      <main id="main" class="page guardian" tabIndex={-1}>
        {wrong && (
          <Notice kind="wrong" {...(ticket.current ? { onAgain: () => void look() } : {})}>
            {wrong}
          </Notice>
        )}
        {!wards && !ticket.current && <Before onCode={enter} />}
        {wards?.length === 0 && <Nothing />}
        {wards?.map((ward, at) => (
          <WardCard key={at} ward={ward} />
        ))}
        {wards && wards.length > 0 && <Advice />}
        {wards && (
          <button type="button" class="btn btn-quiet btn-wide" onClick={done}>
            {g.value.leave}
          </button>
        )}
      </main>
    </>
  )
}

export default Guardian
