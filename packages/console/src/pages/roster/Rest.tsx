import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useLanguage, useWords } from '../../parts/language.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { dayName, dayOf, dayStart, isoDay, serverNow } from '../../parts/show/times.ts'

type Respites = Reply<'GET /api/roster/respites'>
type Mine = Respites['mine'][number]

const useRespites = (): Respites | undefined => {
  const me = useMe()
  return useQuery({
    ...reading('GET /api/roster/respites'),
    enabled: mayEnter(me, 'roster'),
    refetchInterval: 60_000,
  }).data
}
const changed = ['GET /api/roster/respites', 'GET /api/roster/week', 'GET /api/roster/standing'] as const

/** “Thursday to Saturday”, or one day. */
function useDays(): (of: { from: string; to: string }) => string {
  const { words, locale } = useLanguage()
  const name = (day: string): string => dayName(`${day}T12:00:00+08:00`, locale)
  return ({ from, to }) => (from === to ? name(from) : words.roster.week(name(from), name(to)))
}

/** Some quiet days after a danger: what I am asked, and for supervisors who waits for an answer. */
export function Rest() {
  const { rest } = useWords().roster
  const respites = useRespites()
  if (!respites || respites.mine.length + respites.wishes.length === 0) return null
  return (
    <section className="panel" aria-label={rest.title}>
      <h2>{rest.title}</h2>
      <p className="hint">{rest.about}</p>
      <ul className="owed">
        {respites.mine.map((one) => (
          <Own key={one.id} one={one} />
        ))}
        {respites.wishes.map((one) => (
          <Wish key={one.id} one={one} />
        ))}
      </ul>
    </section>
  )
}

function Own({ one }: { one: Mine }) {
  const { rest } = useWords().roster
  const say = useSay()
  const days = useDays()
  const [choosing, setChoosing] = useState(false)
  const told = { refresh: changed, done: () => say.yes(rest.kept) }
  const wish = useAct('PUT /api/roster/respites/:id', told)
  const end = useAct('PUT /api/roster/respites/:id/end', told)
  const params = { id: one.id }
  const span = one.from && one.to ? days({ from: one.from, to: one.to }) : ''
  const no = (
    <Button
      disabled={wish.isPending}
      onClick={() => wish.mutate({ params, body: { days: null } }, { onError: say.no })}
    >
      {one.state === 'offered' ? rest.no : rest.withdraw}
    </Button>
  )
  return (
    <li className="asked">
      <b>{one.state === 'offered' ? rest.ask : rest.own[one.state](span)}</b>
      <span className="acts">
        {one.state === 'granted' ? (
          <Button loading={end.isPending} onClick={() => end.mutate({ params }, { onError: say.no })}>
            {rest.back}
          </Button>
        ) : (
          <>
            <Button type={one.state === 'offered' ? 'primary' : 'default'} onClick={() => setChoosing(true)}>
              {one.state === 'offered' ? rest.yes : rest.other}
            </Button>
            {no}
          </>
        )}
      </span>
      {choosing && <Days one={one} close={() => setChoosing(false)} />}
    </li>
  )
}

/** Which days; three from today are laid ready. */
function Days({ one, close }: { one: Mine; close: () => void }) {
  const { rest } = useWords().roster
  const say = useSay()
  const today = isoDay(serverNow())
  const [from, setFrom] = useState(one.from && one.from >= today ? one.from : today)
  const [to, setTo] = useState(one.to ?? isoDay(dayStart(dayOf(serverNow()) + 2)))
  const wish = useAct('PUT /api/roster/respites/:id', {
    refresh: changed,
    done: () => {
      say.yes(rest.sent)
      close()
    },
  })
  return (
    <ActDialog
      title={rest.which}
      about={<p className="hint">{rest.whichAbout}</p>}
      yes={rest.send}
      ready={from !== '' && to >= from}
      pending={wish.isPending}
      error={wish.error}
      close={close}
      send={() => wish.mutate({ params: { id: one.id }, body: { days: { from, to } } })}
    >
      <div className="pair">
        <Field label={rest.from}>
          <Input type="date" min={today} value={from} onChange={({ target }) => setFrom(target.value)} />
        </Field>
        <Field label={rest.to} wrong={to !== '' && to < from && rest.order}>
          <Input type="date" min={from} value={to} onChange={({ target }) => setTo(target.value)} />
        </Field>
      </div>
    </ActDialog>
  )
}

function Wish({ one }: { one: Respites['wishes'][number] }) {
  const { rest } = useWords().roster
  const say = useSay()
  const days = useDays()
  const answer = useAct('PUT /api/roster/respites/:id/answer', { refresh: changed })
  const give = (what: 'granted' | 'talk'): void =>
    answer.mutate(
      { params: { id: one.id }, body: { answer: what } },
      {
        onError: say.no,
        onSuccess: ({ places }) => say.yes(what === 'talk' ? rest.talkSaid : rest.granted(one.name, places)),
      },
    )
  return (
    <li className="wish">
      <div>
        <b>{rest.wants(one.name, days(one))}</b>
        <span>{rest.places(one.places)}</span>
        {one.inHand > 0 && <span>{rest.inHand(one.inHand)}</span>}
      </div>
      <span className="acts">
        <Button type="primary" disabled={answer.isPending} onClick={() => give('granted')}>
          {rest.grant}
        </Button>
        <Button disabled={answer.isPending} onClick={() => give('talk')}>
          {rest.talk}
        </Button>
      </span>
    </li>
  )
}

/** Who rests these days, above the week: nobody plans them in by mistake. */
export function Away() {
  const { rest } = useWords().roster
  const days = useDays()
  const away = useRespites()?.away ?? []
  if (away.length === 0) return null
  return (
    <p className="away">
      <b>{rest.resting}</b>
      {away.map((one) => (
        <span key={one.id} className="tag n">
          {one.name} · {days(one)}
        </span>
      ))}
    </p>
  )
}
