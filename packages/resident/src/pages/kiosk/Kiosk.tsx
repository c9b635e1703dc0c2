import { type Tablet, tabletHere, tabletKey } from '@anxin/kit/tablet.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { packFor } from '../../check/actions.ts'
import { hush } from '../../check/aloud.ts'
import { startSending } from '../../check/outbox.ts'
import { isWaiting } from '../../check/run.ts'
import { dropRun, loadRuns, runs } from '../../check/store.ts'
import { recall, remember } from '../../device/pocket.ts'
import { HotlinePill } from '../../parts/calls/HotlinePill.tsx'
import { ElderToggle } from '../../parts/frame/ElderToggle.tsx'
import { Passing } from '../../parts/Notice.tsx'
import { shownLocale, writing } from '../../parts/words.ts'
import { forgetEverything } from '../../self/me.ts'
import { loadCheckTongue } from '../check/words.ts'
import '../check/list/list.css'
import '../check/player/player.css'
import '../check/result/result.css'
import { Exit } from './Exit.tsx'
import { useIdle } from './idle.ts'
import './kiosk.css'
import { Ask, type Person, packsFor, Sit, start } from './Sit.tsx'
import { k } from './words.ts'

/** What is on the screen; it lives in this page alone, so that a reload, or the way back, shows nobody. */
type At =
  | { readonly at: 'welcome' }
  | { readonly at: 'exit' }
  | { readonly at: 'ask' }
  | { readonly at: 'sit'; readonly key: string; readonly person: Person; readonly nth: number }

/** Whoever used this device before it stood in a cabin leaves it; what waits from a tablet stays until it is sent. */
async function clearDevice(ticket: string): Promise<void> {
  await loadRuns()
  if (recall('kioskReady') === ticket) return
  for (const run of runs.value.values()) if (!run.tablet) await dropRun(run.key)
  // never out of its drawer in between: a battery that ends here loses nobody's answers
  await forgetEverything('checks')
  await loadRuns()
  remember('kioskReady', ticket)
}

/** What the house has does not stay; a danger that nobody heard of yet does. */
async function clearSent(): Promise<void> {
  for (const run of runs.value.values())
    if (run.tablet && !isWaiting(run) && (run.told || !run.danger)) await dropRun(run.key)
}

function useTablet(tablet: Tablet): { at: At; ready: boolean; show: (next: At) => void } {
  const [at, setAt] = useState<At>({ at: 'welcome' })
  const [ready, setReady] = useState(false)
  useEffect(() => {
    const open = async (): Promise<void> => {
      await Promise.all([clearDevice(tablet.ticket), loadCheckTongue()])
      void startSending()
      // kept for days without a network
      await Promise.all(tablet.packs.map((one) => packFor(one).catch(() => undefined)))
      setReady(true)
    }
    void open()
    const stayHere = (): void => history.pushState(null, '', '/')
    stayHere()
    addEventListener('popstate', stayHere)
    return () => removeEventListener('popstate', stayHere)
  }, [])
  useEffect(() => {
    // between two people, never while somebody is about to begin
    if (at.at === 'welcome') void clearSent()
  }, [at.at, runs.value])
  useEffect(() => {
    void loadCheckTongue()
  }, [shownLocale.value])
  return { at, ready, show: setAt }
}

const Welcome = ({
  tablet,
  onStart,
  onStaff,
}: {
  tablet: Tablet
  onStart: () => void
  onStaff: () => void
}): JSX.Element => {
  const words = k.value
  const unsent = [...runs.value.values()].filter(isWaiting).length
  return (
    <section class="kiosk-welcome stack">
      <p class="lead">{words.hello(tablet.unitName)}</p>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <button type="button" class="btn btn-wide kiosk-start" onClick={onStart}>
        {words.start}
      </button>
      {unsent > 0 && (
        <p class="small" role="status">
          {words.unsent(unsent)}
        </p>
      )}
      <button type="button" class="link kiosk-staff" onClick={onStaff}>
        {words.forStaff}
      </button>
    </section>
  )
}

/** Asks before it clears what somebody who walked away left on the screen. */
const Still = ({ left, onStay }: { left: number; onStay: () => void }): JSX.Element => (
  <div class="kiosk-still" role="alertdialog" aria-label={k.value.still}>
    <section class="card pad stack">
      <h2>{k.value.still}</h2>
      <p>{k.value.stillWhat(left)}</p>
      <button type="button" class="btn btn-wide" onClick={onStay}>
        {k.value.stay}
      </button>
    </section>
  </div>
)

const Inside = ({ tablet, onGone }: { tablet: Tablet; onGone: () => void }): JSX.Element => {
  const { at, ready, show } = useTablet(tablet)
  const { left, stay } = useIdle(() => at.at !== 'welcome' && clear())
  const clear = (): void => {
    hush()
    onGone()
  }
  const sit = async (person: Person, nth: number): Promise<void> => {
    const pack = packsFor(tablet, person)[nth]
    if (pack) show({ at: 'sit', key: await start(tablet, pack, person), person, nth })
  }
  const run = at.at === 'sit' ? runs.value.get(at.key) : undefined
  const own = at.at === 'sit' ? packsFor(tablet, at.person) : []
  const onward = at.at === 'sit' && at.nth + 1 < own.length ? () => void sit(at.person, at.nth + 1) : null
  return (
    <>
      {at.at === 'welcome' && (
        <Welcome
          tablet={tablet}
          onStart={() => ready && show({ at: 'ask' })}
          onStaff={() => show({ at: 'exit' })}
        />
      )}
      {at.at === 'exit' && <Exit tablet={tablet} onCancel={clear} />}
      {at.at === 'ask' && <Ask tablet={tablet} onReady={(person) => sit(person, 0)} />}
      {at.at === 'sit' && run && (
        <Sit key={at.key} run={run} part={[at.nth + 1, own.length]} next={onward} onDone={clear} />
      )}
      {(at.at === 'ask' || (run && !run.over)) && (
        <button
          type="button"
          class="link kiosk-stop"
          onClick={() => confirm(writing.value(k.value.stopAsk)) && clear()}
        >
          {k.value.stop}
        </button>
      )}
      {left !== null && at.at !== 'welcome' && <Still left={left} onStay={stay} />}
    </>
  )
}

/** A tablet in a cabin: one person after another, and nothing else of the house can be opened on it. */
const Kiosk = ({ tablet }: { tablet: Tablet }): JSX.Element => {
  const [person, setPerson] = useState(0)
  const next = (): void => {
    setPerson((n) => n + 1)
    scrollTo(0, 0)
  }
  return (
    <div class="shell shell-kiosk">
      <header class="kiosk-bar">
        <b>{k.value.title}</b>
        <ElderToggle />
        <HotlinePill />
      </header>
      <main id="main" class="page sit" tabIndex={-1}>
        <Inside key={person} tablet={tablet} onGone={next} />
      </main>
      <Passing />
    </div>
  )
}

/** What this device was put up for; what cannot be read any more is put away, for an empty page helps nobody. */
export const KioskHere = (): JSX.Element | null => {
  const tablet = tabletHere()
  if (tablet) return <Kiosk tablet={tablet} />
  localStorage.removeItem(tabletKey)
  location.reload()
  return null
}
