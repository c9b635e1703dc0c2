import { Button } from 'antd'
import { useAct } from '../../parts/ask/doors.ts'
import { useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { shortTime } from '../../parts/show/times.ts'
import type { Model } from './shapes.ts'

/** The trial of exactly this model with exactly these rules: how far it is, and how it ended. */
export function Trial({ model, keeps }: { model: Model; keeps: boolean }) {
  const { trial: words } = useWords().model
  const say = useSay()
  const act = useAct('POST /api/companion/model/trials', { refresh: ['GET /api/companion/model'] })
  const { trial } = model
  const running = trial?.state === 'running'
  return (
    <section className="panel trial" aria-labelledby="model-trial">
      <h2 id="model-trial">
        {words.title}
        {trial && !running && (
          <span className={trial.state === 'passed' ? 'tag good' : 'tag bad'}>
            {trial.state === 'passed' ? words.passed : words.failed}
          </span>
        )}
        {keeps && !running && (
          <Button
            type={trial ? 'default' : 'primary'}
            loading={act.isPending}
            onClick={() => act.mutate({}, { onError: say.no })}
          >
            {trial ? words.again : words.begin}
          </Button>
        )}
      </h2>
      <p className="hint">{words.about}</p>
      <div role="status">
        {!trial && <p>{words.none}</p>}
        {running && <Progress asked={trial.asked} of={trial.of} />}
        {trial && !running && <Result trial={trial} />}
      </div>
      <p className="hint n">
        {trial && `${words.at(shortTime(trial.at))} · `}
        {words.rules} {model.promptVersion}
      </p>
    </section>
  )
}

function Progress({ asked, of }: { asked: number; of: number }) {
  const { trial: words } = useWords().model
  return (
    <div className="trial-way">
      <progress max={of} value={asked} aria-label={words.title} />
      <span className="n">{words.running(asked, of)}</span>
    </div>
  )
}

function Result({ trial }: { trial: NonNullable<Model['trial']> }) {
  const { trial: words } = useWords().model
  if (trial.state === 'passed') return <p>{words.passedAbout(trial.of)}</p>
  return (
    <>
      {trial.unsafe > 0 && <p className="late">{words.failedUnsafe(trial.unsafe)}</p>}
      {trial.broken > 0 && <p className="late">{words.failedBroken(trial.broken)}</p>}
    </>
  )
}
