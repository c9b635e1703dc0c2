import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Check } from '../../parts/Field.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { refusalWords } from '../../parts/words.ts'
import { me } from '../../self/me.ts'
import { begin } from './programme.ts'
import { course, p } from './words.ts'

const About = (): JSX.Element => (
  <>
    <section class="card pad stack">
      {course.value.about.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
    <section class="card pad stack">
      <h2>{p.value.outline}</h2>
      <ol class="five five-outline">
        {course.value.sessions.map(({ title, step }, at) => (
          <li key={title}>
            <span class="five-mark" aria-hidden="true">
              {at + 1}
            </span>
            <div class="grow">
              <strong>{title}</strong>
              <small>{step}</small>
            </div>
          </li>
        ))}
      </ol>
    </section>
  </>
)

/** Nothing begins without a yes; a helper is asked for only when wished. */
const Consent = ({ again }: { again: boolean }): JSX.Element => {
  const [agreed, setAgreed] = useState(false)
  const [helper, setHelper] = useState(false)
  const [state, setState] = useState<'asking' | 'busy' | 'unticked'>('asking')
  const [problem, setProblem] = useState<unknown>(null)
  const go = async (): Promise<void> => {
    if (!agreed) return setState('unticked')
    setState('busy')
    setProblem(null)
    try {
      await begin(helper)
      scrollTo(0, 0)
    } catch (refused) {
      setProblem(refused)
    }
    setState('asking')
  }
  return (
    <section class="card pad stack">
      <h2>{p.value.helper}</h2>
      <Pick
        label={p.value.helper}
        choices={[
          { value: true, name: p.value.helperYes },
          { value: false, name: p.value.helperNo },
        ]}
        chosen={helper}
        onChoose={setHelper}
      />
      <Check
        label={course.value.consent}
        checked={agreed}
        onChange={(on) => {
          setAgreed(on)
          setState('asking')
        }}
      />
      {state === 'unticked' && (
        <p class="wrong" role="alert">
          {p.value.needConsent}
        </p>
      )}
      {problem !== null && (
        <p class="wrong" role="alert">
          {refusalWords(problem)}
        </p>
      )}
      <button type="button" class="btn btn-wide" disabled={state === 'busy'} onClick={() => void go()}>
        {state === 'busy' ? p.value.beginning : again ? p.value.beginAgain : p.value.begin}
      </button>
    </section>
  )
}

export const Begin = ({ again = false }: { again?: boolean }): JSX.Element => (
  <>
    {!again && <About />}
    {me.value?.kind === 'registered' ? (
      <Consent again={again} />
    ) : (
      <section class="card pad stack">
        <p>{p.value.signIn}</p>
        <a class="btn btn-wide" href="/sign-in">
          {p.value.signInGo}
        </a>
        <a class="btn btn-quiet btn-wide" href="/tools">
          {p.value.ownGo}
        </a>
      </section>
    )}
  </>
)
