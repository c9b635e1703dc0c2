import { useEffect, useRef } from 'react'
import { useWords } from '../language.tsx'

/** A field with what stands there and what was written here. */
export type BothLine = readonly [label: string, theirs: string, mine: string]

/** Two people wrote the same: both values of every field that differs, side by side. Nothing is put over anything. */
export function Both({
  about,
  theirs,
  lines,
  children,
}: {
  about: string
  /** What the side that stands there is called. */
  theirs: string
  lines: readonly BothLine[]
  /** What may be chosen. */
  children: React.ReactNode
}) {
  const { state } = useWords()
  const card = useRef<HTMLDivElement>(null)
  // whoever writes at the other end of a long page sees it too
  useEffect(() => {
    // newer browsers answer with a promise, which is nothing to end an effect with
    void card.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const apart = lines.filter(([, their, mine]) => their !== mine)
  return (
    <div className="case-clash" role="alert" ref={card}>
      <p>{about}</p>
      <div className="pair">
        <b>{theirs}</b>
        <b>{state.yours}</b>
      </div>
      {apart.map(([label, their, mine]) => (
        <div key={label} className="pair">
          <div>
            <small>{label}</small>
            <p className="both">{their || '—'}</p>
          </div>
          <div>
            <small>{label}</small>
            <p className="both">{mine || '—'}</p>
          </div>
        </div>
      ))}
      <div className="clash-acts">{children}</div>
    </div>
  )
}
