import { nextSession, sessions } from '@anxin/core/selfhelp/programme.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { AskStrip } from '../../parts/calls/AskStrip.tsx'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Loading, Notice, tell } from '../../parts/Notice.tsx'
import { back } from '../../parts/router.ts'
import { dayAndClock, dayName } from '../../parts/when.ts'
import { refusalWords, shownLocale, w } from '../../parts/words.ts'
import { loadMe, me, meState } from '../../self/me.ts'
import { loadToolsTongue } from '../tools/words.ts'
import { Begin } from './Begin.tsx'
import { heard, leave, loadProgramme, type Programme, programme } from './programme.ts'
import { SessionPage } from './SessionPage.tsx'
import { course, loadProgrammeTongue, p } from './words.ts'
import '../tools/list/tools.css'
import '../tools/player/player.css'
import './programme.css'

/** What the five hold: a path with a lantern at the session that is next. */
const Path = ({ now, onOpen }: { now: Programme; onOpen: (number: number) => void }): JSX.Element => {
  const next = now.state === 'running' ? nextSession(now.sessions) : null
  return (
    <ol class="five">
      {sessions.map(({ number }, at) => {
        const doneAt = now.sessions[at]?.doneAt ?? null
        const isNext = number === next
        const words = course.value.sessions[at]
        return (
          <li key={number} class={doneAt ? 'five-done' : isNext ? 'five-now' : ''}>
            <span class="five-mark" aria-hidden="true">
              {number}
            </span>
            <div class="grow">
              <strong>{words?.title}</strong>
              <small>{doneAt ? p.value.done(dayName(doneAt)) : isNext ? p.value.now : p.value.later}</small>
            </div>
            {(doneAt || isNext) && (
              <button
                type="button"
                class={isNext ? 'btn btn-lamp' : 'btn btn-quiet'}
                aria-label={`${isNext ? p.value.open : p.value.again}：${words?.title}`}
                onClick={() => onOpen(number)}
              >
                {isNext ? p.value.open : p.value.again}
              </button>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** What was agreed on and has gone by is not promised any more. */
const contact = (at: string): string =>
  Date.parse(at) < Date.now() ? p.value.contactPast(dayAndClock(at)) : p.value.nextContact(dayAndClock(at))

const Helper = ({ now }: { now: Programme }): JSX.Element | null => {
  if (now.state !== 'running') return null
  return (
    <p class="small">
      {now.helperName ? p.value.withHelper(now.helperName) : p.value.waiting}
      {now.nextContactAt && ` · ${contact(now.nextContactAt)}`}
    </p>
  )
}

/** Leaving asks nothing but whether the tap was meant. */
const Leave = (): JSX.Element => {
  const [sure, setSure] = useState(false)
  const go = (): void => {
    leave().then(
      () => tell(p.value.left),
      (refused: unknown) => tell(refusalWords(refused)),
    )
  }
  if (!sure)
    return (
      <button type="button" class="link five-leave" onClick={() => setSure(true)}>
        {p.value.leave}
      </button>
    )
  return (
    <section class="notice notice-plain">
      <div>{p.value.leaveSure}</div>
      <div class="row">
        <button type="button" class="btn btn-quiet" onClick={go}>
          {p.value.leaveYes}
        </button>
        <button type="button" class="btn" onClick={() => setSure(false)}>
          {p.value.leaveNo}
        </button>
      </div>
    </section>
  )
}

const Running = ({ now, onOpen }: { now: Programme; onOpen: (number: number) => void }): JSX.Element => (
  <>
    {heard.value === 'offline' && <Notice>{p.value.offline}</Notice>}
    {now.state === 'left' && <Notice>{p.value.left}</Notice>}
    {now.state === 'finished' && <Notice>{p.value.finished}</Notice>}
    <Helper now={now} />
    <Path now={now} onOpen={onOpen} />
    {now.state === 'running' ? <Leave /> : <Begin again />}
    <AskStrip />
  </>
)

const Inside = ({
  session,
  onOpen,
}: {
  session: number | null
  onOpen: (n: number | null) => void
}): JSX.Element => {
  const now = programme.value
  if (me.value?.kind === 'registered' && heard.value === 'asking') return <Loading />
  if (me.value?.kind !== 'registered' || !now) return <Begin />
  if (session !== null)
    return <SessionPage key={session} number={session} now={now} onBack={() => onOpen(null)} />
  return <Running now={now} onOpen={onOpen} />
}

const ProgrammePage = (): JSX.Element => {
  const [session, setSession] = useState<number | null>(null)
  const known = meState.value !== 'loading'
  useEffect(() => {
    if (meState.value === 'loading') void loadMe()
    void loadProgrammeTongue()
    void loadToolsTongue()
  }, [shownLocale.value])
  useEffect(() => {
    if (me.value?.kind === 'registered') void loadProgramme()
  }, [me.value?.kind])
  const open = (number: number | null): void => {
    setSession(number)
    scrollTo(0, 0)
  }
  return (
    <>
      <TopBar title={w.value.home.programme} onBack={session === null ? back : () => open(null)} />
      <main id="main" class="page programme" tabIndex={-1}>
        {known ? <Inside session={session} onOpen={open} /> : <Loading />}
      </main>
    </>
  )
}

export default ProgrammePage
