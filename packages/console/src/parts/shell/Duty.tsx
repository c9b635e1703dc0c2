import { useQuery } from '@tanstack/react-query'
import { reading } from '../ask/doors.ts'
import { type Me, mayEnter } from '../ask/who.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../show/Icon.tsx'
import { dayOf, dayStart, endTime, serverNow } from '../show/times.ts'

/** Who answers for alerts at this minute, at the foot of the rail. */
export function Duty({ me }: { me: Me }) {
  const { duty } = useWords()
  const responder = mayEnter(me, 'roster')
  const today = dayOf(serverNow())
  const roster = useQuery({
    ...reading('GET /api/roster/week', {
      from: new Date(dayStart(today)).toISOString(),
      to: new Date(dayStart(today + 1)).toISOString(),
    }),
    enabled: responder,
    refetchInterval: 60_000,
  })
  const health = useQuery({ ...reading('GET /api/health'), enabled: !responder, refetchInterval: 60_000 })
  if (!responder && !health.data) return <div className="duty" />
  if (!responder) {
    const covered = (health.data?.onCall.people ?? 0) > 0
    return (
      <div className="duty">
        <i className={covered ? '' : 'bad'} aria-hidden="true">
          {covered ? <Icon name="tick" size={16} /> : '!'}
        </i>
        <div>
          <b>{covered ? duty.covered : duty.nobody}</b>
        </div>
      </div>
    )
  }
  if (!roster.data) return <div className="duty" />
  const on = roster.data.onDuty
  const first = on[0]
  const now = serverNow()
  const shift = roster.data.shifts.find(
    (each) => Date.parse(each.startsAt) <= now && now < Date.parse(each.endsAt),
  )
  return (
    <section className="duty" aria-label={duty.label}>
      <i className={first ? '' : 'bad'} aria-hidden="true">
        {first ? first.name.slice(0, 1) : '!'}
      </i>
      <div>
        {first ? (
          on.map((person) => (
            <span key={person.slot + person.id} className="who">
              <b>{person.name + (person.id === me.personId ? duty.me : '')}</b>
              <span className="n">
                {person.void ? duty.void : duty[person.slot]}
                {person === first && shift && duty.until(endTime(shift.endsAt))}
              </span>
            </span>
          ))
        ) : (
          <b>{duty.nobody}</b>
        )}
      </div>
    </section>
  )
}
