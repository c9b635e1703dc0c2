import { Refusal } from '@anxin/contract/refusal.ts'
import { hash, verify } from '@node-rs/argon2'

/** argon2id, 19 MiB, 2 passes. @source OWASP Password Storage Cheat Sheet */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const shortest = 12

/** The 49 000 passwords most often found in breaches; read once, when the first password is set. */
let common: Promise<ReadonlySet<string>> | undefined
async function readCommon(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'] as readonly string[])
}

/** A breached password with digits or signs around it is still that password. */
const bare = (text: string): string => text.toLowerCase().replace(/^[^a-z]+|[^a-z]+$/g, '')
const isMonotone = (text: string): boolean => new Set(text).size < 5 || /^(.{1,4})\1+.{0,3}$/.test(text)

/** @throws Refusal PASSWORD_WEAK when shorter than 12, breached, repetitive, or made of the sign-in name */
export async function mustBeStrong(password: string, loginName: string): Promise<void> {
  common ??= readCommon()
  const breached = await common
  const low = password.toLowerCase()
  const core = bare(password)
  const weak =
    [...password].length < shortest ||
    breached.has(low) ||
    (core.length > 0 && core.length >= password.length - 4 && breached.has(core)) ||
    isMonotone(low) ||
    (loginName.length >= 4 && low.includes(loginName.toLowerCase()))
  if (weak) throw new Refusal('PASSWORD_WEAK', { field: 'password' })
}

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** A hash of nothing: an unknown name costs the same time as a wrong password. */
let decoy: Promise<string> | undefined

/** True when the password is right; takes as long when there is no such person. */
export async function passwordIsRight(kept: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password', cost)
  const right = await verify(kept ?? (await decoy), password)
  return right && kept != null
}
