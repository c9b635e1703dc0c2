import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { useMe } from '../../parts/ask/who.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { serverNow, shortTime } from '../../parts/show/times.ts'
import { Contact } from './Contact.tsx'
import { Passkeys } from './Passkeys.tsx'

/** The own devices, password, roles and certificates. */
export function Account() {
  const { identity, network } = useWords()
  const { account } = identity
  const me = useMe()
  const say = useSay()
  const sessions = useQuery(reading('GET /api/identity/staff/sessions'))
  const end = useAct('DELETE /api/identity/staff/sessions/:id', {
    refresh: ['GET /api/identity/staff/sessions'],
    done: () => say.yes(account.ended),
  })
  return (
    <Page title={account.title} about={account.about}>
      <div className="halves">
        <section className="panel">
          <h2>{account.devices}</h2>
          <Shown query={sessions} lines={3}>
            {({ sessions: devices }) => (
              <ul className="lines">
                {devices.map((device) => (
                  <li key={device.id}>
                    <div>
                      <b>{device.device}</b>{' '}
                      {device.current && <span className="tag">{account.current}</span>}
                      <p className="n">
                        {account.started} {shortTime(device.startedAt)}　{account.seen}{' '}
                        {shortTime(device.seenAt)}
                      </p>
                    </div>
                    {!device.current && (
                      <Button
                        size="small"
                        loading={end.isPending && end.variables?.params?.id === device.id}
                        onClick={() => end.mutate({ params: { id: device.id } }, { onError: say.no })}
                      >
                        {account.end}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </Shown>
        </section>
        <div className="stack">
          <Contact />
          <Passkeys />
          <Password />
          <section className="panel">
            <h2>{account.roles}</h2>
            <ul className="lines">
              {me?.grants.map((grant) => (
                <li key={grant.id}>
                  <b>{network.roles[grant.role]}</b>
                  <span>{grant.unitName}</span>
                </li>
              ))}
              {me?.certificates.map((certificate) => {
                const late = Date.parse(`${certificate.validUntil}T23:59:59+08:00`) < serverNow()
                return (
                  <li key={certificate.duty}>
                    <b>{network.duties[certificate.duty]}</b>
                    <span className={late ? 'late n' : 'n'}>
                      {late ? account.expired(certificate.validUntil) : account.until(certificate.validUntil)}
                    </span>
                  </li>
                )
              })}
              {me?.certificates.length === 0 && <li className="hint">{account.noCertificates}</li>}
            </ul>
          </section>
        </div>
      </div>
    </Page>
  )
}

function Password() {
  const { account } = useWords().identity
  const say = useSay()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useAct('PUT /api/identity/staff/password', {
    refresh: ['GET /api/identity/staff/sessions'],
    done: () => {
      setCurrent('')
      setNext('')
      say.yes(account.passwordDone)
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate({ body: { current, next } })
  }
  return (
    <section className="panel">
      <h2>{account.password}</h2>
      <form className="asking" onSubmit={submit}>
        <Field label={account.passwordCurrent}>
          <Input.Password
            value={current}
            onChange={(e) => setCurrent(e.target.value)}
            autoComplete="current-password"
            maxLength={200}
          />
        </Field>
        <Field label={account.passwordNext} hint={account.passwordHint}>
          <Input.Password
            value={next}
            onChange={(e) => setNext(e.target.value)}
            autoComplete="new-password"
            maxLength={200}
          />
        </Field>
        <RefusalLine error={change.error} />
        <div>
          <Button type="primary" htmlType="submit" loading={change.isPending} disabled={!current || !next}>
            {account.passwordYes}
          </Button>
        </div>
      </form>
    </section>
  )
}
