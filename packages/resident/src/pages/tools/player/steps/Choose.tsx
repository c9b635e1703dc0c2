import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { weathers } from '../../../../device/moods.ts'
import { elder } from '../../../../device/settings.ts'
import { Icon } from '../../../../parts/drawn/Icon.tsx'
import { WeatherIcon } from '../../../../parts/drawn/WeatherIcon.tsx'
import { t } from '../../words.ts'
import type { Given } from '../given.ts'

/** Long enough to see what was chosen, short enough not to wait. */
const glanceMs = 260
/** In large letters two choices stand first. */
const fewChoices = 2

/** All of them, or the first two and a way to the others; what was chosen is always seen. */
export function useFew<One>(all: readonly One[], keep: (one: One) => boolean, few = fewChoices) {
  const [open, setOpen] = useState(false)
  const folded = elder.value && !open && all.length > few + 1
  const shown = folded ? all.filter((one, at) => at < few || keep(one)) : all
  const More = (): JSX.Element | null =>
    folded ? (
      <button type="button" class="btn btn-quiet btn-wide" onClick={() => setOpen(true)}>
        {t.value.player.others}
      </button>
    ) : null
  return { shown, More }
}

export const Choose = ({ step, words, answer, onHold, onNext }: Given): JSX.Element => {
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(leaving.current), [])
  const ids = Object.keys(step.leads ?? {})
  const { shown, More } = useFew(ids, (id) => id === answer)
  const choose = (id: string): void => {
    onHold(id)
    clearTimeout(leaving.current)
    leaving.current = setTimeout(() => onNext(id), glanceMs)
  }
  return (
    <div class="options">
      {shown.map((id) => (
        <button
          key={id}
          type="button"
          class={answer === id ? 'option option-on' : 'option'}
          aria-pressed={answer === id}
          onClick={() => choose(id)}
        >
          {weathers.map((weather) =>
            step.id === 'weather' && weather === id ? <WeatherIcon key={id} weather={weather} /> : null,
          )}
          <span class="grow">{words.options[ids.indexOf(id)]}</span>
          <Icon name={answer === id ? 'check' : 'chev'} size="s" />
        </button>
      ))}
      <More />
    </div>
  )
}
