import { call, Refused } from '@anxin/kit/caller.ts'
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'

/** An address of numbers cannot hold a passkey: the browser would refuse. */
export const passkeysPossible = (): boolean =>
  browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(window.location.hostname)

/** Somebody closed the browser's own window: nothing happened, and nothing went wrong. */
const isCancelled = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError')

const isKnown = (error: unknown): boolean =>
  error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'

/** Asks the device. @returns undefined when the person changed their mind. @throws Refused */
async function askDevice<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (isCancelled(error)) return undefined
    throw isKnown(error) ? error : new Refused('PASSKEY_FAILED')
  }
}

/** Signs in with a passkey the device offers. @returns false when the person changed their mind */
export async function comeByPasskey(): Promise<boolean> {
  const { options } = await call('POST /api/identity/staff/passkey-challenges')
  const response = await askDevice(() => startAuthentication({ optionsJSON: options }))
  if (!response) return false
  await call('POST /api/identity/staff/passkey-sessions', { body: { response } })
  return true
}

export type Added = 'added' | 'cancelled' | 'known'

/** Lets this device make a passkey and the house keep it. @throws Refused */
export async function addPasskey(given: { name: string; password: string }): Promise<Added> {
  const { password, name } = given
  const { options } = await call('POST /api/identity/staff/passkey-registrations', { body: { password } })
  try {
    const response = await askDevice(() => startRegistration({ optionsJSON: options }))
    if (!response) return 'cancelled'
    await call('POST /api/identity/staff/passkeys', { body: { name, response } })
    return 'added'
  } catch (error) {
    if (isKnown(error)) return 'known'
    throw error
  }
}
