import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import '../../styles/care/observe.css'
import { type Body, type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortDay } from '../../parts/show/times.ts'

type All = Reply<'GET /api/referral/passed-on'>
type Draft = Body<'POST /api/referral/passed-on'>
const fresh = (): Draft => ({
  ...{ id: newId(), consentId: newId(), person: { name: '', phone: '' }, toStaffId: '', reason: '' },
  ...{ way: 'spoken' as const, givenBy: 'person' as const, witness: '' },
})
const isWhole = (one: Draft): boolean =>
  one.person.name.trim() !== '' &&
  one.person.phone.replace(/\D/g, '').length >= 11 &&
  one.toStaffId !== '' &&
  one.reason.trim().length > 3 &&
  (one.way === 'paper' || (one.witness ?? '').trim() !== '')

/** Somebody who is no worker passes a person on to a social worker, and sees whether it was taken. */
export function PassOn() {
  const { pass: words } = useWords()
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/referral/passed-on'), enabled: mayEnter(me, 'pass') })
  return (
    <Page gate="pass" title={words.title} about={words.about}>
      <Shown query={query}>
        {({ rows, colleagues }) => (
          <>
            <PassForm colleagues={colleagues} />
            <Passed rows={rows} />
          </>
        )}
      </Shown>
    </Page>
  )
}

function PassForm({ colleagues }: { colleagues: All['colleagues'] }) {
  const { pass: words } = useWords()
  const [one, setOne, forget] = useKept<Draft>('pass', fresh())
  const [told, setTold] = useState<boolean>()
  const act = useAct('POST /api/referral/passed-on', {
    refresh: ['GET /api/referral/passed-on'],
    done: (reply) => {
      setTold(reply.told)
      forget()
    },
  })
  const change = (part: Partial<Draft>): void => {
    setTold(undefined)
    setOne({ ...one, ...part })
  }
  const set = (part: Partial<Draft['person']>): void => change({ person: { ...one.person, ...part } })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const witness = one.way === 'spoken' ? (one.witness ?? '').trim() : null
    if (isWhole(one) && !act.isPending) act.mutate({ body: { ...one, witness } })
  }
  return (
    <form className="panel seen" onSubmit={submit}>
      {told !== undefined && (
        <p className="case-wording" role="status">
          {told ? words.sentTold : words.sent}
        </p>
      )}
      <p>
        {words.danger}{' '}
        <Link to="/observe" className="link">
          {words.dangerTo}
        </Link>
      </p>
      <div className="pair">
        <Field label={words.name}>
          <Input value={one.person.name} maxLength={20} onChange={(e) => set({ name: e.target.value })} />
        </Field>
        <Field label={words.phone} hint={words.phoneHint}>
          <Input type="tel" value={one.person.phone} onChange={(e) => set({ phone: e.target.value })} />
        </Field>
      </div>
      <Field label={words.reason} hint={words.reasonHint} wide>
        <Writing value={one.reason} write={(reason) => change({ reason })} most={400} rows={3} />
      </Field>
      <Field label={words.to} hint={colleagues.length === 0 ? words.noColleague : undefined}>
        <Select
          value={one.toStaffId === '' ? null : one.toStaffId}
          options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(toStaffId) => toStaffId && change({ toStaffId })}
        />
      </Field>
      <Choice
        label={words.agreed}
        value={one.way}
        options={(['spoken', 'paper'] as const).map((value) => ({ value, label: words.ways[value] }))}
        choose={(way) => change({ way })}
      />
      <Choice
        label={words.givenBy}
        value={one.givenBy}
        options={(['person', 'guardian'] as const).map((value) => ({ value, label: words.givers[value] }))}
        choose={(givenBy) => change({ givenBy })}
      />
      {one.way === 'spoken' && (
        <Field label={words.witness}>
          <Input
            value={one.witness ?? ''}
            maxLength={30}
            onChange={(event) => change({ witness: event.target.value })}
          />
        </Field>
      )}
      <RefusalLine error={act.error} />
      <footer>
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={act.isPending}
          disabled={!isWhole(one)}
        >
          {words.send}
        </Button>
      </footer>
    </form>
  )
}

const tones = { waiting: 'warn', asked: 'bad', taken: 'good', not_taken: 'bad', over: '' } as const

function Passed({ rows }: { rows: All['rows'] }) {
  const { pass: words } = useWords()
  return (
    <section className="panel seen" aria-label={words.own}>
      <h3>{words.own}</h3>
      {rows.length === 0 ? (
        <Nothing title={words.none} />
      ) : (
        <ul className="passed">
          {rows.map((row) => (
            <li key={row.id}>
              <b>{row.name}</b>
              <span>{row.toName}</span>
              <span className={`tag ${tones[row.state]}`}>{words.states[row.state]}</span>
              <small className="hint n">
                {row.number} · {shortDay(row.at)}
              </small>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
