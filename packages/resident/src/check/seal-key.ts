import { deviceKey, type KeyPlace } from '@anxin/kit/device-seal.ts'
import { type IDBPDatabase, openDB } from 'idb'

const patienceMs = 2500
let asked: Promise<CryptoKey | null> | undefined

/** A base of its own: emptying the chest never takes the key from what still waits. */
const base = (): Promise<IDBPDatabase> =>
  openDB('anxin-key', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('key')
    },
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
  })

const place: KeyPlace = {
  find: async () => {
    const opened = await base()
    const key: CryptoKey | undefined = await opened.get('key', 'tablet')
    opened.close()
    return key
  },
  keepFirst: async (key) => {
    const opened = await base()
    const writing = opened.transaction('key', 'readwrite', { durability: 'strict' })
    // looked at and kept in one transaction: of two pages at once, one is first
    if ((await writing.store.get('tablet')) === undefined) await writing.store.put(key, 'tablet')
    await writing.done
    opened.close()
  },
}

/** The key under which answers left at a tablet lie on this device; null where its browser cannot seal. */
export function sealKey(): Promise<CryptoKey | null> {
  asked ??= deviceKey(place, patienceMs)
  return asked
}
