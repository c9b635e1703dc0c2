import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { useKept } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { Several } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { useWords } from '../../parts/language.tsx'
import { RefusalLine } from '../../parts/show/Refusal.tsx'
import { useSay } from '../../parts/show/Say.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { AppointmentPage } from './AppointmentPage.tsx'
import { Exceptions, Feed } from './HoursMore.tsx'
import { type Hours, modes } from './shapes.ts'
import { Time } from './Time.tsx'

type Edit = Pick<Hours, 'profile' | 'weekly'>
const meetings = modes.filter((one) => one !== 'relax')

/** When one receives people, and how residents see one. */
export function HoursPage() {
  const { appointment: all } = useWords()
  const me = useMe()
  const query = useQuery({ ...reading('GET /api/appointment/hours'), enabled: mayEnter(me, 'receiving') })
  return (
    <AppointmentPage at="hours" about={all.hours.about}>
      <Shown query={query} lines={8}>
        {(hours) => (
          <div className="hours-page">
            <Week hours={hours} />
            <div>
              <Exceptions hours={hours} />
              <Feed hours={hours} />
            </div>
          </div>
        )}
      </Shown>
    </AppointmentPage>
  )
}

function Week({ hours }: { hours: Hours }) {
  const { appointment: all } = useWords()
  const words = all.hours
  const say = useSay()
  const [edit, setEdit, forget] = useKept<Edit>('appointment.hours', {
    profile: hours.profile,
    weekly: hours.weekly,
  })
  const save = useAct('PUT /api/appointment/hours', {
    refresh: ['GET /api/appointment/hours', 'GET /api/appointment/calendar'],
    done: (kept) => {
      forget()
      setEdit({ profile: kept.profile, weekly: kept.weekly })
      say.yes(words.saved)
    },
  })
  const { profile, weekly } = edit
  const change = (part: Partial<Edit['profile']>): void =>
    setEdit({ ...edit, profile: { ...profile, ...part } })
  const set = (n: number, part: Partial<Edit['weekly'][number]>): void =>
    setEdit({ ...edit, weekly: weekly.map((one, at) => (at === n ? { ...one, ...part } : one)) })
  return (
    <section className="panel">
      <h2>{words.profile}</h2>
      <p className="hint n">{words.load(hours.hoursThisWeek, hours.hoursCap)}</p>
      <Field label={words.line} hint={words.lineHint} wide>
        <Input
          maxLength={120}
          value={profile.about}
          onChange={(event) => change({ about: event.target.value })}
        />
      </Field>
      <div className="caller-who">
        <Field label={words.gender}>
          <Select
            value={profile.gender ?? ''}
            onChange={(gender: 'f' | 'm' | '') => change({ gender: gender || null })}
            options={[
              { value: '' as const, label: words.unsaid },
              { value: 'f' as const, label: all.genders.f },
              { value: 'm' as const, label: all.genders.m },
            ]}
          />
        </Field>
        <Field label={words.minutes}>
          <InputNumber
            min={20}
            max={120}
            step={5}
            value={profile.minutes}
            onChange={(n) => n && change({ minutes: n })}
          />
        </Field>
      </div>
      <Several
        label={words.modes}
        values={profile.modes}
        options={meetings.map((value) => ({ value, label: all.modes[value] }))}
        choose={(next) => change({ modes: next })}
      />
      <Checkbox checked={profile.takesNew} onChange={(event) => change({ takesNew: event.target.checked })}>
        {words.takesNew}
      </Checkbox>
      <h2>{words.week}</h2>
      <ul className="spans">
        {weekly.map((one, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a form have no other name
          <li key={n}>
            <Select
              aria-label={words.day}
              value={one.weekday}
              onChange={(weekday) => set(n, { weekday })}
              options={words.weekday.map((label, at) => ({ value: at + 1, label }))}
            />
            <Time label={words.from} value={one.from} write={(from) => set(n, { from })} />
            <Time label={words.to} value={one.to} write={(to) => set(n, { to })} />
            <Button
              type="text"
              onClick={() => setEdit({ ...edit, weekly: weekly.filter((_, at) => at !== n) })}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        onClick={() => setEdit({ ...edit, weekly: [...weekly, { weekday: 1, from: 18 * 60, to: 21 * 60 }] })}
      >
        {words.add}
      </Button>
      <RefusalLine error={save.error} />
      <div className="caller-acts">
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate({ body: edit })}>
          {words.save}
        </Button>
      </div>
    </section>
  )
}
