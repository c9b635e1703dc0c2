import { Button, Checkbox, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useAct } from '../../parts/ask/doors.ts'
import { newId } from '../../parts/ask/kept.ts'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { CopyButton } from '../../parts/show/CopyButton.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { isoDay, serverNow, shortDay } from '../../parts/show/times.ts'
import { clockOf, type Hours } from './shapes.ts'
import { Time } from './Time.tsx'

const refresh = ['GET /api/appointment/hours', 'GET /api/appointment/calendar'] as const

/** Days away, and hours beyond the week. */
export function Exceptions({ hours }: { hours: Hours }) {
  const { appointment: all } = useWords()
  const words = all.hours
  const [id, setId] = useState(newId)
  const [day, setDay] = useState(isoDay(serverNow()))
  const [kind, setKind] = useState<'away' | 'extra'>('away')
  const [span, setSpan] = useState({ from: 18 * 60, to: 20 * 60 })
  const add = useAct('POST /api/appointment/hours/exceptions', { refresh, done: () => setId(newId()) })
  const remove = useAct('DELETE /api/appointment/hours/exceptions/:id', { refresh })
  const away = kind === 'away'
  return (
    <section className="panel">
      <h2>{words.exceptions}</h2>
      {hours.exceptions.length === 0 && <p className="hint">{words.noExceptions}</p>}
      <ul className="spans">
        {hours.exceptions.map((one) => (
          <li key={one.id}>
            <span className="n">
              {one.day}{' '}
              {one.open ? `${clockOf(one.from ?? 0)}–${clockOf(one.to ?? 0)} ${words.extra}` : words.away}
            </span>
            <Button type="text" onClick={() => remove.mutate({ params: { id: one.id } })}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <Field label={words.day}>
        <Input
          type="date"
          value={day}
          onChange={(event) => event.target.value && setDay(event.target.value)}
        />
      </Field>
      <Segmented
        aria-label={words.exceptions}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'away' as const, label: words.away },
          { value: 'extra' as const, label: words.extra },
        ]}
      />
      {!away && (
        <span className="spans-one">
          <Time label={words.from} value={span.from} write={(from) => setSpan({ ...span, from })} />
          <Time label={words.to} value={span.to} write={(to) => setSpan({ ...span, to })} />
        </span>
      )}
      <RefusalLine error={add.error} />
      <Button
        loading={add.isPending}
        onClick={() =>
          add.mutate({
            body: { id, day, open: !away, from: away ? null : span.from, to: away ? null : span.to },
          })
        }
      >
        {words.addDay}
      </Button>
    </section>
  )
}

/** A secret address for another calendar. */
export function Feed({ hours }: { hours: Hours }) {
  const { appointment: all } = useWords()
  const words = all.hours
  const [names, setNames] = useState(false)
  const [url, setUrl] = useState<string>()
  const make = useAct('POST /api/appointment/feeds', {
    refresh: ['GET /api/appointment/hours'],
    done: (made) => setUrl(made.url),
  })
  const revoke = useAct('DELETE /api/appointment/feeds', {
    refresh: ['GET /api/appointment/hours'],
    done: () => setUrl(undefined),
  })
  return (
    <section className="panel">
      <h2>{words.feed}</h2>
      <p className="hint">{words.feedAbout}</p>
      {hours.feed && <p>{words.feedOn(shortDay(hours.feed.since))}</p>}
      {url && (
        <div className="feed-url">
          <Field label={words.feedUrl} wide>
            <Input readOnly value={url} />
          </Field>
          <CopyButton text={url} />
        </div>
      )}
      <Checkbox checked={names} onChange={(event) => setNames(event.target.checked)}>
        {words.feedNames}
      </Checkbox>
      <RefusalLine error={make.error ?? revoke.error} />
      <div className="caller-acts">
        <Button loading={make.isPending} onClick={() => make.mutate({ body: { names } })}>
          {hours.feed ? words.feedAgain : words.feedMake}
        </Button>
        {hours.feed && (
          <Button danger loading={revoke.isPending} onClick={() => revoke.mutate({})}>
            {words.feedRevoke}
          </Button>
        )}
      </div>
    </section>
  )
}
