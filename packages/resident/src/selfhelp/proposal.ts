import { suggestFrom } from '@anxin/core/selfhelp/suggest.ts'
import { signal } from '@preact/signals'
import { dayOf, shownEntries } from '../device/moods.ts'
import { recall, remember } from '../device/pocket.ts'
import { isRegistered } from '../self/me.ts'
import { runs } from './book.ts'

export type Proposal = ReturnType<typeof suggestFrom>

const isProposal = (text: string | null): text is NonNullable<Proposal> =>
  text === 'phq4' || text === 'gad7' || text === 'person'
const kept = (): Proposal => {
  const text = recall('proposal')
  return isProposal(text) ? text : null
}
/** The one proposal shown; it stays until it is taken up or refused. */
export const proposal = signal<Proposal>(kept())

const dayMs = 86_400_000
const refusedDays = 30
const wasRefused = (today: string): boolean => {
  const day = recall('refused')
  return day !== null && (Date.parse(today) - Date.parse(day)) / dayMs < refusedDays
}

function show(next: Proposal): void {
  proposal.value = next
  remember('proposal', next)
  if (next) remember('proposed', dayOf(new Date()))
}

/** What the house proposes. A “no” given on this device holds for thirty days here; a person is always offered. */
export function heed(next: Proposal): void {
  if (next === null || (next !== 'person' && wasRefused(dayOf(new Date())))) return
  if (proposal.value === 'person') return
  show(next)
}

/** Of somebody without a name the device decides alone, by the same rules. */
export function propose(): void {
  proposal.value = kept()
  if (isRegistered() || proposal.value === 'person') return
  const next = suggestFrom({
    moods: shownEntries.value.map(({ day, value }) => ({ day, value })),
    runs: runs.value,
    today: dayOf(new Date()),
    lastSuggested: recall('proposed'),
    refused: recall('refused'),
  })
  if (next) show(next)
}

export function refuse(): void {
  show(null)
  remember('refused', dayOf(new Date()))
}
export const takeUp = (): void => show(null)
