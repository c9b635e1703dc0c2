import { clock } from '../parts/when.ts'
import { w } from '../parts/words.ts'
import { conversation } from './state.ts'

/** True while somebody is waited for and no call has got through to anybody: the numbers come first. */
export const nobodyReached = (): boolean =>
  conversation.value?.presence === 'paged' && conversation.value.reach === 'lost'

/** What the receipts say of the calls, in a row; no more than is true this second. */
export function rowOfReach(): string {
  const { calling, sent, heard, lost } = w.value.presence
  const { reach, pagedAt } = conversation.value ?? {}
  if (reach === 'lost') return lost
  if (!pagedAt || (reach !== 'sent' && reach !== 'heard')) return calling
  return (reach === 'sent' ? sent : heard)(clock(pagedAt))
}

/** The same as a sentence, on the crisis card. */
export function sentenceOfReach(): string {
  const { telling, sent, told, lost } = w.value.crisis
  const { reach, pagedAt } = conversation.value ?? {}
  if (reach === 'lost') return lost
  if (!pagedAt || (reach !== 'sent' && reach !== 'heard')) return telling
  return (reach === 'sent' ? sent : told)(clock(pagedAt))
}
