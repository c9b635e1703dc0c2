import type { DoorReply } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { a, clockOf, dayName, dayOf } from './words.ts'

export type Slot = DoorReply<'GET /api/appointment/own/offers'>['slots'][number]

/** Free times by day, each large enough for a thumb. */
export const Slots = ({
  slots,
  chosen,
  onChoose,
}: {
  slots: readonly Slot[]
  chosen: Slot | null
  onChoose: (slot: Slot) => void
}): JSX.Element => {
  const words = a.value
  if (slots.length === 0) return <p class="small">{words.noFree}</p>
  const days = [...new Set(slots.map((slot) => dayOf(slot.startsAt)))]
  return (
    <fieldset class="ap-slots" aria-label={words.free}>
      {days.map((day) => (
        <div key={day}>
          <h3>{dayName(day)}</h3>
          <div class="pick">
            {slots
              .filter((slot) => dayOf(slot.startsAt) === day)
              .map((slot) => (
                <button
                  key={`${slot.startsAt}${slot.staffId}`}
                  type="button"
                  aria-pressed={chosen?.startsAt === slot.startsAt && chosen.staffId === slot.staffId}
                  onClick={() => onChoose(slot)}
                >
                  {clockOf(slot.startsAt)} {slot.staffName}
                </button>
              ))}
          </div>
        </div>
      ))}
    </fieldset>
  )
}
