import type { ReactNode } from 'react'
import { useWords } from '../../../parts/language.tsx'

/** A number, “under ten”, or a dash where there was nothing. */
export function Num({
  value,
  said = String,
}: {
  value: number | '<10' | null
  said?: (n: number) => string
}) {
  const { board: words } = useWords().quality
  if (value === null)
    return (
      <span className="nil">
        –<span className="unseen">{words.none}</span>
      </span>
    )
  if (value === '<10')
    return (
      <span className="few" title={words.fewAbout}>
        {words.few}
      </span>
    )
  return <>{said(value)}</>
}

export const percent = (share: number): string => `${Math.round(share * 100)}%`

/** A share as a bar with its number. */
export function ShareBar({ value, width = 72 }: { value: number | '<10' | null; width?: number }): ReactNode {
  if (typeof value !== 'number') return <Num value={value} />
  return (
    <span className="share">
      <svg width={width} height="8" aria-hidden="true">
        <rect width={width} height="8" rx="4" className="all" />
        <rect width={Math.max(value * width, value > 0 ? 4 : 0)} height="8" rx="4" className="held" />
      </svg>
      <b className="n">{percent(value)}</b>
    </span>
  )
}
