import { useLanguage } from '../../parts/language.tsx'
import { clockTime, dayName, dayOf } from '../../parts/show/times.ts'
import type { Slot } from './shapes.ts'

const keyOf = (slot: Slot): string => `${slot.startsAt} ${slot.staffId ?? slot.roomId}`

/** Free times, by day: one press each. */
export function SlotPick({
  slots,
  chosen,
  choose,
}: {
  slots: readonly Slot[]
  chosen: Slot | undefined
  choose: (slot: Slot) => void
}) {
  const { words: all, locale } = useLanguage()
  const words = all.appointment.caller
  if (slots.length === 0) return <p className="hint">{words.noSlots}</p>
  const days = [...new Set(slots.map((slot) => dayOf(slot.startsAt)))]
  return (
    <fieldset className="slots">
      <legend>{words.slots}</legend>
      {days.map((day) => {
        const ofDay = slots.filter((slot) => dayOf(slot.startsAt) === day)
        return (
          <div key={day}>
            <b className="n">{dayName(ofDay[0]!.startsAt, locale)}</b>
            <span>
              {ofDay.map((slot) => (
                <button
                  key={keyOf(slot)}
                  type="button"
                  aria-pressed={chosen !== undefined && keyOf(chosen) === keyOf(slot)}
                  onClick={() => choose(slot)}
                >
                  <span className="n">{clockTime(slot.startsAt)}</span> {slot.staffName || slot.roomName}
                </button>
              ))}
            </span>
          </div>
        )
      })}
    </fieldset>
  )
}
