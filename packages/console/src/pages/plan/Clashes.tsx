import type { PlanSheet } from '@anxin/kit/plan-sheet.ts'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useWords } from '../../parts/language.tsx'
import { shortTime } from '../../parts/show/times.ts'

type Clash = PlanSheet['clashes'][number]

/** A value of any field as lines to read. */
function linesOf(value: unknown): string[] {
  if (value === null || value === '') return []
  if (!Array.isArray(value)) return [String(value)]
  return value.map((row: unknown) =>
    typeof row === 'object' && row !== null
      ? Object.values(row)
          .filter((part) => typeof part === 'string' && part !== '')
          .join(' · ')
      : String(row),
  )
}

function Value({ by, value, none }: { by: string; value: unknown; none: string }) {
  const lines = linesOf(value)
  return (
    <div className="clash-value">
      <b>{by}</b>
      {lines.length === 0 ? <p className="hint">{none}</p> : lines.map((line) => <p key={line}>{line}</p>)}
    </div>
  )
}

/** Two wrote one field at once: both values, until somebody has chosen. Nothing was overwritten. */
export function Clashes({
  clashes,
  settle,
  pending,
}: {
  clashes: readonly Clash[]
  settle: (id: string, choice: 'stands' | 'sent' | 'both') => void
  pending: boolean
}) {
  const { plan: words, act } = useWords()
  const first = useRef<HTMLDivElement>(null)
  const newest = clashes.at(-1)?.id
  useEffect(() => {
    if (newest) first.current?.scrollIntoView({ block: 'nearest' })
  }, [newest])
  return (
    <>
      <div ref={first} />
      {clashes.map((clash) => (
        <section
          className="clash"
          key={clash.id}
          role="alert"
          aria-label={words.clash(words.fields[clash.field])}
        >
          <h3>
            {words.clash(words.fields[clash.field])} <small className="n">{shortTime(clash.at)}</small>
          </h3>
          <p className="hint">{words.clashAbout}</p>
          <div className="clash-pair">
            <Value by={clash.standsBy || words.resident} value={clash.stands} none={act.none} />
            <Value by={clash.sentBy || words.resident} value={clash.sent} none={act.none} />
          </div>
          <div className="clash-acts">
            <Button loading={pending} onClick={() => settle(clash.id, 'stands')}>
              {words.keepOf(clash.standsBy || words.resident)}
            </Button>
            <Button loading={pending} onClick={() => settle(clash.id, 'sent')}>
              {words.keepOf(clash.sentBy || words.resident)}
            </Button>
            <Button type="primary" loading={pending} onClick={() => settle(clash.id, 'both')}>
              {words.keepBoth}
            </Button>
          </div>
        </section>
      ))}
    </>
  )
}
