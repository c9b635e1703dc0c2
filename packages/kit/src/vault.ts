import { fromBase64, type LockedKey, lockBytes, toBase64, unlockBytes } from './own-key.ts'

/**
 * What a device keeps of somebody’s work while there is no network, readable with a PIN alone: a fresh AES-256-GCM key
 * locked with the PIN (PBKDF2-SHA-256, 600,000 rounds). The PIN and the open key are never written down.
 */
export interface LockedVault extends Omit<LockedKey, 'publicKey'> {
  /** Wrong PINs in a row. */
  readonly wrong: number
}
/** After so many wrong PINs in a row everything kept with it is gone. */
export const mostWrong = 10

const aes = { name: 'AES-GCM', length: 256 } as const
const ivBytes = 12
const opened = (raw: ArrayBuffer): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, aes, false, ['encrypt', 'decrypt'])

/** Six digits that are not the first anybody would try. */
export const isGoodPin = (pin: string): boolean =>
  /^\d{6}$/.test(pin) &&
  !/^(\d)\1{5}$/.test(pin) &&
  !'01234567890'.includes(pin) &&
  !'09876543210'.includes(pin)

export async function makeVault(pin: string): Promise<{ locked: LockedVault; key: CryptoKey }> {
  const raw = crypto.getRandomValues(new Uint8Array(32)).buffer
  return { locked: { ...(await lockBytes(raw, pin)), wrong: 0 }, key: await opened(raw) }
}
/** The key; undefined where it is not the PIN. It cannot be taken out of the browser again. */
export async function openVault(locked: LockedVault, pin: string): Promise<CryptoKey | undefined> {
  const raw = await unlockBytes(locked, pin)
  return raw && opened(raw)
}

export async function sealBytes(
  key: CryptoKey,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes))
  const whole = new Uint8Array(ivBytes + sealed.length)
  whole.set(iv)
  whole.set(sealed, ivBytes)
  return whole
}
/** @throws where the key is not its, or a bit of it was changed */
export async function unsealBytes(
  key: CryptoKey,
  whole: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = whole.slice(0, ivBytes)
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, whole.slice(ivBytes)))
}
/** A value as text that says nothing without the key. */
export const sealValue = async (key: CryptoKey, value: unknown): Promise<string> =>
  toBase64(await sealBytes(key, new TextEncoder().encode(JSON.stringify(value))))
/** @throws where the key is not its, or a letter of it was changed */
export const unsealValue = async <T>(key: CryptoKey, text: string): Promise<T> =>
  JSON.parse(new TextDecoder().decode(await unsealBytes(key, fromBase64(text)))) as T
