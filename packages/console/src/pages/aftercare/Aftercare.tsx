import { isReading } from '@anxin/core/crisis/review.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import '../../styles/care/aftercare.css'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { holds, mayEnter, useMe } from '../../parts/ask/who.ts'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { serverNow, shortTime } from '../../parts/show/times.ts'
import { Rest } from '../roster/Rest.tsx'
import { AppointmentDialog } from './AppointmentDialog.tsx'
import { AddCircle, CircleDialog } from './Circles.tsx'
import { ContactDialog } from './ContactDialog.tsx'
import { ReadingDrawer } from './Reading.tsx'
import { ReviewDrawer } from './Review.tsx'
import type { aftercareZh } from './words.zh.ts'

type Desk = Reply<'GET /api/aftercare/desk'>
type Opened =
  | { what: 'contact' | 'appointment' | 'review' | 'reading' | 'circle'; id: string }
  | { what: 'add' }
  | undefined

type Words = typeof aftercareZh

const late = (at: string): boolean => Date.parse(at) < serverNow()

/** What is owed after the acute phase. */
export function Aftercare() {
  const { aftercare: words } = useWords()
  const me = useMe()
  const [opened, setOpened] = useState<Opened>()
  const query = useQuery({
    ...reading('GET /api/aftercare/desk'),
    enabled: mayEnter(me, 'board'),
    refetchInterval: 60_000,
  })
  const close = (): void => setOpened(undefined)
  const mayAct = holds(me, 'C-CRISIS', serverNow())
  return (
    <Page
      gate="board"
      title={words.title}
      about={words.about}
      acts={mayAct && <Button onClick={() => setOpened({ what: 'add' })}>{words.circleAdd}</Button>}
    >
      <Shown query={query}>
        {(desk) => (
          <div className="halves aftercare">
            <Contacts
              desk={desk}
              open={({ id, kind }) =>
                setOpened({ what: kind === 'appointment' ? 'appointment' : 'contact', id })
              }
            />
            <div className="stack">
              <Rest />
              <Records desk={desk} />
              <Talks desk={desk} />
              {mayEnter(me, 'reviewing') && (
                <Reviews
                  desk={desk}
                  open={({ id, why }) => setOpened({ what: isReading(why) ? 'reading' : 'review', id })}
                />
              )}
              <Circles desk={desk} open={(id) => setOpened({ what: 'circle', id })} />
            </div>
          </div>
        )}
      </Shown>
      {opened?.what === 'contact' && <ContactDialog id={opened.id} close={close} />}
      {opened?.what === 'appointment' && <AppointmentDialog id={opened.id} close={close} />}
      {opened?.what === 'review' && <ReviewDrawer id={opened.id} close={close} />}
      {opened?.what === 'reading' && <ReadingDrawer id={opened.id} close={close} />}
      {opened?.what === 'circle' && <CircleDialog id={opened.id} close={close} />}
      {opened?.what === 'add' && <AddCircle close={close} />}
    </Page>
  )
}

