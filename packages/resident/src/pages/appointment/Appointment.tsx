import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { HelpCard } from '../../parts/calls/HelpCard.tsx'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Loading, Notice } from '../../parts/Notice.tsx'
import { query } from '../../parts/router.ts'
import { refusalWords, w } from '../../parts/words.ts'
import { isRegistered, loadMe } from '../../self/me.ts'
import './appointment.css'
import { Book } from './Book.tsx'
import { Coming } from './Coming.tsx'
import { Reminders } from './Reminders.tsx'
import { a, dayName, dayOf } from './words.ts'

export type Whole = DoorReply<'GET /api/appointment/own'>

/** Appointments: what comes, a new one, and how one is reminded. The meeting itself comes in a file of its own. */
const Appointment = (): JSX.Element => {
  const [Meet, setMeet] = useState<ComponentType | null>(null)
  const meets = query.value.startsWith('?meet')
  useEffect(() => {
    if (meets) void import('./meet/Meet.tsx').then((file) => setMeet(() => file.default))
  }, [meets])
  if (!meets) return <Own />
  return Meet ? <Meet /> : <Loading />
}

const Own = (): JSX.Element => {
  const words = a.value
  const [whole, setWhole] = useState<Whole | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [known, setKnown] = useState(isRegistered)
  const [danger, setDanger] = useState(false)
  const read = (): void => {
    setWrong(null)
    call('GET /api/appointment/own').then(setWhole, (refused) => setWrong(refusalWords(refused)))
  }
  useEffect(() => {
    void loadMe().then(() => {
      setKnown(isRegistered())
      if (isRegistered()) read()
    })
  }, [])
  const take = (next: Whole & { danger?: boolean }): void => {
    setWhole(next)
    if (next.danger) setDanger(true)
  }
  return (
    <>
      <TopBar title={w.value.titles.appointment} />
      <main id="main" class="page appointment" tabIndex={-1}>
        <p class="small">{words.about}</p>
        {danger && (
          <section class="card pad stack" role="alert">
            <p>{words.danger}</p>
            <HelpCard />
            <a class="btn" href="/chat">
              {words.chat}
            </a>
          </section>
        )}
        {!known && (
          <section class="card pad stack">
            <p>{words.signIn}</p>
            <a class="btn" href="/sign-in">
              {words.toSignIn}
            </a>
          </section>
        )}
        {wrong && (
          <Notice kind="wrong" onAgain={read}>
            {wrong}
          </Notice>
        )}
        {known && !whole && !wrong && <Loading />}
        {known && whole && (
          <>
            <Coming whole={whole} onChange={take} />
            {whole.waiting && (
              <section class="card pad stack">
                <h2>{words.waiting}</h2>
                <p class="small">
                  {words.modes[whole.waiting.mode]} ·{' '}
                  {words.waitingTill(dayName(dayOf(whole.waiting.contactBy)))}
                </p>
                <button
                  type="button"
                  class="btn btn-quiet"
                  onClick={() => void call('DELETE /api/appointment/own/waiting').then(read)}
                >
                  {words.leave}
                </button>
              </section>
            )}
            <Book whole={whole} onChange={take} />
            <Reminders whole={whole} onChange={take} />
          </>
        )}
      </main>
    </>
  )
}

export default Appointment
