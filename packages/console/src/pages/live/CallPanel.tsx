import type { Call, CallSeen } from '@anxin/kit/live.ts'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../parts/language.tsx'
import { touch } from '../../parts/shell/presence.ts'
import { DeviceTest } from './DeviceTest.tsx'
import { Picture } from './Picture.tsx'

/** Voice and picture, straight from browser to browser. */
export function CallPanel({ between, seen }: { between: Call; seen: CallSeen | undefined }) {
  const { live } = useWords()
  const words = live.call
  const [flow, setFlow] = useState({ audioBytes: 0, frames: 0 })
  const state = seen?.state ?? 'idle'
  useEffect(() => {
    if (state !== 'talking') return
    const timer = setInterval(() => {
      // whoever talks is there, and need not touch the page for it
      touch()
      void between.flow().then(setFlow)
    }, 1000)
    return () => clearInterval(timer)
  }, [between, state])
  const inCall = state === 'asking' || state === 'joining' || state === 'talking'
  return (
    <section
      className="panel call"
      aria-label={live.title}
      data-call={state}
      data-audio={flow.audioBytes}
      data-frames={flow.frames}
    >
      {(state === 'idle' || state === 'failed') && (
        <div className="caller-acts">
          <Button onClick={() => void between.ask('video')}>{words.video}</Button>
          <Button onClick={() => void between.ask('voice')}>{words.voice}</Button>
        </div>
      )}
      {(state === 'idle' || state === 'failed') && <DeviceTest />}
      {seen?.fault && <p className="due-note">{words.faults[seen.fault]}</p>}
      {state === 'asked' && (
        <div role="alert">
          <p>{words.asked[seen?.mode ?? 'voice']}</p>
          <div className="caller-acts">
            <Button type="primary" onClick={() => void between.take()}>
              {words.take}
            </Button>
            <Button onClick={() => between.hangUp()}>{words.refuse}</Button>
          </div>
        </div>
      )}
      {inCall && (
        <>
          <p role="status">
            {state === 'asking' ? words.asking : state === 'joining' ? words.joining : words.talking}
          </p>
          <div className="pictures">
            <Picture stream={seen?.theirs ?? null} label={words.theirs} quiet={false} />
            {seen?.mode === 'video' && <Picture stream={seen.mine} label={words.mine} quiet />}
          </div>
          <div className="caller-acts">
            <Button aria-pressed={seen?.muted} onClick={() => between.mute(!seen?.muted)}>
              {seen?.muted ? words.unmute : words.mute}
            </Button>
            {seen?.mode === 'video' && (
              <Button aria-pressed={seen.blind} onClick={() => between.hideCamera(!seen.blind)}>
                {seen.blind ? words.show : words.hide}
              </Button>
            )}
            <Button danger type="primary" onClick={() => between.hangUp()}>
              {words.hangUp}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
