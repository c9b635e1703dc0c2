import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { reading } from '../../../parts/ask/doors.ts'
import { Dialog } from '../../../parts/fill/Dialog.tsx'
import { useWords } from '../../../parts/language.tsx'
import { Icon } from '../../../parts/show/Icon.tsx'
import { Shown } from '../../../parts/show/States.tsx'
import { shortDay, shortTime } from '../../../parts/show/times.ts'
import type { Noted, Walker } from '../shapes.ts'
import { ContactForm } from './ContactForm.tsx'
import { ProblemLine } from './ProblemLine.tsx'
import { NextContact } from './WalkerRows.tsx'

const quietFrom = 2
const numbers = [1, 2, 3, 4, 5] as const

/** One person beside whom somebody walks: sessions, the line of their burden, and what was noted. */
export function WalkDrawer({ walker, close }: { walker: Walker; close: () => void }) {
  const { guide: words } = useWords().selfhelp
  const [noting, setNoting] = useState(false)
  const name = walker.name ?? words.person
  return (
    <Dialog
      beside
      width={500}
      close={close}
      title={
        <>
          {name}
          <span className={walker.state === 'left' ? 'tag' : 'tag good'}>{words.states[walker.state]}</span>
        </>
      }
      footer={
        walker.mine && (
          <Button type="primary" icon={<Icon name="pen" size={16} />} onClick={() => setNoting(true)}>
            {words.contact}
          </Button>
        )
      }
    >
      <div className="walk">
        {walker.quietWeeks >= quietFrom && (
          <p className="quiet">
            <Icon name="clock" size={18} />
            <span>
              <b>{words.quiet(walker.quietWeeks)}</b>
              {words.quietAbout}
            </span>
          </p>
        )}
        {walker.staysHeavy && (
          <p className="quiet">
            <Icon name="chat" size={18} />
            <span>
              <b>{words.heavy}</b>
              {words.heavyAbout}
            </span>
          </p>
        )}
        <dl className="facts">
          <div>
            <dt>{words.helper}</dt>
            <dd>{walker.helperName ?? words.helperNone}</dd>
          </div>
          <div>
            <dt>{words.begun}</dt>
            <dd>
              <span className="n">{shortDay(walker.startedAt)}</span> · {walker.unitName}
            </dd>
          </div>
          <div>
            <dt>{words.next}</dt>
            <dd>
              <NextContact row={walker} />
            </dd>
          </div>
        </dl>
        <Sessions walker={walker} />
        <Contacts walker={walker} />
      </div>
      {noting && <ContactForm walker={walker} close={() => setNoting(false)} />}
    </Dialog>
  )
}

function Sessions({ walker }: { walker: Walker }) {
  const { guide, walk: words } = useWords().selfhelp
  return (
    <section aria-labelledby="walk-sessions">
      <h3 id="walk-sessions">{guide.sessions}</h3>
      <ol className="five">
        {numbers.map((number) => {
          const done = walker.sessions.find((one) => one.number === number)
          return (
            <li key={number} className={done ? 'lit' : ''}>
              <i aria-hidden="true">{done ? <Icon name="tick" size={14} /> : number}</i>
              <b>{words.session(number)}</b>
              <small className="n">{done?.doneAt ? shortDay(done.doneAt) : words.ahead}</small>
            </li>
          )
        })}
      </ol>
      <h3>
        {words.line} <small>{words.lineAbout}</small>
      </h3>
      <ProblemLine sessions={walker.sessions} />
    </section>
  )
}

function Contacts({ walker }: { walker: Walker }) {
  const { walk: words } = useWords().selfhelp
  const query = useQuery(reading('GET /api/selfhelp/helper/programmes/:id/contacts', { id: walker.id }))
  const contacts = query.data?.contacts ?? []
  const minutes = contacts.reduce((sum, one) => sum + one.minutes, 0)
  return (
    <section aria-labelledby="walk-contacts">
      <h3 id="walk-contacts">
        {words.contacts}{' '}
        {contacts.length > 0 && <small className="n">{words.total(contacts.length, minutes)}</small>}
      </h3>
      <Shown query={query} lines={3}>
        {({ contacts: noted }) =>
          noted.length === 0 ? (
            <p className="hint">{words.contactsNone}</p>
          ) : (
            <ol className="noted">
              {noted.map((one) => (
                <NotedLine key={one.id} one={one} />
              ))}
            </ol>
          )
        }
      </Shown>
      <p className="hint">{words.closed}</p>
    </section>
  )
}

const iconOf = { call: 'phone', message: 'chat', visit: 'person' } as const
const toneOf = { reached: 'tag good', not_reached: 'tag', declined: 'tag', worried: 'tag lamp' } as const

function NotedLine({ one }: { one: Noted }) {
  const { kinds, outcomes, walk: words } = useWords().selfhelp
  return (
    <li>
      <span className="disc-s">
        <Icon name={iconOf[one.kind]} size={15} />
      </span>
      <div>
        <p>
          <b>{kinds[one.kind]}</b> <span className="n">{words.minutes(one.minutes)}</span>{' '}
          <em className={toneOf[one.outcome]}>{outcomes[one.outcome]}</em>
        </p>
        {one.note && <p className="said">{one.note}</p>}
        <small className="n">
          {shortTime(one.at)} · {one.by}
        </small>
      </div>
    </li>
  )
}
