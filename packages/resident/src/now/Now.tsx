import { call } from '@anxin/kit/caller.ts'
import { type JSX, render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { cabinCode } from '../device/settings.ts'
import { shownLocale } from '../parts/words.ts'
import './now.css'
import { nowWords } from './words.ts'

interface Heard {
  readonly covered: boolean
  readonly notice: { readonly zh: string; readonly en: string } | null
}

const everyMs = 5 * 60_000

/** The truth about this minute, said by the house: nothing is shown while it cannot be asked. */
const Now = (): JSX.Element | null => {
  const [heard, setHeard] = useState<Heard | null>(null)
  useEffect(() => {
    const cabin = cabinCode.value
    const ask = (): void =>
      void call('GET /api/surge/notice', { params: cabin ? { cabin } : {} }).then(setHeard, () => undefined)
    ask()
    const timer = setInterval(ask, everyMs)
    return () => clearInterval(timer)
  }, [])
  if (!heard || (heard.covered && !heard.notice)) return null
  const words = nowWords[shownLocale.value]
  return (
    <section class="now" aria-label={words.label} role="status">
      {heard.notice && <p>{heard.notice[shownLocale.value]}</p>}
      {!heard.covered && (
        <>
          <p>{words.alone}</p>
          <p class="now-calls">
            <a href="tel:12356">{words.hotline}</a>
            <a href="tel:120">{words.ambulance}</a>
            <a href="tel:110">{words.police}</a>
          </p>
          <p class="now-small">{words.still}</p>
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
