import { newId } from '../../device/new-id.ts'
import { recall, remember } from '../../device/pocket.ts'

export const abouts = ['companion', 'person', 'privacy', 'waiting', 'place', 'other'] as const
export type About = (typeof abouts)[number]

/** What is being written; it keeps its id until it has gone, so that it cannot go twice. */
export interface Draft {
  readonly id: string
  readonly about: About | null
  readonly whom: string
  readonly text: string
  readonly signed: boolean
}

const key = 'complaint'
const blank = (): Draft => ({ id: newId(), about: null, whom: '', text: '', signed: false })

export function readDraft(): Draft {
  try {
    return { ...blank(), ...(JSON.parse(recall(key) ?? '{}') as Partial<Draft>) }
  } catch {
    return blank()
  }
}

/** Kept at every keystroke: it survives a reload. */
export function keepDraft(draft: Draft): Draft {
  remember(key, JSON.stringify(draft))
  return draft
}

export function forgetDraft(): Draft {
  remember(key, null)
  return blank()
}
