import type { DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { dayOf } from '../../device/moods.ts'
import { dayName } from '../../parts/when.ts'
import { Calls, Lines } from './Lines.tsx'
import { g } from './words.ts'

type Ward = DoorReply<'POST /api/companion/guardian/overviews'>['wards'][number]

const daysShown = 14
/** A full bar is half an hour, or the longest day. */
const fullMinutes = 30

/** The last fourteen days, oldest first, with the minutes of each. */
function fortnight(days: Ward['days']): { day: string; minutes: number }[] {
  const minutes = new Map(days.map((one) => [one.day, one.minutes]))
  return Array.from({ length: daysShown }, (_, back) => {
    const date = new Date()
    date.setDate(date.getDate() - (daysShown - 1 - back))
    const day = dayOf(date)
    return { day, minutes: minutes.get(day) ?? 0 }
  })
}

const Use = ({ days }: Pick<Ward, 'days'>): JSX.Element => {
  const words = g.value
  const full = Math.max(fullMinutes, ...days.map((one) => one.minutes))
  const total = days.reduce((sum, one) => sum + one.minutes, 0)
  return (
    <>
      <p>{total === 0 ? words.unused : words.used(days.length, total)}</p>
      <ol class={total === 0 ? 'guardian-bars guardian-unused' : 'guardian-bars'}>
        {fortnight(days).map(({ day, minutes }) => (
          <li key={day}>
            <span class="gone">{words.bar(dayName(`${day}T12:00`), minutes)}</span>
            <i
              class={minutes === 0 ? 'none' : ''}
              style={{ height: `${Math.max(8, (minutes / full) * 100)}%` }}
            />
          </li>
        ))}
      </ol>
      <p class="guardian-ends small" aria-hidden="true">
        <span>{words.from}</span>
        <span>{words.until}</span>
      </p>
      <p class="small">{words.limit}</p>
    </>
  )
}

const Safety = ({ ward }: { ward: Ward }): JSX.Element => {
  const { alert } = g.value
  const kind = ward.alertOpen ? 'open' : ward.alertLately ? 'lately' : 'none'
  return (
    <section class={`guardian-safety guardian-${kind}`}>
      <h3>{alert[kind]}</h3>
      <Lines lines={alert[`${kind}Do`]} mark={kind === 'open' ? 'hand' : 'check'} />
      <Calls />
    </section>
  )
}

/** That a check was done, where the table of minors says so; never which one, never what was answered. */
const Checks = ({ days }: { days: readonly string[] }): JSX.Element => (
  <Lines
    lines={[
      days.length === 0 ? g.value.checksNone : g.value.checks(days.map((day) => dayName(`${day}T12:00`))),
    ]}
    mark="list"
  />
)

/** One child: how much, and whether there is danger. */
export const WardCard = ({ ward }: { ward: Ward }): JSX.Element => (
  <section class="card pad stack">
    <h2>{g.value.of(ward.name)}</h2>
    {ward.alertOpen && <Safety ward={ward} />}
    <Use days={ward.days} />
    {ward.checkDays && <Checks days={ward.checkDays} />}
    {!ward.alertOpen && <Safety ward={ward} />}
  </section>
)
