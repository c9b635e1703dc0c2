import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import { moduleOf } from '@anxin/core/selfhelp/modules/registry.ts'
import { frame } from '@anxin/core/selfhelp/player.ts'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { hush, read, readsOn } from '../../../check/aloud.ts'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { useHeading } from '../../../parts/heading.ts'
import { go } from '../../../parts/router.ts'
import { shownLocale } from '../../../parts/words.ts'
import { isRegistered } from '../../../self/me.ts'
import { Aloud } from '../../check/player/Aloud.tsx'
import { NeedArt } from '../NeedArt.tsx'
import { t, wordsOf } from '../words.ts'
import { type Given, isNothing } from './given.ts'
import { StepBody } from './StepBody.tsx'
import { saidAt } from './said-at.ts'

interface Shown extends Omit<Given, 'words'> {
  readonly code: ModuleCode
  readonly busy: boolean
  readonly onBack?: () => void
  readonly onStop: () => void
}

/** Where what is written stays, said once before it begins. */
const KeptWhere = (): JSX.Element => (
  <p class="kept-where">
    <Icon name="lock" size="s" />
    {isRegistered() ? t.value.keptHouse : t.value.keptHere}
  </p>
)

/** What it is and what happens in it; it begins only with a yes. */
const Consent = ({ code, onNext }: { code: ModuleCode; onNext: Given['onNext'] }): JSX.Element => {
  const heading = useHeading<HTMLHeadingElement>()
  const words = wordsOf(code)
  const { player } = t.value
  const module = moduleOf(code)
  return (
    <section class="card consent">
      <div class="need-band">
        <NeedArt need={module.need} wide />
      </div>
      <div class="pad stack">
        <h2 ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <p class="screen-say">{words.consent}</p>
        <dl class="dose">
          <dt>{player.often}</dt>
          <dd>{words.dose}</dd>
        </dl>
        <p class="small">{player.anyTime}</p>
        {(module.leaf || code === 'M01') && <KeptWhere />}
        <button type="button" class="btn btn-wide" onClick={() => onNext(null)}>
          {player.consent}
        </button>
        <button type="button" class="btn btn-quiet btn-wide" onClick={() => go('/tools')}>
          {player.notNow}
        </button>
      </div>
    </section>
  )
}

const Foot = ({ step, answer, busy, onNext, onBack, onStop }: Shown): JSX.Element => {
  const { player } = t.value
  const asks = step.kind !== 'say' && step.kind !== 'open' && step.kind !== 'call' && step.kind !== 'count'
  const timed = step.kind === 'breathe' || step.kind === 'muscles' || step.kind === 'senses'
  const skips = asks && !timed && isNothing(answer)
  return (
    <>
      <button
        type="button"
        class={skips ? 'btn btn-quiet btn-wide' : 'btn btn-wide'}
        disabled={busy}
        onClick={() => onNext(answer)}
      >
        {busy ? player.screening : skips ? player.skip : player.next}
      </button>
      <div class="screen-foot">
        {onBack ? (
          <button type="button" class="btn btn-quiet" onClick={onBack}>
            <Icon name="back" size="s" />
            {player.before}
          </button>
        ) : (
          <span />
        )}
        <button type="button" class="btn btn-quiet stop" aria-label={player.stopWhole} onClick={onStop}>
          {player.stop}
        </button>
      </div>
    </>
  )
}

/** One thing a screen. */
export const Screen = (shown: Shown): JSX.Element => {
  const { code, step, answer, timerAt, onHold, onNext, onTimer } = shown
  const heading = useHeading<HTMLHeadingElement>()
  const words = saidAt(code, step)
  const lang = shownLocale.value === 'zh' ? 'zh-CN' : 'en'
  const lines = [words.say, words.hint, ...words.options].filter((line) => line !== '')
  useEffect(() => {
    if (readsOn.value) read(lines, lang)
    return hush
  }, [])
  if (step.id === frame.consent) return <Consent code={code} onNext={onNext} />
  const alone = step.kind === 'say'
  const given = { step, words, answer, timerAt, onHold, onNext, onTimer }
  return (
    <>
      <section class={alone ? 'card screen screen-alone' : 'card screen'}>
        {alone && (
          <div class="need-band">
            <NeedArt need={moduleOf(code).need} wide />
          </div>
        )}
        <div class="screen-words">
          <h2 ref={heading} tabIndex={-1} class="screen-say">
            {words.say}
          </h2>
          {words.hint && <p class="screen-hint">{words.hint}</p>}
        </div>
        <Aloud lines={lines} lang={lang} />
        <div class="screen-body">
          <StepBody {...given} />
        </div>
      </section>
      <Foot {...shown} />
    </>
  )
}
