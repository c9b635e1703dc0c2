import { z } from 'zod'
import { anyone, endpoint, staff } from './endpoint.ts'
import { staffMe } from './identity.ts'
import { at, byId, done, id, none } from './shapes.ts'

/** An agency's own sign-in by OpenID Connect, beside the password. */

const keepers = staff(['agency_admin'])
export const oidcMatches = ['login_name', 'email'] as const

export const oidcOffers = endpoint({
  method: 'GET',
  path: '/api/identity/staff/oidc',
  about: 'The agencies’ own sign-ins of this site, by name.',
  who: anyone,
  audit: 'identity.oidc_offers_read',
  params: none,
  body: none,
  reply: z.object({ offers: z.array(z.object({ id, label: z.string() })) }),
})
export const oidcBegin = endpoint({
  method: 'POST',
  path: '/api/identity/staff/oidc-requests',
  about:
    'Where to send the browser for a sign-in, and a ticket it keeps to itself and brings back with the answer.',
  who: anyone,
  audit: 'identity.oidc_begun',
  params: none,
  body: z.object({ id }),
  reply: z.object({ url: z.string(), ticket: z.string() }),
})
export const oidcSignIn = endpoint({
  method: 'POST',
  path: '/api/identity/staff/oidc-sessions',
  about:
    'Signs in with the provider’s answer. Where the provider did not ask for a second factor, the code of the authenticator is asked here.',
  who: anyone,
  audit: 'identity.staff_signed_in_by_oidc',
  params: none,
  body: z.object({
    ticket: z.string().min(20).max(400),
    /** What stood in the query of the address the browser came back to. */
    answer: z.object({
      state: z.string().min(1).max(400),
      code: z.string().max(4000).optional(),
      iss: z.string().max(400).optional(),
      error: z.string().max(200).optional(),
    }),
  }),
  reply: z.discriminatedUnion('state', [
    z.object({ state: z.literal('signed_in'), me: staffMe }),
    z.object({ state: z.literal('totp'), ticket: z.string() }),
    z.object({ state: z.literal('totp_setup'), ticket: z.string(), secret: z.string(), otpauth: z.string() }),
  ]),
})

const provider = z.object({
  provider: z
    .object({
      id,
      label: z.string(),
      issuer: z.string(),
      clientId: z.string(),
      match: z.enum(oidcMatches),
      claim: z.string(),
      changedAt: at,
    })
    .nullable(),
  /** What the provider has to allow as the address to come back to. */
  comeBackTo: z.string(),
  links: z.array(z.object({ id, staffName: z.string(), linkedAt: at, usedAt: at })),
})
export const oidcGet = endpoint({
  method: 'GET',
  path: '/api/identity/oidc',
  about:
    'The agency’s own sign-in, and which colleagues are linked to it, by name. The secret is never shown.',
  who: keepers,
  audit: 'identity.oidc_read',
  params: none,
  body: none,
  reply: provider,
})
export const oidcPut = endpoint({
  method: 'PUT',
  path: '/api/identity/oidc',
  about: 'Sets the agency’s own sign-in up, or changes it; another issuer ends the links to the former one.',
  who: keepers,
  audit: 'identity.oidc_changed',
  params: none,
  body: z.object({
    label: z.string().trim().min(1).max(30),
    issuer: z.string().trim().min(8).max(300),
    clientId: z.string().trim().min(1).max(200),
    /** Left out: the one that is kept stays. */
    secret: z.string().min(1).max(400).optional(),
    match: z.enum(oidcMatches),
    /** The claim that holds the sign-in name; of no use where the e-mail is matched. */
    claim: z.string().trim().min(1).max(60),
  }),
  reply: provider,
})
export const oidcRemove = endpoint({
  method: 'DELETE',
  path: '/api/identity/oidc',
  about: 'Takes the agency’s own sign-in away, with its links; sessions stay as they are. Safe to repeat.',
  who: keepers,
  audit: 'identity.oidc_removed',
  params: none,
  body: none,
  reply: done,
})
export const oidcUnlink = endpoint({
  method: 'DELETE',
  path: '/api/identity/oidc/links/:id',
  about: 'A colleague is no longer whom they were at the provider; found again, they are linked again.',
  who: keepers,
  audit: 'identity.oidc_unlinked',
  params: byId,
  body: none,
  reply: done,
})
