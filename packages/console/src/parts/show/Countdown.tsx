import { useWords } from '../language.tsx'
import { clockTime, dayOf, useNow } from './times.ts'

/** Time left to an instant by the server's clock; turns 朱 when it has passed. */
export function Countdown({ dueAt }: { dueAt: string }) {
  const { time } = useWords()
  const now = useNow()
  const left = Date.parse(dueAt) - now
  if (left < 0) return <b className="late n">{time.late(span(-left))}</b>
  const soon = left < 3_600_000
  const today = dayOf(dueAt) === dayOf(now)
  return (
    <b className={left < 120_000 ? 'soon n' : 'n'}>
      {soon ? time.left(minutes(left)) : today ? time.before(clockTime(dueAt)) : time.left(span(left))}
    </b>
  )
  function span(length: number): string {
    const total = Math.floor(length / 60_000)
    if (total < 60) return total < 1 ? time.seconds(Math.floor(length / 1000)) : time.minutes(total)
    if (total < 2880) return time.hours(Math.floor(total / 60), total % 60)
    return time.days(Math.floor(total / 1440))
  }
}

const minutes = (left: number): string => {
  const seconds = Math.ceil(left / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
