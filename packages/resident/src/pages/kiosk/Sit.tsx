import { minorRuleOf, whyNotAsked } from '@anxin/core/care/plan/minors.ts'
import { type PackCode, packs } from '@anxin/core/care/plan/packs.ts'
import type { Sex } from '@anxin/core/scale/definition.ts'
import type { Tablet } from '@anxin/kit/tablet.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { beginAtTablet } from '../../check/actions.ts'
import type { Run } from '../../check/run.ts'
import { HelpCard } from '../../parts/calls/HelpCard.tsx'
import { useHeading } from '../../parts/heading.ts'
import { Notice } from '../../parts/Notice.tsx'
import { refusalWords } from '../../parts/words.ts'
import { Assent } from '../check/list/Assent.tsx'
import { AboutYou, ageIn, Consent } from '../check/list/Begin.tsx'
import { Player } from '../check/player/Player.tsx'
import { Contact } from '../check/result/Contact.tsx'
import { Scene } from '../check/result/Scene.tsx'
import { c, packName } from '../check/words.ts'
import { resultHere } from './judge.ts'
import { k } from './words.ts'

/** Who somebody said they are, for all the packs they go through. */
export interface Person {
  readonly age: number
  readonly sex: Sex | null
  readonly assent: boolean
}

const fits = (pack: PackCode, age: number): boolean =>
  age >= packs[pack].ages[0] && age <= packs[pack].ages[1]
/** The packs of this tablet that are for somebody of this age, in order. */
export const packsFor = (tablet: Tablet, { age }: Person): readonly PackCode[] =>
  tablet.packs.filter((one) => fits(one, age))

export const start = (tablet: Tablet, pack: PackCode, person: Person): Promise<string> =>
  beginAtTablet({ pack, ...person }, tablet.ticket)

/** How old, what is kept, who hears: before anything is asked. */
export const Ask = ({
  tablet,
  onReady,
}: {
  tablet: Tablet
  onReady: (person: Person) => Promise<void>
}): JSX.Element => {
  const words = c.value.begin
  const [typed, setTyped] = useState('')
  const [sex, setSex] = useState<Sex | 'none'>('none')
  const [wrong, setWrong] = useState<string | undefined>()
  const [stop, setStop] = useState<string | null>(null)
  const [asksYoung, setAsksYoung] = useState(false)
  const age = ageIn(typed)
  const go = (assent: boolean): void => {
    const person = { age: age!, sex: sex === 'none' ? null : sex, assent }
    if (packsFor(tablet, person).length === 0) setStop(k.value.notForAge)
    else onReady(person).catch((refused: unknown) => setStop(refusalWords(refused)))
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    if (age === null) setWrong(words.ageWrong)
    else if (whyNotAsked(age, { registered: false, guardianConsent: false })) setStop(k.value.young)
    else if (minorRuleOf(age).assent) setAsksYoung(true)
    else go(false)
  }
  if (asksYoung)
    return <Assent age={age} busy={false} onYes={() => go(true)} onNo={() => location.reload()} />
  return (
    <form class="stack begin" noValidate onSubmit={submit}>
      <Consent young={age !== null && minorRuleOf(age).assent} invitation={null} />
      <AboutYou
        typed={typed}
        sex={sex}
        wrong={wrong}
        onAge={(text) => {
          setTyped(text)
          setWrong(undefined)
          setStop(null)
        }}
        onSex={setSex}
      />
      {stop && <Notice kind="wrong">{stop}</Notice>}
      {stop && <HelpCard />}
      <button type="submit" class="btn btn-wide">
        {words.go}
      </button>
    </form>
  )
}

/** What came out, from the house or from the tablet itself; then the way on, and the way to clear it all. */
const Result = ({
  run,
  next,
  onDone,
}: {
  run: Run
  next: (() => void) | null
  onDone: () => void
}): JSX.Element => {
  const heading = useHeading<HTMLHeadingElement>()
  const words = k.value
  const said = run.result ?? resultHere(run)
  return (
    <section class="stack kiosk-result">
      <article class="card result-card">
        {run.result && <Scene result={run.result} />}
        <div class="result-words">
          <h2 ref={heading} tabIndex={-1}>
            {said.title}
          </h2>
          <p>{said.body}</p>
          {run.result && (
            <p class="result-next">
              <strong>{c.value.result.next}</strong>
              {run.result.next}
            </p>
          )}
          {!said.body.includes(said.note) && <p class="small">{said.note}</p>}
          {!run.result && <p class="small">{words.here}</p>}
        </div>
      </article>
      {run.danger && <p class="notice">{c.value.safety.personTablet}</p>}
      {run.danger && <HelpCard />}
      <Contact run={run} kind="btn btn-quiet btn-wide" label={c.value.result.actions.ask_worker} />
      {next && (
        <button type="button" class="btn btn-wide" onClick={next}>
          {words.nextPack}
        </button>
      )}
      <button type="button" class={next ? 'btn btn-quiet btn-wide' : 'btn btn-wide'} onClick={onDone}>
        {words.done}
      </button>
      <p class="small">{words.doneWhat}</p>
    </section>
  )
}

export const Sit = ({
  run,
  part,
  next,
  onDone,
}: {
  run: Run
  part: readonly [number, number]
  next: (() => void) | null
  onDone: () => void
}): JSX.Element => (
  <>
    <p class="small num kiosk-part">
      {packName(run.pack.pack).title}
      {part[1] > 1 && ` · ${k.value.of(...part)}`}
    </p>
    {run.over && (!run.danger || run.bridged) ? (
      <Result run={run} next={next} onDone={onDone} />
    ) : (
      <Player run={run} />
    )}
  </>
)
