import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import '../../styles/hook.css'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { Deliveries } from './Deliveries.tsx'
import { AddHook, ChangeHook, SecretDialog, ShutHook } from './HookDialogs.tsx'
import { type Hook, type HookState, refresh, stateOf } from './shapes.ts'

/** Systems of others that are told what happens here, and how it goes with each. */
export function Hooks() {
  const { hook: words } = useWords()
  const me = useMe()
  const query = useQuery({
    ...reading('GET /api/hook/hooks'),
    enabled: mayEnter(me, 'hooks'),
    refetchInterval: 5000,
  })
  const [adding, setAdding] = useState(false)
  return (
    <Page
      gate="hooks"
      title={words.title}
      about={words.about}
      acts={
        <Button type="primary" onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      }
    >
      <Shown query={query} lines={4}>
        {({ hooks }) =>
          hooks.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <ul className="stack">
              {hooks.map((one) => (
                <OneHook key={one.id} hook={one} />
              ))}
            </ul>
          )
        }
      </Shown>
      {adding && <AddHook close={() => setAdding(false)} />}
    </Page>
  )
}

const tones: Readonly<Record<HookState, string>> = {
  on: 'tag good',
  paused: 'tag lamp',
  secretless: 'tag lamp',
  shut: 'tag',
}

function OneHook({ hook }: { hook: Hook }) {
  const { hook: words } = useWords()
  const [logShown, setLogShown] = useState(false)
  const state = stateOf(hook)
  return (
    <li className={state === 'shut' ? 'panel hook over' : 'panel hook'} aria-label={hook.name}>
      <header>
        <h2>
          {hook.name} <span className={tones[state]}>{words.states[state]}</span>
        </h2>
        <code>{hook.url}</code>
        <p className="n">
          {hook.deliveredAt ? words.last(shortTime(hook.deliveredAt)) : words.never}
          {hook.waiting > 0 && ` · ${words.waiting(hook.waiting)}`}
          {hook.dead > 0 && <span className="late"> · {words.dead(hook.dead)}</span>}
        </p>
        <p className="tags">
          {hook.kinds.map((kind) => (
            <span key={kind} className="tag">
              {words.kindNames[kind]}
            </span>
          ))}
        </p>
      </header>
      <Acts hook={hook} state={state} logShown={logShown} showLog={setLogShown} />
      {logShown && <Deliveries hook={hook} />}
    </li>
  )
}

interface ActsGiven {
  hook: Hook
  state: HookState
  logShown: boolean
  showLog: (shown: boolean) => void
}

function Acts({ hook, state, logShown, showLog }: ActsGiven) {
  const { hook: words } = useWords()
  const say = useSay()
  const [asking, setAsking] = useState<'secret' | 'change' | 'shut'>()
  const params = { id: hook.id }
  const trial = useAct('POST /api/hook/hooks/:id/try', { refresh, done: () => say.yes(words.tried) })
  const pause = useAct('POST /api/hook/hooks/:id/pause', {
    refresh,
    done: () => say.yes(state === 'paused' ? words.resumed : words.paused),
  })
  const given = { hook, close: (): void => setAsking(undefined) }
  const named = (act: string): string => `${act} ${hook.name}`
  return (
    <div className="acts">
      <Button aria-label={named(words.log)} aria-expanded={logShown} onClick={() => showLog(!logShown)}>
        {logShown ? words.logShut : words.log}
      </Button>
      {state !== 'shut' && (
        <>
          {state === 'on' && (
            <Button
              aria-label={named(words.try)}
              loading={trial.isPending}
              onClick={() => trial.mutate({ params }, { onError: say.no })}
            >
              {words.try}
            </Button>
          )}
          {state !== 'secretless' && (
            <Button
              aria-label={named(state === 'paused' ? words.resume : words.pause)}
              loading={pause.isPending}
              onClick={() => pause.mutate({ params, body: { paused: state === 'on' } }, { onError: say.no })}
            >
              {state === 'paused' ? words.resume : words.pause}
            </Button>
          )}
          <Button aria-label={named(words.change)} onClick={() => setAsking('change')}>
            {words.change}
          </Button>
          <Button
            aria-label={named(words.secret)}
            type={state === 'secretless' ? 'primary' : 'default'}
            onClick={() => setAsking('secret')}
          >
            {state === 'secretless' ? words.secret : words.secretAgain}
          </Button>
          <Button aria-label={named(words.shut)} onClick={() => setAsking('shut')}>
            {words.shut}
          </Button>
        </>
      )}
      {asking === 'secret' && <SecretDialog {...given} />}
      {asking === 'change' && <ChangeHook {...given} />}
      {asking === 'shut' && <ShutHook {...given} />}
    </div>
  )
}
