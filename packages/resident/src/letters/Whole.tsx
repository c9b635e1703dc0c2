import { call, type DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { dayName } from '../parts/when.ts'
import { shownLocale } from '../parts/words.ts'
import { l } from './words.ts'

export type Moves = DoorReply<'GET /api/transfer/mine'>['rows']
type Move = Moves[number]

/** One’s whole case goes to another agency: asked, waited for, there; no is possible until it is accepted. */
export const Whole = ({ one, act }: { one: Move; act: (work: Promise<unknown>) => void }): JSX.Element => {
  const words = l.value
  const [surely, setSurely] = useState(false)
  const answer = (yes: boolean): void =>
    act(call('PUT /api/transfer/mine/:id', { params: { id: one.id }, body: { yes } }))
  return (
    <article class="card pad stack">
      <h2>{one.asks ? `${words.asks}：${words.whole(one.toName)}` : words.whole(one.toName)}</h2>
      <p class="small">
        {words.wholeStates[one.state]} · {dayName(one.at)}
      </p>
      {one.withoutConsent && <p class="small">{words.without}</p>}
      {(one.asks || one.mayWithdraw) && <p>{one.text[shownLocale.value]}</p>}
      {one.state === 'accepted' && <p>{words.wholeThere(one.fromName, one.toName)}</p>}
      {one.cancelledTimes > 0 && <p>{words.wholeTimes(one.cancelledTimes, one.toName)}</p>}
      <div class="picks">
        {one.asks && (
          <button type="button" class="btn" onClick={() => answer(true)}>
            {words.yes}
          </button>
        )}
        {one.mayWithdraw && (
          <button
            type="button"
            class="btn btn-quiet"
            onClick={() => (surely ? answer(false) : setSurely(true))}
          >
            {surely ? words.wholeSurely : words.wholeNo}
          </button>
        )}
      </div>
    </article>
  )
}
