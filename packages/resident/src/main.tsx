import { render } from 'preact'
import { App, fetchAhead } from './app/App.tsx'
import { take } from './device/chest.ts'
import { bookWaiting } from './device/moods.ts'
import { recall } from './device/pocket.ts'
import { readCabin, showElder } from './device/settings.ts'
import { startRouter } from './parts/router.ts'
import { loadTongue } from './parts/words.ts'
import { loadMe } from './self/me.ts'
import { startOutbox } from './talk/outbox.ts'
import { recallConversation } from './talk/state.ts'
import './style/base.css'
import './style/calls.css'
import './style/shell.css'
import './style/forms.css'

/** Older WebViews have no `AbortSignal.timeout`; every call to the server needs it. */
function mendTimeout(): void {
  if (typeof AbortSignal.timeout === 'function') return
  AbortSignal.timeout = (ms: number) => {
    const control = new AbortController()
    setTimeout(() => control.abort(), ms)
    return control.signal
  }
}

/** A safety plan written without a network goes to the house as soon as there is one. */
async function sendWaitingPlan(): Promise<void> {
  const kept = await take<{ pending: boolean }>('kept', 'plan')
  if (!kept?.pending) return
  const { openPlan } = await import('./pages/plan/plan-store.ts')
  await openPlan()
}

/** Answers given without a network go out as soon as there is one, whatever page is open. */
async function sendWaitingAnswers(): Promise<void> {
  if (recall('checkWaiting') === null) return
  const { startSending } = await import('./check/outbox.ts')
  await startSending()
}

/** Moods and exercises of somebody signed in go out by themselves, whatever page is open. */
async function sendWaitingBook(): Promise<void> {
  if (recall('bookWaiting') === null) return
  const { startSending } = await import('./selfhelp/outbox.ts')
  await startSending()
}

/** A tablet in a cabin opens nothing but the forms it was put up for, whatever the address says. */
async function openTablet(root: HTMLElement): Promise<void> {
  const { KioskHere } = await import('./pages/kiosk/Kiosk.tsx')
  render(<KioskHere />, root)
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    navigator.serviceWorker.register('/sw.js').catch(() => undefined)
}

async function open(): Promise<void> {
  mendTimeout()
  showElder()
  readCabin()
  startRouter()
  await Promise.race([loadTongue(), new Promise((resolve) => setTimeout(resolve, 3000))])
  const root = document.getElementById('app')
  if (!root) return
  root.textContent = ''
  if (recall('kiosk') !== null) return openTablet(root)
  render(<App />, root)
  await recallConversation()
  void startOutbox()
  void loadMe().then(sendWaitingPlan, () => undefined)
  void sendWaitingAnswers().catch(() => undefined)
  bookWaiting.subscribe(() => void sendWaitingBook().catch(() => undefined))
  addEventListener('online', () => {
    void sendWaitingPlan().catch(() => undefined)
    void sendWaitingAnswers().catch(() => undefined)
    void sendWaitingBook().catch(() => undefined)
  })
  fetchAhead()
  setTimeout(() => void import('./now/Now.tsx').then((one) => one.showNow()).catch(() => undefined), 1500)
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  }
}

void open()
