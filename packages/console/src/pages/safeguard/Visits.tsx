import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import '../../styles/care/safeguard.css'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { useKeptForm } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import { useCode } from './codes.ts'

type Visit = Reply<'GET /api/safeguard/visits'>['visits'][number]
const outcomes = ['safe', 'not_safe', 'nobody_home', 'moved', 'refused'] as const

/** Made for a phone in the hand, in front of a door: who, where, one sentence, and an answer. */
export function Visits() {
  const { visits: words } = useWords().safeguard
  const me = useMe()
  const query = useQuery({
    ...reading('GET /api/safeguard/visits'),
    enabled: mayEnter(me, 'visits'),
    refetchInterval: 60_000,
  })
  return (
    <Page gate="visits" title={words.title} about={words.about}>
      <Shown query={query}>
        {({ visits }) =>
          visits.length === 0 ? (
            <div className="panel">
              <Nothing title={words.none} about={words.noneAbout} />
            </div>
          ) : (
            <ul className="owed-list">
              {visits.map((visit) => (
                <OneVisit key={visit.id} visit={visit} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  )
}

function OneVisit({ visit }: { visit: Visit }) {
  const { visits: words } = useWords().safeguard
  return (
    <li className="panel visit" aria-label={visit.name}>
      <h2>{visit.name}</h2>
      <p className="visit-address">{visit.address}</p>
      <p className="visit-ask">{visit.ask}</p>
      {visit.phone && (
        <a className="visit-call" href={`tel:${visit.phone.replace(/[^\d+]/g, '')}`}>
          <Icon name="phone" size={16} />
          {words.call} <span className="n">{visit.phone}</span>
        </a>
      )}
      <p className="hint">
        {words.with(visit.withWhom)} · {words.until(shortTime(visit.expiresAt))}
      </p>
      <Found visit={visit} />
    </li>
  )
}

const empty: { outcome: (typeof outcomes)[number] | null; note: string } = { outcome: null, note: '' }

function Found({ visit }: { visit: Visit }) {
  const { visits: words } = useWords().safeguard
  const code = useCode()
  const say = useSay()
  const { fields, change, forget } = useKeptForm(`visit.${visit.id}`, empty)
  const act = useAct('PUT /api/safeguard/visits/:id/outcome', {
    refresh: ['GET /api/safeguard/visits'],
    done: () => {
      forget()
      say.yes(words.sent)
    },
  })
  const { outcome } = fields
  return (
    <form
      className="found-there"
      onSubmit={(event) => {
        event.preventDefault()
        if (outcome && !act.isPending)
          act.mutate({ params: { id: visit.id }, body: { outcome, note: fields.note.trim() || null } })
      }}
    >
      <div className="one-a-line">
        <Choice
          label={words.found}
          value={outcome}
          options={outcomes.map((value) => ({ value, label: code(value) }))}
          choose={(chosen) => change({ outcome: chosen })}
        />
      </div>
      {outcome === 'not_safe' && (
        <div className="walk-no" role="alert">
          {words.danger}
          <p className="acts">
            <a className="visit-call" href="tel:120">
              120
            </a>
            <a className="visit-call" href="tel:110">
              110
            </a>
          </p>
        </div>
      )}
      <Field label={words.note} hint={words.noteHint}>
        <Writing value={fields.note} write={(note) => change({ note })} most={300} rows={2} />
      </Field>
      <RefusalLine error={act.error} />
      <Button type="primary" size="large" htmlType="submit" loading={act.isPending} disabled={!outcome}>
        {words.send}
      </Button>
    </form>
  )
}
