import { call } from '@anxin/kit/caller.ts'
import { computed, effect } from '@preact/signals'
import { type JSX, type RefObject, render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { cabinCode } from '../device/settings.ts'
import { shownLocale } from '../parts/words.ts'
import { outgoing } from '../talk/outbox.ts'
import './now.css'
import { nowWords } from './words.ts'

interface Heard {
  readonly covered: boolean
  readonly full: boolean
  readonly notice: { readonly zh: string; readonly en: string } | null
}

const everyMs = 5 * 60_000

/** True while something was not taken because the house has no room for it. */
const noRoom = computed(() => outgoing.value.some((item) => item.why === 'CANNOT_KEEP'))

/** A page as tall as the window gives up as much as the strip takes: its height is told after every change. */
function useMeasured(): RefObject<HTMLElement | null> {
  const strip = useRef<HTMLElement>(null)
  useEffect(() => {
    const measure = (): void =>
      document.documentElement.style.setProperty('--now', `${strip.current?.offsetHeight ?? 0}px`)
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  })
  return strip
}

/** The truth about this minute, said by the house: nothing is shown while it cannot be asked. */
const Now = (): JSX.Element | null => {
  const [heard, setHeard] = useState<Heard | null>(null)
  useEffect(() => {
    const cabin = cabinCode.value
    const ask = (): void =>
      void call('GET /api/surge/notice', { params: cabin ? { cabin } : {} }).then(setHeard, () => undefined)
    const timer = setInterval(ask, everyMs)
    // asked at once, and again as soon as something is refused for want of room, or taken again
    const stop = effect(() => {
      noRoom.value
      ask()
    })
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [])
  const strip = useMeasured()
  if (!heard || (heard.covered && !heard.full && !heard.notice)) return null
  const words = nowWords[shownLocale.value]
  return (
    <section ref={strip} class="now" aria-label={words.label} role="status">
      {heard.notice && <p>{heard.notice[shownLocale.value]}</p>}
      {(heard.full || !heard.covered) && (
        <>
          <p>{heard.full ? words.full : words.alone}</p>
          <p class="now-calls">
            <a href="tel:12356">{words.hotline}</a>
            <a href="tel:120">{words.ambulance}</a>
            <a href="tel:110">{words.police}</a>
          </p>
          <p class="now-small">{heard.full ? words.kept : words.still}</p>
        </>
      )}
    </section>
  )
}

/** Stands above the page, outside of it: it comes late and takes nothing from the first load. */
export function showNow(): void {
  const place = document.createElement('div')
  document.body.prepend(place)
  render(<Now />, place)
}
