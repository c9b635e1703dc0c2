import { canSeal } from '@anxin/kit/own-key.ts'
import {
  type LockedVault,
  makeVault,
  mostWrong,
  openVault,
  sealValue,
  unsealValue,
} from '@anxin/kit/vault.ts'
import { useSyncExternalStore } from 'react'

/** `off` where the browser has no cryptography, such as on plain http; `none` until a PIN is set on this device. */
export type VaultState = 'off' | 'none' | 'locked' | 'open'

const prefix = 'anxin.vault.'
let open: { readonly owner: string; readonly key: CryptoKey } | undefined
const listeners = new Set<() => void>()
const tell = (): void => {
  for (const listener of listeners) listener()
}

const read = (owner: string): LockedVault | undefined => {
  const text = localStorage.getItem(prefix + owner)
  return text === null ? undefined : (JSON.parse(text) as LockedVault)
}
const keep = (owner: string, locked: LockedVault): void =>
  localStorage.setItem(prefix + owner, JSON.stringify(locked))

export function vaultOf(owner: string): VaultState {
  if (!canSeal()) return 'off'
  if (open?.owner === owner) return 'open'
  return localStorage.getItem(prefix + owner) === null ? 'none' : 'locked'
}
export function useVault(owner: string | undefined): VaultState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => (owner === undefined ? 'off' : vaultOf(owner)),
  )
}

/** From here on this device keeps what its owner needs without a network. */
export async function makePin(owner: string, pin: string): Promise<void> {
  const { locked, key } = await makeVault(pin)
  keep(owner, locked)
  open = { owner, key }
  tell()
}

/** How often a PIN may still be tried. */
export const triesLeft = (owner: string): number => mostWrong - (read(owner)?.wrong ?? 0)

/** A try counts before it is made: pulling the plug does not give another one. */
export async function tryPin(owner: string, pin: string): Promise<'open' | 'wrong' | 'gone'> {
  const locked = read(owner)
  if (!locked) return 'gone'
  keep(owner, { ...locked, wrong: locked.wrong + 1 })
  const key = await openVault(locked, pin)
  if (key) {
    keep(owner, { ...locked, wrong: 0 })
    open = { owner, key }
  } else if (locked.wrong + 1 >= mostWrong) breakVault(owner)
  tell()
  return key ? 'open' : read(owner) ? 'wrong' : 'gone'
}

/** What was kept with it is read by nobody any more. */
export function breakVault(owner: string): void {
  localStorage.removeItem(prefix + owner)
  if (open?.owner === owner) open = undefined
  tell()
}
export function shutVault(): void {
  open = undefined
  tell()
}

/** The key of an open vault; undefined where nothing may be kept. */
export const keyOf = (owner: string): CryptoKey | undefined => (open?.owner === owner ? open.key : undefined)

/** A value as text that says nothing without the PIN; undefined where nothing may be kept. */
export async function seal(owner: string, value: unknown): Promise<string | undefined> {
  const key = keyOf(owner)
  return key && sealValue(key, value)
}
/** @returns undefined where the vault is shut, or what lies there is not of this one */
export async function unseal<T>(owner: string, text: string | null): Promise<T | undefined> {
  const key = keyOf(owner)
  if (!key || text === null) return undefined
  return unsealValue<T>(key, text).catch(() => undefined)
}
