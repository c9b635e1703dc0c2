import { nightIn } from '@anxin/core/selfhelp/player.ts'
import {
  asleepMin,
  efficiency,
  efficiencyOver,
  inBedMin,
  isNight,
  type Night,
  riseProposal,
} from '@anxin/core/selfhelp/sleep.ts'
import type { JSX } from 'preact'
import { useEffect, useId } from 'preact/hooks'
import { leaves } from '../../../../selfhelp/book.ts'
import { t } from '../../words.ts'
import type { Given } from '../given.ts'

const usual: Night = { bedAt: 22 * 60 + 30, riseAt: 6 * 60 + 30, fallMin: 30, awakeMin: 0 }
const two = (value: number): string => String(value).padStart(2, '0')
export const clockOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
const minuteOf = (clock: string): number | null => {
  const [hour, minute] = clock.split(':').map(Number)
  return hour === undefined || minute === undefined || Number.isNaN(hour + minute) ? null : hour * 60 + minute
}

const Line = ({
  label,
  type,
  value,
  onText,
}: {
  label: string
  type: 'time' | 'number'
  value: string
  onText: (text: string) => void
}): JSX.Element => {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'time' ? (
        <input id={id} type="time" value={value} onInput={(event) => onText(event.currentTarget.value)} />
      ) : (
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={0}
          max={900}
          step={5}
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </div>
  )
}

/** Nights written down in the last week, this one among them. */
const week = 7
function recentNights(now: Night): readonly Night[] {
  const before = [...leaves.value]
    .filter(({ module, state }) => module === 'M10' && state !== 'gone')
    .sort((a, b) => b.day.localeCompare(a.day))
    .flatMap(({ fields }) => nightIn(fields) ?? [])
  return [now, ...before].slice(0, week)
}

const Counted = ({ night }: { night: Night }): JSX.Element => {
  const words = t.value.night
  if (night.fallMin + night.awakeMin > inBedMin(night)) return <p class="soft">{words.wrong}</p>
  const slept = asleepMin(night)
  const nights = recentNights(night)
  const rise = riseProposal(nights)
  return (
    <div class="counted" role="status">
      <p>
        <strong>{words.slept(Math.floor(slept / 60), slept % 60)}</strong>
      </p>
      <p>{words.part(efficiency(night))}</p>
      {nights.length > 1 && <p>{words.over(nights.length, efficiencyOver(nights) ?? 0)}</p>}
      {nights.length > 2 && rise !== null && <p>{words.rise7(clockOf(rise))}</p>}
    </div>
  )
}

export const NightForm = ({ answer, onHold }: Given): JSX.Element => {
  const words = t.value.night
  const night = isNight(answer) ? answer : usual
  useEffect(() => {
    // what stands in the fields is what is kept, touched or not
    if (!isNight(answer)) onHold(usual)
  }, [])
  const set = (part: Partial<Night>): void => onHold({ ...night, ...part })
  const time = (key: 'bedAt' | 'riseAt') => (text: string) => {
    const minute = minuteOf(text)
    if (minute !== null) set({ [key]: minute })
  }
  const minutes = (key: 'fallMin' | 'awakeMin') => (text: string) =>
    set({ [key]: Math.max(0, Math.min(900, Math.round(Number(text) || 0))) })
  return (
    <div class="form night">
      <div class="two">
        <Line label={words.bed} type="time" value={clockOf(night.bedAt)} onText={time('bedAt')} />
        <Line label={words.rise} type="time" value={clockOf(night.riseAt)} onText={time('riseAt')} />
        <Line label={words.fall} type="number" value={String(night.fallMin)} onText={minutes('fallMin')} />
        <Line label={words.awake} type="number" value={String(night.awakeMin)} onText={minutes('awakeMin')} />
      </div>
      <Counted night={night} />
    </div>
  )
}
