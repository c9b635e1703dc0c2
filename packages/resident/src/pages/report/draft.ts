import type { DoorBody } from '@anxin/kit/caller.ts'
import { newId } from '../../device/new-id.ts'
import { cleanPhone, isMobile } from '../settings/ContactForm.tsx'

export type Fields = DoorBody<'POST /api/safeguard/reports'>['fields']

export interface Draft {
  readonly id: string
  readonly seen: string
  readonly when: string
  readonly where: string
  readonly danger: Fields['dangerNow']
  readonly name: string
  readonly find: string
  readonly phone: string
  readonly minor: 'yes' | 'no' | 'unsure'
  readonly relation: Fields['relation']
  readonly mayName: boolean
  readonly yourName: string
  readonly yourPhone: string
}

const place = 'anxin.report'
export const blank = (): Draft => ({
  ...{
    id: newId(),
    seen: '',
    when: '',
    where: '',
    danger: 'unsure',
    name: '',
    find: '',
    phone: '',
    minor: 'unsure',
  },
  ...{ relation: 'neighbour', mayName: false, yourName: '', yourPhone: '' },
})

/** Kept for this visit only: it survives a reload, and is gone from a shared phone when the page is closed. */
export function readDraft(): Draft {
  try {
    const text = sessionStorage.getItem(place)
    return text ? { ...blank(), ...(JSON.parse(text) as Partial<Draft>) } : blank()
  } catch {
    return blank()
  }
}
export function keepDraft(draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(place, JSON.stringify(draft))
    else sessionStorage.removeItem(place)
  } catch {
    // What is written stays in the page.
  }
}

export type Wrong = 'seen' | 'phone' | 'yourPhone'
const isNumber = (text: string): boolean => text.trim() === '' || isMobile(text)
export const wrongIn = (draft: Draft): Wrong | undefined => {
  if (draft.seen.trim() === '') return 'seen'
  if (!isNumber(draft.phone)) return 'phone'
  return isNumber(draft.yourPhone) ? undefined : 'yourPhone'
}

const orNull = (text: string): string | null => text.trim() || null
export const fieldsOf = (draft: Draft): Fields => ({
  ...{
    relation: draft.relation,
    seen: draft.seen.trim(),
    when: draft.when.trim(),
    where: draft.where.trim(),
  },
  ...{ dangerNow: draft.danger, mayName: draft.mayName },
  person: {
    ...{ name: draft.name.trim(), howToFind: draft.find.trim(), minor: draft.minor },
    phone: orNull(cleanPhone(draft.phone)),
  },
  reporter: { name: orNull(draft.yourName), phone: orNull(cleanPhone(draft.yourPhone)) },
})
