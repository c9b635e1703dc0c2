import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Reply, reading, useAct } from '../../parts/ask/doors.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { Page } from '../../parts/show/Page.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Nothing, Shown } from '../../parts/show/States.tsx'
import { shortTime } from '../../parts/show/times.ts'
import '../../styles/care/appointment.css'

type Settings = Reply<'GET /api/live/settings'>

/** One's open meetings; and for an administrator, the relay servers. */
export function LiveList() {
  const { live: words } = useWords()
  const me = useMe()
  const receives = mayEnter(me, 'receiving')
  const query = useQuery({ ...reading('GET /api/live/sessions'), enabled: receives, refetchInterval: 15_000 })
  return (
    <Page gate="live" title={words.title} about={words.about}>
      {receives && (
        <Shown query={query} lines={3}>
          {({ sessions }) =>
            sessions.length === 0 ? (
              <div className="panel">
                <Nothing title={words.none} about={words.noneAbout} />
              </div>
            ) : (
              <ul className="waits">
                {sessions.map((one) => (
                  <li key={one.id} className="panel">
                    <div>
                      <b>{one.name}</b>
                      <p className="hint n">
                        {shortTime(one.openedAt)} · {one.residentHere ? words.here : words.away}
                      </p>
                    </div>
                    <Button type="primary" href={`/console/live/${one.id}`}>
                      {words.open}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Shown>
      )}
      {mayEnter(me, 'liveKeeping') && <Relays />}
    </Page>
  )
}

function Relays() {
  const query = useQuery(reading('GET /api/live/settings'))
  return (
    <Shown query={query} lines={3}>
      {(settings) => <Edit settings={settings} />}
    </Shown>
  )
}

function Edit({ settings }: { settings: Settings }) {
  const { live } = useWords()
  const words = live.settings
  const say = useSay()
  const [servers, setServers] = useState(settings.iceServers)
  const save = useAct('PUT /api/live/settings', {
    refresh: ['GET /api/live/settings'],
    done: () => say.yes(words.saved),
  })
  const set = (n: number, part: Partial<(typeof servers)[number]>): void =>
    setServers(servers.map((one, at) => (at === n ? { ...one, ...part } : one)))
  return (
    <section className="panel relays">
      <h2>{words.title}</h2>
      <p className="hint">{words.about}</p>
      {servers.map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a form have no other name
        <div key={n} className="caller-who">
          <Field label={words.urls}>
            <Input value={one.urls} onChange={(event) => set(n, { urls: event.target.value })} />
          </Field>
          <Field label={words.username}>
            <Input value={one.username} onChange={(event) => set(n, { username: event.target.value })} />
          </Field>
          <Field label={words.credential}>
            <Input.Password
              value={one.credential}
              onChange={(event) => set(n, { credential: event.target.value })}
            />
          </Field>
          <Button type="text" onClick={() => setServers(servers.filter((_, at) => at !== n))}>
            {words.remove}
          </Button>
        </div>
      ))}
      <RefusalLine error={save.error} />
      <div className="caller-acts">
        <Button onClick={() => setServers([...servers, { urls: '', username: '', credential: '' }])}>
          {words.add}
        </Button>
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() => save.mutate({ body: { iceServers: servers } })}
        >
          {words.save}
        </Button>
      </div>
    </section>
  )
}
