import { beatSeconds } from '@anxin/core/rescue/reach.ts'
import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { take } from '../../../device/chest.ts'
import { recall } from '../../../device/pocket.ts'
import { ownWords } from '../../../parts/own.ts'
import { conversation } from '../../../talk/state.ts'
import { a } from './words.ts'

/** While an alert stands the page says that it is open; the house answers whether it should go on. */
function useBeat(on: boolean): void {
  useEffect(() => {
    if (!on) return
    let stopped = false
    const beat = async (): Promise<void> => {
      const reply = await call('POST /api/rescue/beats').catch(() => undefined)
      if (reply?.open === false) stopped = true
    }
    void beat()
    const timer = setInterval(() => {
      if (!stopped) void beat()
    }, beatSeconds * 1000)
    return () => clearInterval(timer)
  }, [on])
}

interface Kept {
  readonly fields: { readonly reasonToLive: string; readonly innerCoping: readonly string[] }
}

/** After a crisis the plan on this phone is shown first when they come back. */
const PlanFirst = (): JSX.Element | null => {
  const [plan, setPlan] = useState<Kept | null>(null)
  const [away, setAway] = useState(false)
  useEffect(() => {
    if (recall('pin') !== null) void take<Kept>('kept', 'plan').then((kept) => setPlan(kept ?? null))
  }, [])
  if (!plan || away) return null
  const { reasonToLive, innerCoping } = plan.fields
  return (
    <section class="card pad plan-first" aria-label={ownWords.value.plan.title}>
      <p>
        <b>{ownWords.value.plan.title}</b>
        {(reasonToLive || innerCoping[0]) && <span>{reasonToLive || innerCoping[0]}</span>}
      </p>
      <a class="btn" href="/plan">
        {a.value.planOpen}
      </a>
      <button type="button" class="btn btn-quiet" onClick={() => setAway(true)}>
        {a.value.planLater}
      </button>
    </section>
  )
}

/** @param alone the crisis card asks and stands alone; the plan comes first as soon as that is small */
export const Watch = ({ alone }: { alone: boolean }): JSX.Element => {
  const now = conversation.value
  useBeat(now !== null && (now.crisis || now.presence !== 'program'))
  return <>{!alone && <PlanFirst />}</>
}
