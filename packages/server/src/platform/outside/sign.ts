import { createHmac } from 'node:crypto'

/**
 * Headers by which whoever holds the secret knows that a body is the house's and when it was sent: HMAC-SHA256 of
 * `time.body` in hex.
 * @param atMs milliseconds since 1970
 */
export function signedHeaders(
  secret: string,
  body: string,
  atMs: number,
): { 'x-anxin-time': string; 'x-anxin-signature': string } {
  const time = String(atMs)
  return {
    'x-anxin-time': time,
    'x-anxin-signature': createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'),
  }
}
