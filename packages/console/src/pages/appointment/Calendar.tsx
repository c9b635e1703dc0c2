import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { reading } from '../../parts/ask/doors.ts'
import { wish } from '../../parts/ask/kept.ts'
import { mayEnter, useMe } from '../../parts/ask/who.ts'
import { useLanguage } from '../../parts/language.tsx'
import { Icon } from '../../parts/show/Icon.tsx'
import { Shown } from '../../parts/show/States.tsx'
import { dayName, dayOf, dayStart, useNow } from '../../parts/show/times.ts'
import { AppointmentPage } from './AppointmentPage.tsx'
import { BookDialog } from './BookDialog.tsx'
import { CardDialog } from './CardDialog.tsx'
import { Grid } from './Grid.tsx'
import type { Card } from './shapes.ts'
import { Tasks } from './Tasks.tsx'

const views = ['day', 'week'] as const
type View = (typeof views)[number]
/** A phone has room for one day. */
const usual: View = matchMedia('(max-width: 640px)').matches ? 'day' : 'week'

/** Who meets whom, day by day. */
export function Calendar() {
  const { words: all, locale } = useLanguage()
  const words = all.appointment
  const me = useMe()
  const today = dayOf(useNow())
  const [view, setView] = useState<View>(views.find((one) => one === wish.read('calendar')) ?? usual)
  const [day, setDay] = useState(today)
  const [whose, setWhose] = useState<string>()
  const [cabin, setCabin] = useState<string>()
  const [open, setOpen] = useState<Card>()
  const [booking, setBooking] = useState(false)
  const first = view === 'day' ? day : day - ((day + 3) % 7)
  const days = view === 'day' ? 1 : 7
  const query = useQuery({
    ...reading('GET /api/appointment/calendar', {
      from: new Date(dayStart(first)).toISOString(),
      to: new Date(dayStart(first + days)).toISOString(),
      ...(whose ? { staffId: whose } : {}),
      ...(cabin ? { unitId: cabin } : {}),
    }),
    enabled: mayEnter(me, 'appointment'),
    refetchInterval: 30_000,
  })
  const choose = (next: View): void => {
    wish.keep('calendar', next)
    setView(next)
  }
  const book = (
    <Button type="primary" icon={<Icon name="phone" size={16} />} onClick={() => setBooking(true)}>
      {words.book}
    </Button>
  )
  return (
    <AppointmentPage at="calendar" acts={book}>
      <Tasks />
      <div className="cal-bar">
        <Button
          aria-label={words.earlier}
          icon={<Icon name="left" size={16} />}
          onClick={() => setDay(day - days)}
        />
        <Button onClick={() => setDay(today)}>{words.today}</Button>
        <Button
          aria-label={words.later}
          icon={<Icon name="right" size={16} />}
          onClick={() => setDay(day + days)}
        />
        <h2 className="n">
          {dayName(dayStart(first), locale)}
          {days > 1 && ` – ${dayName(dayStart(first + 6), locale)}`}
        </h2>
        {query.data && query.data.cabins.length > 0 && (
          <Select
            aria-label={words.whichCabin}
            value={query.data.cabinId}
            onChange={(id) => {
              setCabin(id ?? undefined)
              setWhose(undefined)
            }}
            options={query.data.cabins.map(({ id, name }) => ({ value: id, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        )}
        <Select
          aria-label={words.whose}
          value={whose ?? ''}
          onChange={(id) => setWhose(id || undefined)}
          options={[
            { value: '', label: words.everybody },
            ...(query.data?.counsellors ?? []).map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
        <Segmented
          aria-label={words.view.label}
          options={[
            { value: 'day' as const, label: words.view.day },
            { value: 'week' as const, label: words.view.week },
          ]}
          value={view}
          onChange={choose}
        />
      </div>
      <Shown query={query} lines={8}>
        {(data) => <Grid data={data} first={first} days={days} open={setOpen} />}
      </Shown>
      {open && <CardDialog card={open} close={() => setOpen(undefined)} />}
      {booking && <BookDialog close={() => setBooking(false)} />}
    </AppointmentPage>
  )
}
