import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Loading, Notice } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { refusalWords } from '../../parts/words.ts'
import { me } from '../../self/me.ts'
import { PlanEditor } from './PlanEditor.tsx'
import { PlanSheet } from './PlanSheet.tsx'
import {
  changeDraft,
  draftPlan,
  emptyPlan,
  listen,
  openPlan,
  plan,
  planReady,
  replacedByNewer,
  sendProblem,
  syncPlan,
} from './plan-store.ts'
import { Shares } from './Shares.tsx'
import { Beside, Clashes } from './Together.tsx'
import './plan.css'

const Empty = (): JSX.Element => {
  const { plan: words } = ownWords.value
  return (
    <section class="card pad stack plan-empty">
      <svg class="plan-art" viewBox="0 0 120 90" aria-hidden="true">
        <path d="M0 74c30-14 60-8 120-10v26H0z" fill="#D3E6DB" />
        <rect x="36" y="10" width="48" height="66" rx="7" fill="#fff" stroke="#8FB8A6" stroke-width="2" />
        <path
          d="m44 26 3 3 5-6M44 42l3 3 5-6M44 58l3 3 5-6"
          fill="none"
          stroke="#2B6A57"
          stroke-width="2.400"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
        <path d="M58 27h18M58 43h14M58 59h18" stroke="#B4D2C3" stroke-width="3" stroke-linecap="round" />
        <path d="M60 0v6" stroke="#74490A" stroke-width="1.500" />
        <rect x="55" y="5" width="10" height="11" rx="4.500" fill="#E2A03F" />
      </svg>
      <p>{words.empty}</p>
      <button type="button" class="btn" onClick={() => changeDraft(emptyPlan)}>
        {words.startWriting}
      </button>
    </section>
  )
}

/** Where the plan is kept right now, said plainly. */
const Kept = (): JSX.Element | null => {
  const { plan: words } = ownWords.value
  const now = plan.value
  if (!now) return null
  if (sendProblem.value)
    return (
      <Notice onAgain={() => void syncPlan()}>
        {now.pending ? words.sendFailed : words.saved.device} {refusalWords(sendProblem.value)}
      </Notice>
    )
  const nobody = me.value === null || me.value.kind === 'nobody'
  const line = now.pending ? (nobody ? words.saved.own : words.saved.device) : words.saved.both
  return (
    <p class="small plan-kept">
      {line}
      {now.pending && nobody && ` · ${words.ownWhy}`}
    </p>
  )
}

const Plan = (): JSX.Element => {
  const { plan: words } = ownWords.value
  useEffect(() => {
    let stop = (): void => undefined
    void openPlan().then(() => {
      stop = listen()
    })
    return () => stop()
  }, [])
  const editing = draftPlan.value
  return (
    <>
      <TopBar title={words.title} />
      <main id="main" class="page" tabIndex={-1}>
        {!planReady.value && <Loading />}
        {planReady.value && (
          <div class="screen-only stack">
            <p class="lead">{words.lead}</p>
            {!plan.value && <p class="small">{words.onDevice}</p>}
            {replacedByNewer.value && <Notice>{words.newer}</Notice>}
            <Beside />
            {!editing && <Kept />}
          </div>
        )}
        {planReady.value && <Clashes />}
        {planReady.value && editing && <PlanEditor fields={editing} />}
        {planReady.value && !editing && !plan.value && <Empty />}
        {planReady.value && !editing && plan.value && <PlanSheet plan={plan.value} />}
        {planReady.value && !editing && plan.value?.version && <Shares />}
      </main>
    </>
  )
}

export default Plan
