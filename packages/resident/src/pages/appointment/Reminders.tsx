import { call } from '@anxin/kit/caller.ts'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Notice, tell } from '../../parts/Notice.tsx'
import { Pick } from '../../parts/Pick.tsx'
import { refusalWords, w } from '../../parts/words.ts'
import type { Whole } from './Appointment.tsx'
import { a } from './words.ts'

type Wish = Whole['reminders']
const wishes: readonly Wish['wish'][] = ['shared', 'plain', 'none']
const textOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))

/** What one’s phone may say, and when it stays silent. */
export const Reminders = ({
  whole,
  onChange,
}: {
  whole: Whole
  onChange: (next: Whole) => void
}): JSX.Element => {
  const words = a.value
  const [wish, setWish] = useState<Wish>(whole.reminders)
  const [wrong, setWrong] = useState<string | null>(null)
  const save = async (next: Wish): Promise<void> => {
    setWish(next)
    try {
      onChange(await call('PUT /api/appointment/own/reminders', { body: next }))
      tell(words.saved)
    } catch (refused) {
      setWrong(refusalWords(refused))
    }
  }
  return (
    <details class="card pad">
      <summary>
        <h2>{words.remind}</h2>
      </summary>
      <div class="stack">
        <p class="small">{whole.phoneTail ? words.remindAbout : words.noPhone}</p>
        <Pick<Wish['wish']>
          label={words.remind}
          choices={wishes.map((value) => ({ value, name: words.wishes[value] }))}
          chosen={wish.wish}
          onChoose={(value) => void save({ ...wish, wish: value })}
        />
        <p class="small">{words.quiet}</p>
        <div class="two">
          <label class="ap-time">
            {words.from}
            <input
              type="time"
              value={textOf(wish.quietFrom)}
              onChange={(event) => setWish({ ...wish, quietFrom: minuteOf(event.currentTarget.value) })}
            />
          </label>
          <label class="ap-time">
            {words.to}
            <input
              type="time"
              value={textOf(wish.quietTo)}
              onChange={(event) => setWish({ ...wish, quietTo: minuteOf(event.currentTarget.value) })}
            />
          </label>
        </div>
        {wrong && <Notice kind="wrong">{wrong}</Notice>}
        <button type="button" class="btn btn-quiet" onClick={() => void save(wish)}>
          {w.value.save}
        </button>
      </div>
    </details>
  )
}
