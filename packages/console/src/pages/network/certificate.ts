import type { Reply } from '../../parts/ask/doors.ts'
import { serverNow } from '../../parts/show/times.ts'

export type Person = Reply<'GET /api/network/people'>['people'][number]
export type Certificate = Person['certificates'][number]

const monthMs = 30 * 86_400_000
/** Whether a certificate still counts on the day it ends, in Shanghai. */
export const certificateState = (validUntil: string): 'good' | 'warn' | 'bad' => {
  const left = Date.parse(`${validUntil}T23:59:59+08:00`) - serverNow()
  return left < 0 ? 'bad' : left < monthMs ? 'warn' : 'good'
}

/** Of each duty the certificate that lasts longest: what it replaced says nothing any more. */
export const standing = (all: readonly Certificate[]): Certificate[] =>
  all.filter((one) => one === all.find(({ duty }) => duty === one.duty))
