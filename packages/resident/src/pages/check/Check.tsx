import { type PackCode, packCodes, packs } from '@anxin/core/care/plan/packs.ts'
import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { noteOpen, nowOpen } from '../../check/actions.ts'
import { hush } from '../../check/aloud.ts'
import { codeOf, startSending } from '../../check/outbox.ts'
import { loadRuns, runs } from '../../check/store.ts'
import { cabinCode } from '../../device/settings.ts'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Loading, tell } from '../../parts/Notice.tsx'
import { back } from '../../parts/router.ts'
import { refusalWords, shownLocale } from '../../parts/words.ts'
import { Begin } from './list/Begin.tsx'
import { Guardian } from './list/Guardian.tsx'
import { Offers } from './list/Offers.tsx'
import { Player } from './player/Player.tsx'
import { show, view } from './view.ts'
import { c, loadCheckTongue, packName } from './words.ts'
import './list/list.css'
import './player/player.css'
import './result/result.css'

/** The code of an invitation, taken out of the address bar so that it is not passed on by mistake. */
function codeInAddress(): string | null {
  const url = new URL(location.href)
  const code = url.searchParams.get('code')
  if (url.search) history.replaceState(null, '', url.pathname)
  return code && code.length <= 40 ? code : null
}

/** The check a suggestion leads to. */
function packInAddress(): PackCode | null {
  const asked = packCodes.find((one) => one === new URLSearchParams(location.search).get('pack'))
  return asked && !packs[asked].workerLed ? asked : null
}

async function openInvitation(code: string): Promise<void> {
  try {
    const params = { code, ...(cabinCode.value ? { cabin: cabinCode.value } : {}) }
    const { pack, consentText } = await call('GET /api/assessment/invitations/:code', { params })
    show({ at: 'begin', pack, invitation: { code, consentText } })
  } catch (refused) {
    const why = codeOf(refused)
    const { begin } = c.value
    if (why === 'LINK_USED') tell(begin.codeUsed)
    else tell(why === 'NOT_FOUND' ? begin.codeUnknown : refusalWords(refused))
    show({ at: 'list' })
  }
}

/** The run a reload opens again; a result that was read is shown again only by a reload of its own. */
function runBefore(): string | null {
  const key = nowOpen()
  const run = key ? runs.value.get(key) : undefined
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return run && (!run.result || entry?.type === 'reload') ? run.key : null
}

/** Leaving the page puts a finished run away. */
function leave(): void {
  hush()
  const now = view.value
  if (now.at === 'run' && runs.value.get(now.key)?.over) noteOpen(null)
}

async function open(): Promise<void> {
  const pack = packInAddress()
  const code = codeInAddress()
  await Promise.all([loadRuns(), loadCheckTongue()])
  void startSending()
  const before = runBefore()
  if (code) await openInvitation(code)
  else if (before) show({ at: 'run', key: before })
  else if (pack) show({ at: 'begin', pack, invitation: null })
  else show({ at: 'list' })
}

const Inside = (): JSX.Element => {
  const now = view.value
  if (now.at === 'begin') return <Begin key={now.pack} pack={now.pack} invitation={now.invitation} />
  if (now.at === 'guardian') return <Guardian />
  const run = now.at === 'run' ? runs.value.get(now.key) : undefined
  return run ? <Player run={run} /> : <Offers />
}

const title = (): string => {
  const now = view.value
  if (now.at === 'begin') return packName(now.pack).title
  const run = now.at === 'run' ? runs.value.get(now.key) : undefined
  return run ? packName(run.pack.pack).title : c.value.title
}

const Check = (): JSX.Element => {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    void open().then(() => setReady(true))
    return leave
  }, [])
  useEffect(() => {
    void loadCheckTongue()
  }, [shownLocale.value])
  const now = view.value.at
  return (
    <>
      <TopBar title={title()} onBack={now === 'list' ? back : () => show({ at: 'list' })} />
      <main id="main" class={`page sit sit-${now}`} tabIndex={-1}>
        {ready ? <Inside /> : <Loading />}
      </main>
    </>
  )
}

export default Check
