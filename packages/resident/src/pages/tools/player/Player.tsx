import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import { moduleOf } from '@anxin/core/selfhelp/modules/registry.ts'
import {
  type Answer,
  frame,
  goBack,
  goOn,
  hold,
  isWorse,
  progressOf,
  screenNow,
  writtenIn,
} from '@anxin/core/selfhelp/player.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { hush } from '../../../check/aloud.ts'
import type { OpenWalk } from '../../../selfhelp/book.ts'
import { type Heard, hearDanger } from '../../../selfhelp/danger.ts'
import { finish, holdWalk, openWalk, saysStop, stop, tellSaid } from '../../../selfhelp/session.ts'
import { said, wordsOf } from '../words.ts'
import { Danger } from './Danger.tsx'
import { End } from './End.tsx'
import { Screen } from './Screen.tsx'
import { Stopped } from './Stopped.tsx'
import { saidAt } from './said-at.ts'
import { Way } from './Way.tsx'

type State = 'walk' | 'screening' | 'stopped' | 'worse' | Exclude<Heard, 'calm'>

const moodOffer = () => {
  const { steps } = wordsOf('M01')
  return { words: said(steps.words).options, topics: said(steps.topics).options }
}

/** Going through an exercise: every answer is on the device before anything else happens. */
function useWalk(code: ModuleCode) {
  const module = moduleOf(code)
  const [open, setOpen] = useState<OpenWalk>(() => openWalk(code))
  const [state, setState] = useState<State>('walk')
  const keep = (next: OpenWalk): void => {
    setOpen(next)
    holdWalk(next).catch(() => undefined)
  }
  const stopNow = (why: 'said_stop' | 'worse'): void => {
    hush()
    void stop(open, why)
    setState(why === 'worse' ? 'worse' : 'stopped')
  }
  /** What was written is heard before the next screen comes; the words wait where they are. */
  const next = async (answer: Answer): Promise<void> => {
    const step = screenNow(module, open.walk)
    const held = { ...open, walk: hold(module, open.walk, answer) }
    keep(held)
    const texts = writtenIn(step, answer, saidAt(code, step).options)
    if (saysStop(texts)) return stopNow('said_stop')
    if (texts.length > 0) {
      setState('screening')
      const heard = await hearDanger(texts)
      if (heard !== 'calm') {
        setState(heard)
        // signed in, the house hears the words by itself, whether this device could or not
        await tellSaid(held, texts)
        if (heard !== 'unheard') await stop(held, 'risk')
        return
      }
    }
    await goFrom(held)
  }
  /** On to the next screen, unless it grew harder. */
  const goFrom = async (held: OpenWalk): Promise<void> => {
    setState('walk')
    const step = screenNow(module, held.walk)
    if (step.kind === 'rate' && isWorse(held.walk)) return stopNow('worse')
    const walk = goOn(module, held.walk, held.walk.answers[step.id] ?? null)
    const gone = { ...held, walk, timerAt: null }
    if (screenNow(module, walk).id === frame.end) {
      setOpen(gone)
      await finish(gone, moodOffer())
    } else {
      // shown once it is kept: nobody sees a screen that a reload would take back
      setState('screening')
      await holdWalk(gone).catch(() => undefined)
      setOpen(gone)
      setState('walk')
    }
  }
  return { module, open, state, setState, keep, next, goFrom, stopNow }
}

export const Player = ({ code, fromChat }: { code: ModuleCode; fromChat: boolean }): JSX.Element => {
  const { module, open, state, setState, keep, next, goFrom, stopNow } = useWalk(code)
  useEffect(() => hush, [])
  if (state === 'unheard') return <Danger heard={state} onBack={() => void goFrom(open)} />
  if (state === 'danger' || state === 'violence')
    return <Danger heard={state} onBack={() => setState('stopped')} />
  if (state === 'stopped' || state === 'worse')
    return (
      <Stopped code={code} worse={state === 'worse'} fromChat={fromChat} onResume={() => setState('walk')} />
    )
  const step = screenNow(module, open.walk)
  if (step.id === frame.end) return <End code={code} walk={open.walk} fromChat={fromChat} />
  return (
    <>
      <Way part={progressOf(module, open.walk)} />
      <Screen
        key={step.id}
        code={code}
        step={step}
        answer={open.walk.answers[step.id] ?? null}
        timerAt={open.timerAt}
        busy={state === 'screening'}
        onHold={(answer) => keep({ ...open, walk: hold(module, open.walk, answer) })}
        onNext={(answer) => void next(answer)}
        onTimer={(timerAt) => keep({ ...open, timerAt })}
        {...(open.walk.trail.length > 1
          ? { onBack: () => keep({ ...open, walk: goBack(open.walk), timerAt: null }) }
          : {})}
        onStop={() => stopNow('said_stop')}
      />
    </>
  )
}
