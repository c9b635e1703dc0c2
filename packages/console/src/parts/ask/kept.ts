import { timeOrderedId } from '@anxin/core/ids.ts'
import { useCallback, useEffect, useState } from 'react'

/** A new id for a write; works on plain http too, where `randomUUID` is missing. */
export const newId = (): string => timeOrderedId(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

const prefix = 'anxin.kept.'

export const readKept = <T>(key: string, otherwise: T): T => {
  try {
    const text = localStorage.getItem(prefix + key)
    return text === null ? otherwise : (JSON.parse(text) as T)
  } catch {
    return otherwise
  }
}

export const writeKept = (key: string, value: unknown): void => {
  try {
    if (value === undefined) localStorage.removeItem(prefix + key)
    else localStorage.setItem(prefix + key, JSON.stringify(value))
  } catch {
    // A full or forbidden storage must not stop the work; the value still lives in memory.
  }
}

/** Forgets every draft on this device; done at sign-out. */
export function forgetKept(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
}

/** Drafts belong to whoever wrote them: another person at the same computer does not find them. */
export function keptBelongTo(personId: string): void {
  if (wish.read('person') !== personId) forgetKept()
  wish.keep('person', personId)
}

/** What somebody is writing: survives a reload or a lost network until `forget` is called. */
export function useKept<T>(key: string, initial: T): [value: T, set: (value: T) => void, forget: () => void] {
  const [held, setHeld] = useState(() => ({ key, value: readKept(key, initial) }))
  const value = held.key === key ? held.value : readKept(key, initial)
  useEffect(() => {
    if (held.key !== key) setHeld({ key, value: readKept(key, initial) })
  }, [held.key, key, initial])
  const set = useCallback(
    (next: T) => {
      setHeld({ key, value: next })
      writeKept(key, next)
    },
    [key],
  )
  const forget = useCallback(() => {
    setHeld({ key, value: initial })
    writeKept(key, undefined)
  }, [key, initial])
  return [value, set, forget]
}

/** A form whose content and write id are kept together, so that a repeated send is the same write. */
export function useKeptForm<T extends object>(key: string, empty: T) {
  const [initial] = useState(() => ({ id: newId(), fields: empty }))
  const [held, set, forget] = useKept(key, initial)
  return {
    id: held.id,
    fields: held.fields,
    change: (part: Partial<T>) => set({ id: held.id, fields: { ...held.fields, ...part } }),
    forget,
  }
}

/** A small wish of this person on this device, such as the sound being off. */
export const wish = {
  read: (name: string): string | null => {
    try {
      return localStorage.getItem(`anxin.wish.${name}`)
    } catch {
      return null
    }
  },
  keep: (name: string, value: string): void => {
    try {
      localStorage.setItem(`anxin.wish.${name}`, value)
    } catch {
      // Kept for this visit only.
    }
  },
}
