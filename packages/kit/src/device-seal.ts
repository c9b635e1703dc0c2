import { sealValue, unsealValue } from './vault.ts'

/** Where the one key of a device lies. */
export interface KeyPlace {
  readonly find: () => Promise<CryptoKey | undefined>
  /** Resolves once it is safely kept; where another page of this device was first, theirs stays. */
  readonly keepFirst: (key: CryptoKey) => Promise<void>
}

/** What lies on a device instead of the value itself: text only, so that any store can hold it. */
export interface Sealed {
  /** The name it is kept by. */
  readonly key: string
  readonly sealed: string
}

export const isSealed = (one: object): one is Sealed => 'sealed' in one && typeof one.sealed === 'string'

/** Gives what was sealed with it back; some browsers keep a key and return something else. */
async function works(key: CryptoKey): Promise<boolean> {
  const word = 'anxin'
  return (await unsealValue<string>(key, await sealValue(key, word))) === word
}

async function findOrMake(place: KeyPlace): Promise<CryptoKey | null> {
  const before = await place.find()
  if (before) return (await works(before)) ? before : null
  const spec = { name: 'AES-GCM', length: 256 } as const
  await place.keepFirst(await crypto.subtle.generateKey(spec, false, ['encrypt', 'decrypt']))
  // only a key that came back from where it is kept: one that lives in this page alone would lose everything with it
  const kept = await place.find()
  return kept && (await works(kept)) ? kept : null
}

/**
 * The key of this device: AES-256-GCM, made here, never to be taken out of the browser. Null where there can be none
 * (no WebCrypto, no place to keep it, no answer in time): nothing is sealed then, and nothing is lost.
 */
export function deviceKey(place: KeyPlace, patienceMs: number): Promise<CryptoKey | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs))
  return Promise.race([findOrMake(place).catch(() => null), late])
}

/** The value sealed, or as it is where it cannot be sealed: what somebody answered is kept in any case. */
export async function lockAway<T extends object>(
  key: CryptoKey | null,
  name: string,
  value: T,
): Promise<Sealed | T> {
  if (!key) return value
  return sealValue(key, value).then(
    (sealed) => ({ key: name, sealed }),
    () => value,
  )
}

/** The value; undefined where it cannot be read with this key, and then it is to be left where it lies. */
export async function bringOut<T extends object>(
  key: CryptoKey | null,
  kept: Sealed | T,
): Promise<T | undefined> {
  if (!isSealed(kept)) return kept
  return key ? unsealValue<T>(key, kept.sealed).catch(() => undefined) : undefined
}
