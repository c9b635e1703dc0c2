import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ownWords } from '../../parts/own.ts'
import { joinSheet, type PlanFields, settleClash, sheet, writtenBeside } from './plan-store.ts'
import { p } from './words.ts'

/** What a field of the plan is called here. */
export function fieldName(field: keyof PlanFields): string {
  const { plan } = ownWords.value
  if (field === 'reasonToLive') return plan.reason
  if (field === 'barriers') return p.value.barriers
  if (field === 'likelihoodOfUse') return p.value.likelihoodName
  return plan.fields[field].name
}

/** A value of any field as lines to read. */
export function linesOf(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return []
  if (!Array.isArray(value)) return String(value).split('\n')
  return value.map((row: unknown) =>
    typeof row === 'object' && row !== null
      ? Object.values(row)
          .filter((part) => typeof part === 'string' && part !== '')
          .join(' · ')
      : String(row),
  )
}

/** Somebody writes with them right now. */
export const Beside = (): JSX.Element | null =>
  writtenBeside.value ? (
    <section class="card pad stack beside-card" role="status">
      <p>{p.value.beside}</p>
      <button type="button" class="btn" onClick={joinSheet}>
        {p.value.join}
      </button>
    </section>
  ) : null

/** Two wrote one field at once: both values, until one has chosen. */
export const Clashes = (): JSX.Element => {
  const words = p.value
  const [busy, setBusy] = useState(false)
  const choose = async (id: string, choice: 'stands' | 'sent' | 'both'): Promise<void> => {
    setBusy(true)
    await settleClash(id, choice)
    setBusy(false)
  }
  return (
    <>
      {(sheet.value?.clashes ?? []).map((clash) => (
        <section class="card pad stack clash-card" role="alert" key={clash.id}>
          <h2>{words.clash(fieldName(clash.field))}</h2>
          <p class="small">{words.clashAbout}</p>
          {(
            [
              ['stands', clash.standsBy, clash.stands],
              ['sent', clash.sentBy, clash.sent],
            ] as const
          ).map(([choice, by, value]) => (
            <div class="clash-side" key={choice}>
              <b>{words.theirs(by)}</b>
              {linesOf(value).map((line) => (
                <p key={line}>{line}</p>
              ))}
              <button
                type="button"
                class="btn btn-quiet"
                disabled={busy}
                onClick={() => void choose(clash.id, choice)}
              >
                {words.useThis(by)}
              </button>
            </div>
          ))}
          <button type="button" class="btn" disabled={busy} onClick={() => void choose(clash.id, 'both')}>
            {words.both}
          </button>
        </section>
      ))}
    </>
  )
}
