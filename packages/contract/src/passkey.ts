import { z } from 'zod'
import { anyone, anyStaff, endpoint } from './endpoint.ts'
import { staffMe } from './identity.ts'
import { at, byId, done, id, none } from './shapes.ts'

/** Passkeys of staff, beside password and authenticator. Shapes follow WebAuthn's JSON serialisation. */
const base64url = z
  .string()
  .min(1)
  .max(20_000)
  .regex(/^[\w-]+$/)
const transports = z.array(z.string().max(20)).max(10)
const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') }

export const passkey = z.object({ id, name: z.string(), addedAt: at, usedAt: at.nullable() })
const passkeyList = z.object({ passkeys: z.array(passkey) })

export const creationOptions = z.object({
  challenge: base64url,
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: base64url, name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
  timeout: z.number(),
  attestation: z.literal('none'),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  excludeCredentials: z.array(z.object({ id: base64url, type: z.literal('public-key'), transports })),
})

export const passkeys = endpoint({
  method: 'GET',
  path: '/api/identity/staff/passkeys',
  about: 'The own passkeys, oldest first.',
  who: anyStaff,
  audit: 'identity.passkeys_read',
  params: none,
  body: none,
  reply: passkeyList,
})

export const passkeyBegin = endpoint({
  method: 'POST',
  path: '/api/identity/staff/passkey-registrations',
  about: 'First step of adding a passkey: the password once more, then what the device must sign.',
  who: anyStaff,
  audit: 'identity.passkey_begun',
  params: none,
  body: z.object({ password: z.string().max(200) }),
  reply: z.object({ options: creationOptions }),
})

export const passkeyAdd = endpoint({
  method: 'POST',
  path: '/api/identity/staff/passkeys',
  about: 'Keeps the passkey the device has made.',
  who: anyStaff,
  audit: 'identity.passkey_added',
  params: none,
  body: z.object({
    name: z.string().trim().min(1).max(40),
    response: z.object({
      ...credential,
      response: z.object({
        clientDataJSON: base64url,
        attestationObject: base64url,
        transports: transports.optional(),
      }),
    }),
  }),
  reply: passkeyList,
})

export const passkeyRemove = endpoint({
  method: 'DELETE',
  path: '/api/identity/staff/passkeys/:id',
  about: 'Removes one of the own passkeys; sessions stay as they are.',
  who: anyStaff,
  audit: 'identity.passkey_removed',
  params: byId,
  body: none,
  reply: done,
})

export const passkeyAsk = endpoint({
  method: 'POST',
  path: '/api/identity/staff/passkey-challenges',
  about: 'What a passkey must sign to sign in: the same for everybody, and of use once.',
  who: anyone,
  audit: 'identity.passkey_asked',
  params: none,
  body: none,
  reply: z.object({
    options: z.object({
      challenge: base64url,
      rpId: z.string(),
      timeout: z.number(),
      userVerification: z.literal('required'),
    }),
  }),
})

export const passkeySignIn = endpoint({
  method: 'POST',
  path: '/api/identity/staff/passkey-sessions',
  about: 'Signs in with a passkey: possession and verification, so it stands for password and code.',
  who: anyone,
  audit: 'identity.staff_signed_in_by_passkey',
  params: none,
  body: z.object({
    response: z.object({
      ...credential,
      response: z.object({
        clientDataJSON: base64url,
        authenticatorData: base64url,
        signature: base64url,
        userHandle: base64url.optional(),
      }),
    }),
  }),
  reply: staffMe,
})
