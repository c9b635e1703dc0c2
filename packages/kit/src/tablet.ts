import type { PackCode } from '@anxin/core/care/plan/packs.ts'

/** What a device keeps while it stands in a cabin for whoever comes; the console writes it, the resident's face obeys it. */
export interface Tablet {
  readonly ticket: string
  readonly unitName: string
  /** In the order of asking. */
  readonly packs: readonly PackCode[]
  /** The pass phrase a colleague chose, salted and stretched: it opens without a network, and is not kept itself. */
  readonly exit: { readonly salt: string; readonly hash: string }
}

/** In localStorage, beside the other small things of the resident's face. */
export const tabletKey = 'anxin.kiosk'
export const shortestPhrase = 6
const rounds = 200_000

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, '0')).join('')

async function stretched(phrase: string, salt: string): Promise<string> {
  const bytes = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', bytes.encode(phrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveBits',
  ])
  const spec = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes.encode(salt), iterations: rounds }
  return hex(await crypto.subtle.deriveBits(spec, key, 256))
}

export async function exitFor(phrase: string): Promise<Tablet['exit']> {
  const salt = hex(crypto.getRandomValues(new Uint8Array(16)).buffer)
  return { salt, hash: await stretched(phrase, salt) }
}

export const opensExit = async ({ exit }: Tablet, phrase: string): Promise<boolean> =>
  (await stretched(phrase, exit.salt)) === exit.hash

/** The tablet this device is; undefined on every other device. */
export function tabletHere(): Tablet | undefined {
  try {
    const text = localStorage.getItem(tabletKey)
    return text === null ? undefined : (JSON.parse(text) as Tablet)
  } catch {
    return undefined
  }
}
