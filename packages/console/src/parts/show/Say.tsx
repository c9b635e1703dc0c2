import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react'
import { useRefusalText } from './Refusal.tsx'

interface Said {
  readonly key: number
  readonly good: boolean
  readonly text: string
}
interface Say {
  readonly no: (error: Error) => void
  readonly yes: (words: string) => void
}
const Say = createContext<Say>({ no: () => {}, yes: () => {} })

const staysMs = { good: 2500, bad: 7000 }

/** Below what the page says of this minute (full disk, no network, a call of neighbours): nothing said may cover that. */
function topBelowStrips(): string {
  const [bar, page] = ['.bar', '#content'].map((at) => document.querySelector(at)?.getBoundingClientRect())
  return bar && page && page.top > bar.bottom + 1 ? `${Math.round(page.top) + 8}px` : ''
}

/** Short words at the edge of the screen, above dialogs too, and read out to those who do not see them. */
export function Saying({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<readonly Said[]>([])
  const text = useRefusalText()
  const box = useRef<HTMLDivElement>(null)
  const next = useRef(0)
  const textNow = useRef(text)
  textNow.current = text
  const say = useMemo<Say>(() => {
    const add = (good: boolean, words: string): void => {
      const key = next.current++
      setSaid((all) => [...all.filter((each) => each.text !== words).slice(-2), { key, good, text: words }])
      setTimeout(
        () => setSaid((all) => all.filter((each) => each.key !== key)),
        good ? staysMs.good : staysMs.bad,
      )
    }
    return { yes: (words) => add(true, words), no: (error) => add(false, textNow.current(error)) }
  }, [])
  const last = said.at(-1)?.key
  useEffect(() => {
    const element = box.current
    if (!element) return
    // Showing it again puts it above whatever dialog has opened since.
    if (element.matches(':popover-open')) element.hidePopover()
    if (last === undefined) return
    element.style.top = topBelowStrips()
    element.showPopover()
  }, [last])
  return (
    <Say value={say}>
      {children}
      <div className="said-box" popover="manual" ref={box} role="status" aria-live="polite">
        {said.map((each) => (
          <p key={each.key} className={each.good ? 'good' : 'bad'}>
            {each.text}
          </p>
        ))}
      </div>
    </Say>
  )
}

/** Says a "no" or a success, for acts without a form. */
export const useSay = (): Say => use(Say)
