import { formIn } from '@anxin/core/scale/form-in.ts'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { answer, before, following, goTo, isLocked, skipValue } from '../../../check/actions.ts'
import { hush, read, readsOn } from '../../../check/aloud.ts'
import { isSameStep, type Step, stepsOf } from '../../../check/course.ts'
import { stuck } from '../../../check/outbox.ts'
import { courseOf, isWaiting, type Pack, type Run } from '../../../check/run.ts'
import { locale } from '../../../device/settings.ts'
import { Icon } from '../../../parts/drawn/Icon.tsx'
import { useHeading } from '../../../parts/heading.ts'
import { online } from '../../../parts/network.ts'
import { c } from '../words.ts'
import { Aloud } from './Aloud.tsx'
import { Choices } from './Choices.tsx'
import { Progress } from './Progress.tsx'
import { useKeys } from './use-keys.ts'

type Form = ReturnType<typeof formIn<Pack['forms'][number]>>
type Item = Form['items'][number]

/** How the words of a form are marked for the browser and for the voice. */
const langOf = ({ language }: Form): string => (language === 'en' ? 'en-US' : 'zh-CN')

/** Long enough to see what was chosen, short enough not to wait. */
const glanceMs = 240

/** Saved here, and whether the house has it too. */
const Kept = ({ run }: { run: Run }): JSX.Element => {
  const away = isWaiting(run) && (stuck.value || !online.value)
  return (
    <p class="kept small" role="status">
      <Icon name={away ? 'lock' : 'check'} size="s" />
      {away ? c.value.player.waiting : c.value.player.saved}
    </p>
  )
}

/** The line that must stand where the text stands. */
const Source = ({ form }: { form: Form }): JSX.Element => (
  <p class="source">
    {form.mark && !form.notice.endsWith(`${form.mark}。`) && <span class="draft">{form.mark}</span>}
    {c.value.player.source(form.notice)}
  </p>
)

const linesOf = (form: Form, item: Item): string[] => [
  form.stem,
  item.text,
  c.value.player.choices[form.language] +
    item.options.map(({ label }) => label).join(form.language === 'en' ? '. ' : '。'),
]

/** Answering: what is chosen, the soft second question after skipping, and the way on. */
function useAnswer(run: Run, step: Step, item: Item) {
  const since = useRef(Date.now())
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [soft, setSoft] = useState(false)
  useEffect(() => () => clearTimeout(leaving.current), [])
  const give = (value: number | null): void => {
    hush()
    clearTimeout(leaving.current)
    const to = answer(run.key, step, value, (Date.now() - since.current) / 1000)
    since.current = Date.now()
    if (to) leaving.current = setTimeout(() => void goTo(run.key, to), value === null ? 0 : glanceMs)
  }
  const skip = (): void => {
    // asked once more, softly; a second time is an answer
    if (item.safety && !soft) setSoft(true)
    else give(skipValue(run, step))
  }
  return { give, skip, soft }
}

const Foot = ({
  run,
  step,
  locked,
  soft,
  onSkip,
}: {
  run: Run
  step: Step
  locked: boolean
  soft: boolean
  onSkip: () => void
}): JSX.Element => {
  const { player } = c.value
  const earlier = before(run, step)
  const answered = run.given[step.instrument]?.[step.item] !== undefined
  const later = answered ? following(run, step) : null
  return (
    <div class="player-foot">
      {earlier ? (
        <button type="button" class="btn btn-quiet" onClick={() => void goTo(run.key, earlier)}>
          <Icon name="back" size="s" />
          {player.before}
        </button>
      ) : (
        <span />
      )}
      {later ? (
        <button type="button" class="btn btn-quiet" onClick={() => void goTo(run.key, later)}>
          {player.after}
          <Icon name="chev" size="s" />
        </button>
      ) : (
        !locked && (
          <button type="button" class="link skip-one" onClick={onSkip}>
            {soft ? player.softSkip : player.skip}
          </button>
        )
      )}
    </div>
  )
}

export const Question = ({ run, step }: { run: Run; step: Step }): JSX.Element | null => {
  const kept = run.pack.forms.find((one) => one.instrument === step.instrument)
  const form = kept && formIn(kept, locale.value)
  const item = form?.items.find((one) => one.id === step.item)
  return form && item ? <Asked run={run} step={step} form={form} item={item} /> : null
}

/** The stem stays with every question of its form; those who listen are brought here. */
const Heading = ({ form, item }: { form: Form; item: Item }): JSX.Element => {
  const heading = useHeading<HTMLLegendElement>()
  return (
    <legend ref={heading} tabIndex={-1} lang={langOf(form)}>
      {form.stem && (
        <span class="stem" id="stem">
          {form.stem}
        </span>
      )}
      <span class="asked" id="asked">
        {item.text}
      </span>
    </legend>
  )
}

const Asked = ({ run, step, form, item }: { run: Run; step: Step; form: Form; item: Item }): JSX.Element => {
  const { player } = c.value
  const { give, skip, soft } = useAnswer(run, step, item)
  const locked = isLocked(run, step.instrument)
  const steps = stepsOf(courseOf(run), run.given)
  const now = steps.findIndex((one) => isSameStep(one, step)) + 1
  const lines = linesOf(form, item)
  const box = useKeys(locked ? [] : item.options.map(({ value }) => value), give)
  useEffect(() => {
    if (readsOn.value) read(lines, langOf(form))
    return hush
  }, [form.language])
  return (
    <>
      <Progress now={now} all={steps.length} />
      {locale.value !== form.language && <p class="small only-chinese">{player.onlyChinese}</p>}
      <fieldset class="card question" ref={box}>
        <Heading form={form} item={item} />
        <Aloud lines={lines} lang={langOf(form)} />
        {soft && (
          <p class="soft" role="status">
            {player.soft}
          </p>
        )}
        {locked && <p class="small">{player.locked}</p>}
        <Choices
          name={`${step.instrument}.${step.item}`}
          labelledBy={form.stem ? 'stem asked' : 'asked'}
          options={item.options}
          lang={langOf(form)}
          chosen={run.given[step.instrument]?.[step.item]}
          faces={step.instrument === 'childmood'}
          keys={!run.tablet}
          disabled={locked}
          onChoose={give}
        />
      </fieldset>
      <Foot run={run} step={step} locked={locked} soft={soft} onSkip={skip} />
      <Kept run={run} />
      {!run.tablet && <p class="small desk keys">{player.keys}</p>}
      <Source form={form} />
    </>
  )
}
