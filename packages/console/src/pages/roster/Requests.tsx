import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useLanguage } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { clockTime, dayName, endTime } from '../../parts/show/times.ts'

type Request = Reply<'GET /api/roster/requests'>['requests'][number]

/** Empty places the house asks me to stand in: yes or no, at once. */
export function Requests() {
  const { words, locale } = useLanguage()
  const { roster } = words
  const me = useMe()
  const say = useSay()
  const query = useQuery({
    ...reading('GET /api/roster/requests'),
    enabled: mayEnter(me, 'board'),
    refetchInterval: 60_000,
  })
  const answer = useAct('PUT /api/roster/requests/:id', {
    refresh: ['GET /api/roster/requests', 'GET /api/roster/week'],
  })
  const asked = query.data?.requests ?? []
  if (asked.length === 0) return null
  const when = (one: Request): string =>
    `${dayName(one.startsAt, locale)} ${clockTime(one.startsAt)}–${endTime(one.endsAt)}`
  const reply = (id: string, accept: boolean): void =>
    answer.mutate(
      { params: { id }, body: { accept } },
      {
        onError: (error) => {
          say.no(error)
          void query.refetch()
        },
        onSuccess: () => say.yes(accept ? roster.standing : roster.notStanding),
      },
    )
  return (
    <section className="swaps" aria-label={roster.openings}>
      {asked.map((one) => (
        <div key={one.id}>
          <b>{roster.opening}</b>
          <span className="n">
            {[
              when(one),
              one.place === 'primary' ? roster.primaryLong : roster.secondaryLong,
              one.withName ? roster.beside(one.withName) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <Button type="primary" size="small" disabled={answer.isPending} onClick={() => reply(one.id, true)}>
            {roster.takeIt}
          </Button>
          <Button size="small" disabled={answer.isPending} onClick={() => reply(one.id, false)}>
            {roster.cannot}
          </Button>
        </div>
      ))}
    </section>
  )
}

/** For those who keep the roster: which places are being asked for, and how it goes. */
export function Seeking({ seeking }: { seeking: Reply<'GET /api/roster/week'>['seeking'] }) {
  const { words, locale } = useLanguage()
  const { roster } = words
  if (seeking.length === 0) return null
  return (
    <section className="seeking" aria-label={roster.seeking}>
      <b>{roster.seeking}</b>
      <ul className="n">
        {seeking.map((one) => (
          <li key={`${one.place}${one.startsAt}`}>
            {dayName(one.startsAt, locale)} {clockTime(one.startsAt)}–{endTime(one.endsAt)}{' '}
            {one.place === 'primary' ? roster.primaryLong : roster.secondaryLong}{' '}
            <span className={one.asked > 0 && one.asked === one.declined ? 'late' : ''}>
              {roster.askedSoFar(one.asked, one.declined)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
