import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { all, put } from '../../device/chest.ts'
import { newId } from '../../device/new-id.ts'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Scale } from '../../parts/Pick.tsx'
import { dayAndClock } from '../../parts/when.ts'
import { w } from '../../parts/words.ts'
import { Orb } from './Orb.tsx'
import { useAwake, useBeat } from './rhythm.ts'
import './breathe.css'

/** One practice, kept on the device: distress before and after, 0–10, either of them perhaps not given. */
interface Breath {
  readonly id: string
  readonly at: number
  readonly before: number | null
  readonly after: number | null
}
type Stage = 'ready' | 'running' | 'done' | 'stopped'

const Rate = ({
  title,
  value,
  onRate,
}: {
  title: string
  value: number | null
  onRate: (value: number) => void
}): JSX.Element => {
  const { breathe } = w.value
  return (
    <section class="card pad rate">
      <h2>{title}</h2>
      <Scale label={title} value={value} onRate={onRate} />
      <p class="small">{breathe.scale}</p>
    </section>
  )
}

const Past = ({ breaths }: { breaths: readonly Breath[] }): JSX.Element | null => {
  const { breathe } = w.value
  if (breaths.length === 0) return null
  return (
    <section class="card pad">
      <h2>{breathe.past}</h2>
      <ul class="list past">
        {breaths.slice(0, 5).map((breath) => (
          <li key={breath.id}>
            {breathe.pastLine(
              dayAndClock(breath.at),
              String(breath.before ?? '–'),
              String(breath.after ?? '–'),
            )}
          </li>
        ))}
      </ul>
      <p class="small">{breathe.keep}</p>
    </section>
  )
}

const PracticeStage = ({
  stage,
  onStart,
  onStop,
  onDone,
}: {
  stage: Stage
  onStart: () => void
  onStop: () => void
  onDone: () => void
}): JSX.Element => {
  const { breathe } = w.value
  const running = stage === 'running'
  const beat = useBeat(running, onDone)
  useAwake(running)
  return (
    <section class="stage">
      <Orb running={running} />
      <p class={running ? 'stage-cue' : 'stage-cue stage-rest'} aria-live="polite">
        {running
          ? breathe.cues[beat.phase]
          : stage === 'stopped'
            ? breathe.stopped
            : stage === 'done'
              ? breathe.done
              : breathe.ready}
      </p>
      {running && (
        <p class="stage-count" aria-hidden="true">
          {breathe.count(beat.second)}
        </p>
      )}
      <button type="button" class="btn btn-lamp" onClick={running ? onStop : onStart}>
        {running ? breathe.stop : stage === 'ready' ? breathe.start : breathe.again}
      </button>
      {running && <p class="small num">{breathe.left(Math.floor(beat.leftS / 60), beat.leftS % 60)}</p>}
      <p class="small">{breathe.safe}</p>
    </section>
  )
}

const Result = ({ breath }: { breath: Breath }): JSX.Element | null => {
  const { breathe } = w.value
  if (breath.before === null || breath.after === null) return null
  const lighter = breath.after < breath.before
  return (
    <section class="card pad stack" role="status">
      <p>
        {lighter ? breathe.better(breath.before, breath.after) : breathe.same(breath.before, breath.after)}
      </p>
      {!lighter && (
        <a class="btn" href="/chat">
          {breathe.talk}
        </a>
      )}
    </section>
  )
}

const Breathe = (): JSX.Element => {
  const { breathe } = w.value
  const [stage, setStage] = useState<Stage>('ready')
  const [breath, setBreath] = useState<Breath>({ id: newId(), at: Date.now(), before: null, after: null })
  const [past, setPast] = useState<readonly Breath[]>([])
  useEffect(() => {
    void all<Breath>('breaths').then((kept) => setPast(kept.sort((a, b) => b.at - a.at)))
  }, [])
  const keep = (next: Breath): void => {
    setBreath(next)
    put('breaths', next.id, next).catch(() => undefined)
    setPast([next, ...past.filter((other) => other.id !== next.id)])
  }
  const end = (how: 'stopped' | 'done'): void => {
    setStage(how)
    scrollTo(0, 0)
  }
  const start = (): void => {
    if (stage !== 'ready') setBreath({ id: newId(), at: Date.now(), before: null, after: null })
    setStage('running')
  }
  const ended = stage === 'done' || stage === 'stopped'
  return (
    <>
      <TopBar title={breathe.title} />
      <main id="main" class="page" tabIndex={-1}>
        <p class="lead">{breathe.lead}</p>
        <div class={ended ? 'breathe-grid breathe-ended stack' : 'breathe-grid stack'}>
          <PracticeStage
            stage={stage}
            onStart={start}
            onStop={() => end('stopped')}
            onDone={() => end('done')}
          />
          <div class="stack">
            {!ended && (
              <Rate
                title={breathe.before}
                value={breath.before}
                onRate={(before) => keep({ ...breath, before })}
              />
            )}
            {ended && (
              <Rate
                title={breathe.after}
                value={breath.after}
                onRate={(after) => keep({ ...breath, after })}
              />
            )}
            {ended && <Result breath={breath} />}
            <Past breaths={past} />
          </div>
        </div>
      </main>
    </>
  )
}

export default Breathe
