import type { IncomingHttpHeaders } from 'node:http'

/** Content-Security-Policy: nothing from anywhere else. The console's style library needs a nonce. */
export const csp = (nonce: string | undefined): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    nonce ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ')

/** A file of a face is held to the policy of the page that loads it; of its own it needs what a worker is held to. */
export const fileCsp = "default-src 'self'"
/** Files of the resident's face and of the console, by their address. */
export const isFaceFile = (url: string): boolean => /^\/(console\/)?assets\//.test(url)

/** True for a writing request that another site's page makes the browser send. */
export function isForeign(method: string, headers: IncomingHttpHeaders): boolean {
  if (method === 'GET' || method === 'HEAD') return false
  const site = headers['sec-fetch-site']
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none'
  if (!headers.origin) return false
  try {
    return new URL(headers.origin).host !== headers.host
  } catch {
    return true
  }
}

/** Pages on which two people meet: there a browser may be asked for its camera. */
const meets = (url: string): boolean => /^\/(console\/live(\/|\?|$)|appointment\?meet)/.test(url)

/** What a page may ask the browser for. The microphone of residents' pages is for speaking instead of typing. */
export function permissions(url: string): string {
  const meeting = meets(url)
  const voice = meeting || !url.startsWith('/console')
  return `camera=${meeting ? '(self)' : '()'}, microphone=${voice ? '(self)' : '()'}, display-capture=()`
}

/** Shown by a browser in which somebody of the staff has signed in before. */
export const deskCookie = 'anxin_desk'
