import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useAsked } from '../../parts/asked.ts'
import { TopBar } from '../../parts/frame/TopBar.tsx'
import { Loading, Notice, tell } from '../../parts/Notice.tsx'
import { ownWords } from '../../parts/own.ts'
import { dayName } from '../../parts/when.ts'
import { refusalWords } from '../../parts/words.ts'
import { isRegistered, loadMe } from '../../self/me.ts'
import { asksRating, WaitingForms } from '../home/Waiting.tsx'
import { Agreements } from './Agreements.tsx'
import { Feedback } from './Feedback.tsx'
import './my-plan.css'
import { Rating } from './Rating.tsx'
import { Signing } from './Signing.tsx'
import { p } from './words.ts'

export type Mine = DoorReply<'GET /api/casework/mine'>
type Own = NonNullable<Mine['case']>
const ask = () => call('GET /api/casework/mine')

/** What one works on with a helper: who it is, the goals in own words, what was agreed to, and how it was today. */
const MyPlan = (): JSX.Element => {
  const [ready, setReady] = useState(isRegistered())
  useEffect(() => {
    void loadMe().then(() => setReady(isRegistered()))
  }, [])
  return (
    <>
      <TopBar title={ownWords.value.mine.myPlan} />
      <main id="main" class="page my-plan" tabIndex={-1}>
        {ready ? <Asked /> : <Notice>{p.value.signIn}</Notice>}
      </main>
    </>
  )
}

const Asked = (): JSX.Element => {
  const { asked, again } = useAsked(ask)
  if (asked.state === 'asking') return <Loading />
  if (asked.state !== 'here') return <Notice onAgain={again}>{ownWords.value.mine.needServer}</Notice>
  const { value: mine } = asked
  return (
    <div class="stack">
      {mine.case && asksRating.includes(mine.case.state) && <Rating />}
      <WaitingForms />
      {mine.case ? <Helped own={mine.case} mine={mine} again={again} /> : <Nobody />}
      <Agreements mine={mine} again={again} />
      {mine.case && <Feedback />}
    </div>
  )
}

const Nobody = (): JSX.Element => (
  <section class="card pad stack">
    <h2>{p.value.none}</h2>
    <p class="small">{p.value.noneAbout}</p>
  </section>
)

const Helped = ({ own, mine, again }: { own: Own; mine: Mine; again: () => void }): JSX.Element => {
  const words = p.value
  const [signing, setSigning] = useState(false)
  return (
    <>
      <section class="card pad">
        <h2>{words.helper}</h2>
        <p class="helper">
          <b>{own.helper}</b>
          <small>{words.since(dayName(own.openedAt))}</small>
        </p>
        {words.moved[own.moved] && <p class="moved">{words.moved[own.moved]}</p>}
      </section>
      <section class="card pad stack">
        <h2>{words.goals}</h2>
        {own.tier !== null && own.every !== null && (
          <p class="service">
            {words.tiers[own.tier]}
            <small>{words.everys[own.every]}</small>
          </p>
        )}
        {own.goals.length === 0 && <p class="small">{words.noGoals}</p>}
        {own.goals.map((goal) => (
          <Goal key={goal.id} goal={goal} again={again} />
        ))}
        {own.goals.length > 0 &&
          (own.agreedAt ? (
            <p class="small">{words.agreed(dayName(own.agreedAt))}</p>
          ) : own.planReady ? (
            signing ? (
              <>
                <section class="agreement">
                  <h3>{words.agreement}</h3>
                  <p class="small">{words.agreementAbout}</p>
                  <ul>
                    {own.agreement.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </section>
                <Signing
                  phoneTail={mine.phoneTail}
                  send={async (signed) => {
                    await call('POST /api/casework/mine/agreements', {
                      body: { ...signed, planRevision: own.planRevision },
                    })
                    again()
                  }}
                />
              </>
            ) : (
              <button type="button" class="btn" onClick={() => setSigning(true)}>
                {words.agree}
              </button>
            )
          ) : (
            <p class="small">{words.waits}</p>
          ))}
      </section>
    </>
  )
}

const Goal = ({ goal, again }: { goal: Own['goals'][number]; again: () => void }): JSX.Element => {
  const words = p.value
  const [text, setText] = useState(goal.ownWords ?? '')
  const [writing, setWriting] = useState(false)
  const keep = async (): Promise<void> => {
    try {
      await call('PUT /api/casework/mine/goals/:id/words', {
        params: { id: goal.id },
        body: { words: text.trim() },
      })
      setWriting(false)
      tell(words.kept)
      again()
    } catch (refused) {
      tell(refusalWords(refused))
    }
  }
  return (
    <article class="goal">
      <b>{goal.ownWords || goal.statement}</b>
      {goal.ownWords && <small>{goal.statement}</small>}
      <small>
        {words.by(dayName(`${goal.dueOn}T04:00:00Z`))}
        {goal.attainment !== null && ` · ${words.far[String(goal.attainment)]}`}
      </small>
      {writing ? (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault()
            void keep()
          }}
        >
          <label class="field">
            {words.own}
            <input
              type="text"
              value={text}
              maxLength={300}
              placeholder={words.ownHint}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="btn">
            {words.keepWords}
          </button>
        </form>
      ) : (
        <button type="button" class="link" onClick={() => setWriting(true)}>
          {words.own}
        </button>
      )}
    </article>
  )
}

export default MyPlan
