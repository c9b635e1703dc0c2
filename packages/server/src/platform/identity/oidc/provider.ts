import type { Id } from '@anxin/core/ids.ts'
import type * as Library from 'oauth4webapi'
import type { Floor } from '../../ctx.ts'
import { callable, whyNot } from '../../outside/address.ts'
import { askOutside } from '../../outside/ask.ts'

/** The protocol itself; read when the first of its sign-ins comes. */
const library = () => import('oauth4webapi')
type Oauth = typeof Library

/** So long each question to the provider may take. */
const limitMs = 5000
/** Seconds by which its clock may be wrong. */
const toleranceSeconds = 60
const mostBytes = 256 * 1024

export interface Provider {
  readonly id: Id
  readonly tenantId: Id
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
  readonly match: 'login_name' | 'email'
  readonly claim: string
}

/** What is kept of a request until its answer comes back. */
export interface Begun {
  readonly providerId: Id
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who came, as the provider says. */
export interface Proven {
  readonly subject: string
  /** What the claim to match by holds; undefined where it is not there, or an e-mail nobody has verified. */
  readonly matching: string | undefined
  /** The provider has asked for a second factor. */
  readonly strong: boolean
}
export type Came = Proven | { readonly failed: 'OIDC_FAILED' | 'OIDC_DOWN' }

/** The provider could not be asked, or did not say who it is. */
class Down extends Error {}

/** Asks the provider as the house asks any address an agency wrote down: nothing private, nothing followed. */
const fetchFor =
  (floor: Floor) =>
  async (
    url: string,
    { method, headers, body }: Library.CustomFetchOptions<'GET' | 'POST', URLSearchParams | undefined>,
  ): Promise<Response> => {
    const may = callable(floor.outside.hookNetworks, floor.demo)
    if (whyNot(url, may, floor.demo)) throw new Down('not an address that may be asked')
    const answer = await askOutside({
      ...{ url, method, headers, may, limitMs, mostBytes },
      ...(body ? { body: String(body) } : {}),
    }).catch((error: Error) => {
      throw new Down(error.message)
    })
    if (answer.status >= 500) throw new Down(`the provider answered ${answer.status}`)
    return new Response(answer.body, {
      status: answer.status,
      headers: { 'content-type': answer.headers['content-type'] ?? '' },
    })
  }

const asking = (oauth: Oauth, floor: Floor) => ({
  [oauth.customFetch]: fetchFor(floor),
  [oauth.allowInsecureRequests]: floor.demo,
})

async function discover(oauth: Oauth, floor: Floor, issuer: string): Promise<Library.AuthorizationServer> {
  const url = new URL(issuer)
  try {
    const response = await oauth.discoveryRequest(url, { algorithm: 'oidc', ...asking(oauth, floor) })
    return await oauth.processDiscoveryResponse(url, response)
  } catch (error) {
    throw new Down((error as Error).message)
  }
}

export const comeBackTo = (floor: Floor): string => `${floor.baseUrl}/console/oidc`

/** Where the browser goes, and what its answer is held against. @returns undefined where the provider cannot be asked */
export async function beginAt(floor: Floor, provider: Provider): Promise<(Begun & { url: string }) | undefined> {
  const oauth = await library()
  const server = await discover(oauth, floor, provider.issuer).catch(() => undefined)
  if (!server?.authorization_endpoint) return undefined
  // the browser goes there, the house does not: it may stand in a network of theirs
  const url = new URL(server.authorization_endpoint)
  if (url.protocol !== 'https:' && !floor.demo) return undefined
  const begun = {
    ...{ providerId: provider.id, state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce() },
    verifier: oauth.generateRandomCodeVerifier(),
  }
  const query = {
    ...{ client_id: provider.clientId, redirect_uri: comeBackTo(floor), response_type: 'code' },
    ...{ scope: 'openid profile email', state: begun.state, nonce: begun.nonce },
    ...{ code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier), code_challenge_method: 'S256' },
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return { ...begun, url: url.href }
}

/** Words for “more than one factor” at the end of an authentication class. @source RFC 8176 (amr), OpenID EAP ACR values */
const strongClasses = ['mfa', 'multi-factor', 'phr', 'phrh']
function isStrong({ amr, acr }: Library.IDToken): boolean {
  if (Array.isArray(amr) && amr.includes('mfa')) return true
  return typeof acr === 'string' && strongClasses.includes(acr.split(/[:/]/).at(-1) ?? '')
}

function matchingOf(claims: Library.IDToken, { match, claim }: Provider): string | undefined {
  const value = claims[match === 'email' ? 'email' : claim]
  if (typeof value !== 'string' || value === '') return undefined
  return match === 'email' && claims.email_verified !== true ? undefined : value
}

/**
 * Takes the answer the browser brought back to the provider. State, issuer, audience, nonce, times and the signature by
 * the provider's own keys are checked; of what does not hold, nothing is told apart.
 */
export async function finishAt(
  floor: Floor,
  provider: Provider,
  begun: Begun,
  answer: Readonly<Record<string, string>>,
): Promise<Came> {
  const oauth = await library()
  const client: Library.Client = {
    client_id: provider.clientId,
    [oauth.clockSkew]: Math.round(floor.clock.offsetMs / 1000),
    [oauth.clockTolerance]: toleranceSeconds,
  }
  try {
    const server = await discover(oauth, floor, provider.issuer)
    const given = oauth.validateAuthResponse(server, client, new URLSearchParams(answer), begun.state)
    const byPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ?? false
    const secret = (byPost ? oauth.ClientSecretPost : oauth.ClientSecretBasic)(provider.secret)
    const response = await oauth.authorizationCodeGrantRequest(
      ...([server, client, secret, given, comeBackTo(floor), begun.verifier, asking(oauth, floor)] as const),
    )
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: begun.nonce,
      requireIdToken: true,
    })
    await oauth.validateApplicationLevelSignature(server, response, asking(oauth, floor))
    const claims = oauth.getValidatedIdTokenClaims(tokens)
    if (!claims) return { failed: 'OIDC_FAILED' }
    return { subject: claims.sub, matching: matchingOf(claims, provider), strong: isStrong(claims) }
  } catch (error) {
    // whatever does not hold is a no, never a way in; the reason is the provider's and stays out of the answer
    return { failed: error instanceof Down ? 'OIDC_DOWN' : 'OIDC_FAILED' }
  }
}
