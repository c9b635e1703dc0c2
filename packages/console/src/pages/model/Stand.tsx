import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { shortTime } from '../../parts/show/times.ts'
import type { Model } from './shapes.ts'

/** Whether it is on, why not, and the switch. */
export function Stand({ model, keeps }: { model: Model; keeps: boolean }) {
  const { model: words } = useWords()
  const [asking, ask] = useState<'on' | 'off'>()
  const ready = model.trial?.state === 'passed'
  const ended = model.offBecause === 'unsafe' || model.offBecause === 'complaints'
  const kind = model.on ? 'on' : ended ? 'ended' : 'off'
  const title =
    model.url === null
      ? words.state.none
      : model.on
        ? words.state.on
        : ended
          ? words.state[model.offBecause as 'unsafe' | 'complaints']
          : words.state.off
  const about =
    model.url === null
      ? words.state.noneAbout
      : model.on
        ? words.state.onAbout
        : ready
          ? words.state.offReady
          : words.state.offTry
  return (
    <section className={`model-stand ${kind}`} aria-label={title}>
      <span className="disc">
        <Icon name={model.on ? 'chat' : ended ? 'shield' : 'book'} size={22} />
      </span>
      <div>
        <b>{title}</b>
        <p>{about}</p>
      </div>
      {model.changedBy && model.changedAt && (
        <small className="n">{words.state.changed(model.changedBy, shortTime(model.changedAt))}</small>
      )}
      {model.on && (
        <Button danger onClick={() => ask('off')}>
          {words.turn.off}
        </Button>
      )}
      {!model.on && keeps && ready && (
        <Button type="primary" onClick={() => ask('on')}>
          {words.turn.on}
        </Button>
      )}
      {asking && <Turn which={asking} close={() => ask(undefined)} />}
    </section>
  )
}

function Turn({ which, close }: { which: 'on' | 'off'; close: () => void }) {
  const { turn: words } = useWords().model
  const say = useSay()
  const then = (done: string) => ({
    refresh: ['GET /api/companion/model' as const],
    done: () => {
      say.yes(done)
      close()
    },
  })
  const on = useAct('POST /api/companion/model/on', then(words.onDone))
  const off = useAct('POST /api/companion/model/off', then(words.offDone))
  const act = which === 'on' ? on : off
  return (
    <ActDialog
      title={which === 'on' ? words.onTitle : words.offTitle}
      about={
        which === 'on' ? (
          <ul className="warnings">
            {words.onWarnings.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : (
          words.offAbout
        )
      }
      yes={which === 'on' ? words.onYes : words.offYes}
      danger={which === 'off'}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() => act.mutate({})}
    />
  )
}