function Contacts({ desk, open }: { desk: Desk; open: (one: Desk['contacts'][number]) => void }) {
  const { aftercare: words } = useWords()
  return (
    <section className="panel" aria-label={words.contacts}>
      <h2>{words.contacts}</h2>
      <p className="hint">{words.contactsAbout}</p>
      {desk.contacts.length === 0 && <p className="quiet">{words.contactsNone}</p>}
      <ul className="owed">
        {desk.contacts.map((one) => (
          <li key={one.id}>
            <div>
              <b>{one.name ?? words.anonymous}</b>
              <span className="n">
                {one.number} · {words.kind[one.kind]} · {words.after(one.hours)}
              </span>
            </div>
            <div className="when">
              <em className={`tag ${one.state === 'due' ? 'calm' : 'bad'}`}>{words.state[one.state]}</em>
              <span className={late(one.dueAt) ? 'n late' : 'n'}>
                {words.due(shortTime(one.dueAt))}
                {one.tries > 0 && ` · ${words.tries(one.tries)}`}
              </span>
              <small>{`${words.owner} ${one.ownerName ?? words.nobody}`}</small>
            </div>
            <Button
              aria-label={`${words.open} ${one.number} ${words.after(one.hours)}`}
              type={one.mine ? 'primary' : 'default'}
              onClick={() => open(one)}
            >
              {words.open}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Records that are late; a link leads to where they are written. */
function Records({ desk }: { desk: Desk }) {
  const { aftercare: words } = useWords()
  if (desk.records.length === 0) return null
  return (
    <section className="panel" aria-label={words.records}>
      <h2>{words.records}</h2>
      <p className="hint">{words.recordsAbout}</p>
      <ul className="owed">
        {desk.records.map((one) => (
          <li key={one.eventId}>
            <div>
              <b>{one.missing.map((part) => words.parts[part]).join('，')}</b>
              <span className="n">{one.number}</span>
            </div>
            <div className="when">
              <span className="n late">{words.due(shortTime(one.dueAt))}</span>
              <small>{`${words.owner} ${one.ownerName ?? words.nobody}`}</small>
            </div>
            <Link
              to="/events/$eventId"
              params={{ eventId: one.eventId }}
              className="link"
              aria-label={`${words.open} ${one.number} ${words.records}`}
            >
              {words.open}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** By when it is owed, or how it ended. */
function dueOf(words: Words, { why, dueAt, doneAt, sound }: Desk['reviews'][number]): string {
  if (!isReading(why)) return doneAt ? words.reviewDone : words.reviewBy(shortTime(dueAt))
  if (!doneAt) return words.reading.by(shortTime(dueAt))
  return sound ? words.reading.sound : words.reading.notSound
}

function Reviews({ desk, open }: { desk: Desk; open: (one: Desk['reviews'][number]) => void }) {
  const { aftercare: words } = useWords()
  return (
    <section className="panel" aria-label={words.reviews}>
      <h2>{words.reviews}</h2>
      <p className="hint">{words.reviewsAbout}</p>
      {desk.reviews.length === 0 && <p className="quiet">{words.reviewsNone}</p>}
      <ul className="owed">
        {desk.reviews.map((one) => (
          <li key={one.id}>
            <div>
              <b className="n">{one.number}</b>
              <span>{words.why[one.why]}</span>
            </div>
            <div className="when">
              {!isReading(one.why) && (
                <span className={!one.rapidAt && late(one.rapidDue) ? 'n late' : 'n'}>
                  {one.rapidAt ? words.rapidDone : words.rapidBy(shortTime(one.rapidDue))}
                </span>
              )}
              <span className={!one.doneAt && late(one.dueAt) ? 'n late' : 'n'}>{dueOf(words, one)}</span>
              {one.mine && <small>{words.reading.another}</small>}
              {one.openActions > 0 && <small>{words.actionsOpen(one.openActions)}</small>}
            </div>
            <Button aria-label={`${words.open} ${one.number} ${words.reviews}`} onClick={() => open(one)}>
              {words.open}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Talks({ desk }: { desk: Desk }) {
  const { aftercare: words } = useWords()
  const say = useSay()
  const me = useMe()
  const told = {
    refresh: ['GET /api/aftercare/desk', 'GET /api/roster/respites'] as const,
    done: () => say.yes(words.kept),
  }
  const answer = useAct('PUT /api/aftercare/debriefs/:id', told)
  const held = useAct('PUT /api/aftercare/debriefs/:id/held', told)
  const mine = desk.debriefs.filter((one) => one.mine && one.answer === null)
  const others = mayEnter(me, 'signOff') ? desk.debriefs.filter((one) => !one.mine) : []
  return (
    <section className="panel" aria-label={words.talks}>
      <h2>{words.talks}</h2>
      <p className="hint">{words.talksAbout}</p>
      {mine.length + others.length === 0 && <p className="quiet">{words.talksNone}</p>}
      <ul className="owed">
        {mine.map(({ id, number }) => (
          <li key={id} className="asked">
            <b>{words.talkAsk(number)}</b>
            <span className="acts">
              <Button
                type="primary"
                onClick={() =>
                  answer.mutate({ params: { id }, body: { answer: 'accepted' } }, { onError: say.no })
                }
              >
                {words.talkYes}
              </Button>
              <Button
                onClick={() =>
                  answer.mutate({ params: { id }, body: { answer: 'declined' } }, { onError: say.no })
                }
              >
                {words.talkNo}
              </Button>
            </span>
          </li>
        ))}
        {others.map((one) => (
          <li key={one.id}>
            <div>
              <b>{one.answer ? words.talkWants(one.staffName) : words.talkWaits(one.staffName)}</b>
              <span className="n">
                {one.number} · {words.due(shortTime(one.dueAt))}
              </span>
            </div>
            {one.answer && (
              <Button onClick={() => held.mutate({ params: { id: one.id } }, { onError: say.no })}>
                {words.talkHeld}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Circles({ desk, open }: { desk: Desk; open: (id: string) => void }) {
  const { aftercare: words } = useWords()
  if (desk.circles.length === 0) return null
  return (
    <section className="panel" aria-label={words.circles}>
      <h2>{words.circles}</h2>
      <p className="hint">{words.circlesAbout}</p>
      <ul className="owed">
        {desk.circles.map((one) => (
          <li key={one.id}>
            <div>
              <b>{words.circle[one.circle]}</b>
              <span className="n">
                {one.number} · {words.people(one.people)}
              </span>
            </div>
            <span className={!one.seenAt && late(one.dueAt) ? 'n late' : 'n'}>
              {one.seenAt ? words.circleSeen : words.due(shortTime(one.dueAt))}
            </span>
            <Button
              aria-label={`${words.open} ${one.number} ${words.circle[one.circle]}`}
              onClick={() => open(one.id)}
            >
              {words.open}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
