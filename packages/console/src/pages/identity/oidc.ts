/** What this browser keeps while somebody signs in elsewhere: whoever brings the answer back must have asked. */
interface Request {
  readonly ticket: string
  readonly back?: string
}
const key = 'anxin-oidc'

export const keepRequest = (request: Request): void => sessionStorage.setItem(key, JSON.stringify(request))

/** It is of use once. */
export function takeRequest(): Request | undefined {
  const kept = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  return kept === null ? undefined : (JSON.parse(kept) as Request)
}
