import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import '../../styles/care/referral.css'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { fullTime, serverNow } from '../../parts/show/times.ts'
import { sentRoute } from '../../routes-referral.tsx'
import { Signed } from './Signed.tsx'
import { afterWrite, type One } from './shapes.ts'

/** One person an office sent: what was signed, their days, and exactly what the office sees. */
export function OneSent() {
  const { bureau: words } = useWords()
  const { incomingId } = sentRoute.useParams()
  const query = useQuery({
    ...reading('GET /api/bureau/incoming/:id', { id: incomingId }),
    refetchInterval: 30_000,
  })
  const one = query.data
  return (
    <Page
      gate="bureauTaking"
      back={
        <Link to="/bureau" className="to-list">
          <Icon name="left" size={16} />
          {words.list}
        </Link>
      }
      title={one ? `${one.name} · ${one.number}` : words.title}
      about={one && `${words.from(one.from)} · ${one.signed ? words.signed : words.unsigned}`}
    >
      <Shown query={query} lines={7}>
        {(sent) => (
          <div className="letter-cols">
            <div className="stack">
              <Signed one={sent} />
              <Days one={sent} />
            </div>
            <div className="stack">
              <Sees one={sent} />
              <Looks one={sent} />
            </div>
          </div>
        )}
      </Shown>
    </Page>
  )
}

const today = (): string => new Date(serverNow() + 8 * 3_600_000).toISOString().slice(0, 10)

function Days({ one }: { one: One }) {
  const { bureau: words } = useWords()
  const [day, setDay] = useState(today)
  const [share, setShare] = useState(false)
  const act = useAct('POST /api/bureau/incoming/:id/attendance', {
    refresh: afterWrite,
    done: () => setShare(false),
  })
  return (
    <section className="panel" aria-label={words.days}>
      <h2>{words.days}</h2>
      <p className="hint">{words.daysAbout}</p>
      <Field label={words.day}>
        <Input type="date" max={today()} value={day} onChange={(event) => setDay(event.target.value)} />
      </Field>
      <Checkbox checked={share} disabled={!one.signed} onChange={(event) => setShare(event.target.checked)}>
        {words.share} {!one.signed && <span className="hint">（{words.shareFirst}）</span>}
      </Checkbox>
      <RefusalLine error={act.error} />
      <div className="letter-acts">
        <Button
          type="primary"
          disabled={day === ''}
          loading={act.isPending}
          onClick={() => act.mutate({ params: { id: one.id }, body: { day, share: share && one.signed } })}
        >
          {words.record}
        </Button>
      </div>
      {one.days.length === 0 && <p className="quiet">{words.daysNone}</p>}
      <ul className="counted-list">
        {one.days.map((each) => (
          <li key={each.day}>
            <b className="n">{each.day}</b>
            <span className={each.shared ? 'tag good' : 'tag'}>
              {each.shared ? words.dayShown : words.dayHidden}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sees({ one }: { one: One }) {
  const { bureau: words } = useWords()
  return (
    <section className="panel" aria-label={words.sees}>
      <h2>{words.sees}</h2>
      <p className="hint">{words.seesAbout}</p>
      <div className="letter-leaves n">
        {one.sees.length === 0
          ? words.seesNone
          : one.sees.map((each) => (
              <p key={each.day}>
                {each.number} · {each.day}
              </p>
            ))}
      </div>
    </section>
  )
}

function Looks({ one }: { one: One }) {
  const { bureau: words } = useWords()
  return (
    <section className="panel" aria-label={words.looks}>
      <h2>{words.looks}</h2>
      {one.looks.length === 0 && <p className="quiet">{words.looksNone}</p>}
      <ul className="counted-list">
        {one.looks.map((look) => (
          <li key={look.at}>
            <span>
              <span className="n">{fullTime(look.at)}</span>
              <br />
              <span className="hint">{look.device}</span>
            </span>
            <span className="hint n">{words.look(look.days)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
