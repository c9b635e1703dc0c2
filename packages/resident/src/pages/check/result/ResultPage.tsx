import type { JSX } from 'preact'
import { stuck } from '../../../check/outbox.ts'
import type { Result, Run } from '../../../check/run.ts'
import { HelpCard } from '../../../parts/calls/HelpCard.tsx'
import { useHeading } from '../../../parts/heading.ts'
import { Loading } from '../../../parts/Notice.tsx'
import { online } from '../../../parts/network.ts'
import { me } from '../../../self/me.ts'
import { show } from '../view.ts'
import { c } from '../words.ts'
import { Actions } from './Actions.tsx'
import { KeepCode } from './KeepCode.tsx'
import { Scene } from './Scene.tsx'

const WayOut = (): JSX.Element => (
  <p class="row result-out">
    <a class="link" href="/">
      {c.value.result.back}
    </a>
    <button type="button" class="link" onClick={() => show({ at: 'list' })}>
      {c.value.result.again}
    </button>
  </p>
)

/** No scores, no labels: how it is, one next step, a person in one tap. */
const Told = ({ run, result }: { run: Run; result: Result }): JSX.Element => {
  const heading = useHeading<HTMLHeadingElement>()
  const anonymous = !run.named && me.value?.kind !== 'registered'
  return (
    <div class="result">
      <article class="card result-card">
        <Scene result={result} />
        <div class="result-words">
          <h2 ref={heading} tabIndex={-1}>
            {result.title}
          </h2>
          <p>{result.body}</p>
          <p class="result-next">
            <strong>{c.value.result.next}</strong>
            {result.next}
          </p>
          {!result.body.includes(result.note) && <p class="small">{result.note}</p>}
        </div>
      </article>
      <div class="stack">
        <Actions run={run} result={result} />
        {anonymous && <KeepCode run={run} />}
        <WayOut />
      </div>
    </div>
  )
}

const Later = ({ run, title, body }: { run: Run; title: string; body: string }): JSX.Element => {
  const heading = useHeading<HTMLHeadingElement>()
  return (
    <>
      <section class="card pad stack waiting-result">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <p role="status">{body}</p>
        {run.danger && !run.told && (
          <p class="helpcard-unsent" role="alert">
            {c.value.safety.notSent}
          </p>
        )}
        {run.danger && <HelpCard />}
        <p class="row">
          <a class="btn btn-quiet" href="/breathe">
            {c.value.result.actions.self_help}
          </a>
          <a class="btn btn-quiet" href="/chat">
            {c.value.talk}
          </a>
        </p>
      </section>
      <WayOut />
    </>
  )
}

export const ResultPage = ({ run }: { run: Run }): JSX.Element => {
  const { result } = c.value
  if (run.result) return <Told run={run} result={run.result} />
  if (run.refused) return <Later run={run} title={result.refused} body={result.refusedBody} />
  if (stuck.value || !online.value)
    return <Later run={run} title={result.waiting} body={result.waitingBody} />
  return (
    <section class="card pad stack">
      <Loading />
      <p class="small asking">{result.asking}</p>
    </section>
  )
}
