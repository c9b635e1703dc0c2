import type { Call, CallSeen } from '@anxin/kit/live.ts'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Notice } from '../../../parts/Notice.tsx'
import { a } from '../words.ts'

const Picture = ({
  stream,
  label,
  quiet,
}: {
  stream: MediaStream | null
  label: string
  quiet: boolean
}): JSX.Element => {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current && video.current.srcObject !== stream) video.current.srcObject = stream
  }, [stream])
  // biome-ignore lint/a11y/useMediaCaption: a living voice has no captions
  return <video ref={video} autoplay playsInline muted={quiet} aria-label={label} />
}

/** Voice and picture, straight from browser to browser. */
export const CallBox = ({ between, seen }: { between: Call; seen: CallSeen | null }): JSX.Element => {
  const words = a.value.meet
  const [flow, setFlow] = useState({ audioBytes: 0, frames: 0 })
  const state = seen?.state ?? 'idle'
  useEffect(() => {
    if (state !== 'talking') return
    const timer = setInterval(() => void between.flow().then(setFlow), 1000)
    return () => clearInterval(timer)
  }, [state])
  const rests = state === 'idle' || state === 'failed'
  return (
    <section class="stack" data-call={state} data-audio={flow.audioBytes} data-frames={flow.frames}>
      {seen?.fault && <Notice kind="wrong">{words.faults[seen.fault]}</Notice>}
      {rests && (
        <div class="ap-acts">
          <button type="button" class="btn btn-quiet" onClick={() => void between.ask('voice')}>
            {words.voice}
          </button>
          <button type="button" class="btn btn-quiet" onClick={() => void between.ask('video')}>
            {words.video}
          </button>
        </div>
      )}
      {state === 'asked' && (
        <div class="card pad stack" role="alert">
          <p>{words.asked[seen?.mode ?? 'voice']}</p>
          <div class="ap-acts">
            <button type="button" class="btn" onClick={() => void between.take()}>
              {words.take}
            </button>
            <button type="button" class="btn btn-quiet" onClick={() => between.hangUp()}>
              {words.refuse}
            </button>
          </div>
        </div>
      )}
      {!rests && state !== 'asked' && (
        <>
          <p role="status">
            {state === 'talking' ? words.talking : state === 'asking' ? words.asking : words.joining}
          </p>
          <div class="meet-pictures">
            <Picture stream={seen?.theirs ?? null} label={words.theirs} quiet={false} />
            {seen?.mode === 'video' && <Picture stream={seen.mine} label={words.mine} quiet />}
          </div>
          <div class="ap-acts">
            <button
              type="button"
              class="btn btn-quiet"
              aria-pressed={seen?.muted}
              onClick={() => between.mute(!seen?.muted)}
            >
              {seen?.muted ? words.unmute : words.mute}
            </button>
            {seen?.mode === 'video' && (
              <button
                type="button"
                class="btn btn-quiet"
                aria-pressed={seen.blind}
                onClick={() => between.hideCamera(!seen.blind)}
              >
                {seen.blind ? words.show : words.hide}
              </button>
            )}
            <button type="button" class="btn btn-grave" onClick={() => between.hangUp()}>
              {words.hangUp}
            </button>
          </div>
        </>
      )}
    </section>
  )
}
