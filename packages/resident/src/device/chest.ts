import { type IDBPDatabase, openDB } from 'idb'
import { recall, recallKeys, remember } from './pocket.ts'

/** The drawers of IndexedDB on this device; each falls back to localStorage where IndexedDB is refused. */
export const drawers = ['moods', 'outbox', 'kept', 'breaths', 'checks', 'packs', 'walks', 'book'] as const
export type Drawer = (typeof drawers)[number]

const patienceMs = 2500
let opened: Promise<IDBPDatabase | null> | undefined

function open(): Promise<IDBPDatabase | null> {
  opened ??= Promise.race([
    openDB('anxin', 3, {
      upgrade(base) {
        for (const drawer of drawers)
          if (!base.objectStoreNames.contains(drawer)) base.createObjectStore(drawer)
      },
      blocking(_from, _to, event) {
        ;(event.target as IDBDatabase).close()
      },
    }).catch(() => null),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs)),
  ])
  return opened
}

const pocketKey = (drawer: Drawer, key: string): string => `chest.${drawer}.${key}`

export async function take<T>(drawer: Drawer, key: string): Promise<T | undefined> {
  const base = await open()
  if (base) {
    try {
      return (await base.get(drawer, key)) as T | undefined
    } catch {
      // Asked again of localStorage below.
    }
  }
  const text = recall(pocketKey(drawer, key))
  return text === null ? undefined : (JSON.parse(text) as T)
}

/** Resolves once the value is safely on the device. */
export async function put(drawer: Drawer, key: string, value: unknown): Promise<void> {
  const base = await open()
  if (base) {
    try {
      await base.put(drawer, value, key)
      // what was kept there before this is older
      remember(pocketKey(drawer, key), null)
      return
    } catch {
      // Kept in localStorage below.
    }
  }
  remember(pocketKey(drawer, key), JSON.stringify(value))
}

export async function drop(drawer: Drawer, key: string): Promise<void> {
  const base = await open()
  if (base) await base.delete(drawer, key).catch(() => undefined)
  remember(pocketKey(drawer, key), null)
}

export async function all<T>(drawer: Drawer): Promise<T[]> {
  const base = await open()
  const kept = base ? await base.getAll(drawer).catch(() => []) : []
  const start = pocketKey(drawer, '')
  const spare = recallKeys(start).map((key) => JSON.parse(recall(key) ?? 'null') as T)
  return [...(kept as T[]), ...spare]
}

export async function empty(which: readonly Drawer[] = drawers): Promise<void> {
  const base = await open()
  for (const drawer of which) {
    if (base) await base.clear(drawer).catch(() => undefined)
    for (const key of recallKeys(pocketKey(drawer, ''))) remember(key, null)
  }
}
