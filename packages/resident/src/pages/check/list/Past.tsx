import type { DoorReply } from '@anxin/kit/caller.ts'
import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { runs } from '../../../check/store.ts'
import { dayName } from '../../../parts/when.ts'
import { me } from '../../../self/me.ts'
import { c, packName } from '../words.ts'

type Past = DoorReply<'GET /api/assessment/results'>['results'][number]

/** What stands on this device, for when the house cannot be asked. */
const heldHere = (): Past[] =>
  [...runs.value.values()].flatMap((run) =>
    run.result
      ? [
          {
            ...{ sittingId: run.id, at: run.startedAt, pack: run.pack.pack, mode: 'self' as const },
            ...{ result: run.result, change: null },
          },
        ]
      : [],
  )

const PastRow = ({ past }: { past: Past }): JSX.Element => {
  const hand = c.value.past.byHand[past.mode]
  return (
    <li>
      <details class="past-one">
        <summary>
          <span class="grow">
            <strong>{past.result.title}</strong>
            <small>
              {dayName(past.at)} · {packName(past.pack).title}
              {hand && ` · ${hand}`}
            </small>
            {past.change && <small class="past-change">{past.change}</small>}
          </span>
        </summary>
        <p>{past.result.body}</p>
        <p>{past.result.next}</p>
        <p class="small">{past.result.note}</p>
      </details>
    </li>
  )
}

/** Earlier results, in words only, newest first. */
export const Past = (): JSX.Element | null => {
  const [list, setList] = useState<readonly Past[] | null>(null)
  const kind = me.value?.kind
  useEffect(() => {
    if (!kind || kind === 'nobody') return
    call('GET /api/assessment/results').then(
      ({ results }) => setList(results),
      () => undefined,
    )
  }, [kind])
  const here = heldHere()
  const known = new Set(list?.map((one) => one.sittingId))
  const shown = [...(list ?? []), ...here.filter((one) => !known.has(one.sittingId))].sort((a, b) =>
    b.at.localeCompare(a.at),
  )
  if (shown.length === 0) return null
  return (
    <section class="card pad">
      <h2>{c.value.past.title}</h2>
      <ul class="list past-list">
        {shown.map((past) => (
          <PastRow key={past.sittingId} past={past} />
        ))}
      </ul>
    </section>
  )
}
