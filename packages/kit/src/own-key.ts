/**
 * Working notes under one's own key, made and used in the browser. The house receives ciphertext, a public key, and a
 * private key locked with a phrase it never hears: whoever has its whole database and its master key reads nothing.
 *
 * RSA-OAEP 3072 with SHA-256 wraps a fresh AES-256-GCM key for every saving; PBKDF2-SHA-256 with 600,000 rounds and 16
 * bytes of salt locks the private key. All of it is WebCrypto, which browsers offer on https and on localhost alone.
 */
export interface LockedKey {
  readonly publicKey: { readonly kty: 'RSA'; readonly n: string; readonly e: string }
  /** Base64: 12 bytes of iv, then the sealed private key. */
  readonly lockedKey: string
  readonly salt: string
  readonly rounds: number
}
export interface SealedNote {
  readonly iv: string
  readonly cipher: string
  readonly wrapped: readonly string[]
}

const rounds = 600_000
const rsa = { name: 'RSA-OAEP', hash: 'SHA-256' } as const
const ivBytes = 12

/** False where the browser keeps its cryptography shut, such as on plain http. */
export const canSeal = (): boolean => typeof crypto !== 'undefined' && crypto.subtle !== undefined

type Bytes = Uint8Array<ArrayBuffer>
export const toBase64 = (bytes: ArrayBuffer | Bytes): string => {
  let text = ''
  for (const one of new Uint8Array(bytes)) text += String.fromCharCode(one)
  return btoa(text)
}
export const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))
const join = (a: Bytes, b: ArrayBuffer): Bytes => {
  const whole = new Uint8Array(a.length + b.byteLength)
  whole.set(a)
  whole.set(new Uint8Array(b), a.length)
  return whole
}

async function keyFrom(phrase: string, salt: Bytes, count: number): Promise<CryptoKey> {
  const said = new TextEncoder().encode(phrase.normalize('NFKC'))
  const base = await crypto.subtle.importKey('raw', said, 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: count },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

type Locked = Omit<LockedKey, 'publicKey'>
/** A key locked with a phrase, under a fresh salt. */
export async function lockBytes(own: ArrayBuffer, phrase: string): Promise<Locked> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    await keyFrom(phrase, salt, rounds),
    own,
  )
  return { lockedKey: toBase64(join(iv, sealed)), salt: toBase64(salt), rounds }
}

/** The bytes of a locked key; undefined where it is not the phrase. */
export async function unlockBytes(locked: Locked, phrase: string): Promise<ArrayBuffer | undefined> {
  const whole = fromBase64(locked.lockedKey)
  const key = await keyFrom(phrase, fromBase64(locked.salt), locked.rounds)
  return crypto.subtle
    .decrypt({ name: 'AES-GCM', iv: whole.slice(0, ivBytes) }, key, whole.slice(ivBytes))
    .catch(() => undefined)
}
const opened = (own: ArrayBuffer): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', own, rsa, false, ['decrypt'])

/** Makes a key pair, locked with a phrase. */
export async function makeKey(phrase: string): Promise<LockedKey> {
  const pair = await crypto.subtle.generateKey(
    { ...rsa, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['encrypt', 'decrypt'],
  )
  const [open, own] = await Promise.all([
    crypto.subtle.exportKey('jwk', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ])
  return { publicKey: { kty: 'RSA', n: open.n!, e: open.e! }, ...(await lockBytes(own, phrase)) }
}

/** Opens one's own key with the phrase; undefined where it is not the phrase. */
export async function openKey(locked: LockedKey, phrase: string): Promise<CryptoKey | undefined> {
  const own = await unlockBytes(locked, phrase)
  return own && opened(own)
}

export interface LockedAnew extends Omit<LockedKey, 'publicKey'> {
  /** The house's word, said: base64. */
  readonly proof: string
}
/**
 * Locks the same private key with another phrase: what was sealed for it stays readable, and the phrase before opens
 * the new lock no more. @returns undefined where the first is not the phrase
 */
export async function lockAnew(
  locked: LockedKey & { readonly proof: string },
  phrase: string,
  next: string,
): Promise<LockedAnew | undefined> {
  const own = await unlockBytes(locked, phrase)
  if (!own) return undefined
  const word = await crypto.subtle.decrypt(rsa, await opened(own), fromBase64(locked.proof))
  return { ...(await lockBytes(own, next)), proof: toBase64(word) }
}

/** Seals a text with a fresh key, wrapped for each public key in their order. */
export async function sealNote(
  text: string,
  holders: readonly LockedKey['publicKey'][],
): Promise<SealedNote> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const [cipher, raw] = await Promise.all([
    crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text)),
    crypto.subtle.exportKey('raw', key),
  ])
  const wrapped = await Promise.all(
    holders.map(async (holder) => {
      const open = await crypto.subtle.importKey('jwk', { ...holder }, rsa, false, ['encrypt'])
      return toBase64(await crypto.subtle.encrypt(rsa, open, raw))
    }),
  )
  return { iv: toBase64(iv), cipher: toBase64(cipher), wrapped }
}

/** Opens a sealed text. @throws where the key is not its */
export async function openNote(
  own: CryptoKey,
  note: { readonly iv: string; readonly cipher: string; readonly wrapped: string },
): Promise<string> {
  const raw = await crypto.subtle.decrypt(rsa, own, fromBase64(note.wrapped))
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt'])
  const text = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: fromBase64(note.iv) },
    key,
    fromBase64(note.cipher),
  )
  return new TextDecoder().decode(text)
}
