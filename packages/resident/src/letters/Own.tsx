import { attendanceText, consentText } from '@anxin/core/referral/consent.ts'
import { fieldWords } from '@anxin/core/referral/words.ts'
import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { newId } from '../device/new-id.ts'
import { Check } from '../parts/Field.tsx'
import { Notice } from '../parts/Notice.tsx'
import { dayName } from '../parts/when.ts'
import { refusalWords, shownLocale } from '../parts/words.ts'
import { type Moves, Whole } from './Whole.tsx'
import { l } from './words.ts'

type Mine = DoorReply<'GET /api/referral/mine'>
type Letter = Mine['letters'][number]

/** Letters about oneself: what leaves, who looked, yes and back again. */
const Own = (_given: { secret: string }): JSX.Element => {
  const words = l.value
  const [mine, setMine] = useState<Mine | null>(null)
  const [moves, setMoves] = useState<Moves>([])
  const [problem, setProblem] = useState<string | null>(null)
  const read = (): void => {
    call('GET /api/transfer/mine').then(
      ({ rows }) => setMoves(rows),
      () => undefined,
    )
    call('GET /api/referral/mine').then(setMine, (refused) =>
      setProblem(
        (refused as { code?: string }).code === 'SIGN_IN_FIRST' ? words.signIn : refusalWords(refused),
      ),
    )
  }
  const act = (work: Promise<unknown>): void => {
    work.then(read, (refused) => setProblem(refusalWords(refused)))
  }
  useEffect(read, [])
  return (
    <main id="main" class="letters-page" tabIndex={-1}>
      <h1>{words.own}</h1>
      {problem && <Notice kind="wrong">{problem}</Notice>}
      {mine && mine.letters.length + moves.length === 0 && <p>{words.ownNone}</p>}
      {moves.map((one) => (
        <Whole key={one.id} one={one} act={act} />
      ))}
      {mine?.letters.map((one) => (
        <OneLetter key={one.id} one={one} act={act} />
      ))}
      {mine && mine.glass.length > 0 && (
        <section class="card pad stack">
          <h2>{words.glass}</h2>
          {mine.glass.map((one) => (
            <p key={one.id}>{words.glassOne(one.by, dayName(one.at))}</p>
          ))}
        </section>
      )}
      {mine && mine.attendance.length > 0 && (
        <section class="card pad stack">
          <h2>{words.days}</h2>
          <p class="small">{attendanceText[shownLocale.value]}</p>
          {mine.attendance.map((one) => (
            <Check
              key={one.id}
              label={words.share(one.to, one.day)}
              checked={one.shared}
              onChange={(shared) =>
                act(
                  call('PUT /api/referral/mine/attendance/:id', { params: { id: one.id }, body: { shared } }),
                )
              }
            />
          ))}
          {mine.looks.length > 0 && <h3>{words.looks}</h3>}
          {mine.looks.map((look) => (
            <p key={look.at} class="small">
              {words.viewed(look.by, dayName(look.at))}
            </p>
          ))}
        </section>
      )}
      <a class="btn btn-quiet" href="/mine">
        {words.back}
      </a>
    </main>
  )
}

const OneLetter = ({ one, act }: { one: Letter; act: (work: Promise<unknown>) => void }): JSX.Element => {
  const words = l.value
  const [surely, setSurely] = useState(false)
  const [id] = useState(newId)
  const params = { id: one.id }
  // before a yes there is nothing to take back
  const no = one.asks
    ? { say: words.refuse, surely: words.refuseSurely }
    : { say: words.withdraw, surely: words.surely }
  const agree = (): void =>
    act(
      call('POST /api/referral/mine/:id/consent', {
        params,
        body: { id, fields: one.leaves.map(({ field }) => field), toName: one.toName },
      }),
    )
  return (
    <article class="card pad stack">
      <h2>{one.asks ? `${words.asks}：${one.toName}` : one.toName}</h2>
      {one.withoutConsent && <p class="small">{words.without}</p>}
      {one.asks && one.withGuardian && <p>{words.withGuardian}</p>}
      {one.asks && <p>{consentText[shownLocale.value](one.toName)}</p>}
      <p class="small">{words.leaves}</p>
      <dl>
        {one.leaves.map(({ field, text }) => (
          <div key={field}>
            <dt>{fieldWords[shownLocale.value][field]}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {one.consentUntil && <p class="small">{words.consentUntil(dayName(one.consentUntil))}</p>}
      {one.views.map((view) => (
        <p key={view.at} class="small">
          {words.viewed(view.by, dayName(view.at))}
        </p>
      ))}
      {one.state === 'WITHDRAWN' && <p>{words.withdrawn}</p>}
      <div class="picks">
        {one.asks && !one.withGuardian && (
          <button type="button" class="btn" onClick={agree}>
            {words.yes}
          </button>
        )}
        {one.mayWithdraw && (
          <button
            type="button"
            class="btn btn-quiet"
            onClick={() =>
              surely ? act(call('POST /api/referral/mine/:id/withdrawal', { params })) : setSurely(true)
            }
          >
            {surely ? no.surely : no.say}
          </button>
        )}
      </div>
    </article>
  )
}

export default Own
