import { useState } from 'react'
import { type Body, type Reply, useAct } from '../../../parts/ask/doors.ts'
import { useKept } from '../../../parts/ask/kept.ts'
import { type Case, refresh, type SheetName } from '../shapes.ts'

type Content = Body<'PUT /api/casework/cases/:id/sheets'>['content']
export type FieldsOf<S extends SheetName> = Extract<Content, { sheet: S }>['fields']
type Clash = Reply<'PUT /api/casework/cases/:id/sheets'>['sheet']

/**
 * A sheet that is being written: what was typed stays on this computer until the house has it, and what somebody else
 * wrote meanwhile is shown beside it. @param join what stands when both are to be kept
 */
export function useSheet<S extends SheetName>(
  one: Case,
  name: S,
  empty: FieldsOf<S>,
  join: (theirs: FieldsOf<S>, mine: FieldsOf<S>) => FieldsOf<S> = both,
) {
  const kept = one.sheets[name]
  const there = (kept ? { ...empty, ...kept.fields } : empty) as FieldsOf<S>
  const [draft, setDraft, forget] = useKept<{ seen: number; fields: FieldsOf<S> } | null>(
    `sheet.${one.id}.${name}`,
    null,
  )
  const [clash, setClash] = useState<Clash>()
  const fields = draft?.fields ?? there
  const act = useAct('PUT /api/casework/cases/:id/sheets', {
    refresh,
    done: ({ state, sheet }) => {
      if (state === 'meanwhile') return setClash(sheet)
      setClash(undefined)
      forget()
    },
  })
  const change = (part: Partial<FieldsOf<S>>): void =>
    setDraft({ seen: draft?.seen ?? kept?.revision ?? 0, fields: { ...fields, ...part } as FieldsOf<S> })
  const keep = (more: object = {}): void =>
    act.mutate({
      params: { id: one.id },
      body: {
        seen: draft?.seen ?? kept?.revision ?? 0,
        content: { sheet: name, fields, ...more } as Content,
      },
    })
  /** Goes on from what the other wrote: with the own words, with theirs, or with both. */
  const settle = (choice: 'mine' | 'theirs' | 'both'): void => {
    if (!clash) return
    const theirs = { ...empty, ...clash.fields } as FieldsOf<S>
    if (choice === 'theirs') forget()
    else setDraft({ seen: clash.revision, fields: choice === 'mine' ? fields : join(theirs, fields) })
    setClash(undefined)
  }
  return { fields, change, keep, settle, clash, unsaved: draft !== null, kept, act }
}

/** Texts that differ stand one after the other; of everything else the own answer stays. */
export function both<T extends object>(theirs: T, mine: T): T {
  const entries = Object.entries(mine).map(([key, own]) => {
    const other = (theirs as Record<string, unknown>)[key]
    const apart = typeof own === 'string' && typeof other === 'string' && own !== other && other && own
    return [key, apart ? `${other}\n${own}` : own || other]
  })
  return Object.fromEntries(entries) as T
}
