import { randomUUID } from 'node:crypto'
import type { Addresses } from './notice.ts'
import type { Outside, Way } from './outside.ts'
import { fillLetter, type LetterKind } from './words.ts'

/**
 * Tells people by every channel that reaches them and every group robot, without keeping anything: for when nothing can
 * be kept. A channel that fails keeps no other waiting. @returns how many letters a channel took
 */
export async function tellNow(outside: Outside, people: readonly Addresses[], kind: LetterKind): Promise<number> {
  const { senders } = outside
  const words = fillLetter(kind, {})
  const send = (way: Exclude<Way, 'in_app'>, address: string): Promise<unknown> | undefined =>
    senders[way]?.({ noticeId: randomUUID(), address, words })
  const sent = [
    ...people.flatMap(({ sms, email }) => [sms && send('sms', sms), email && send('email', email)]),
    ...(['wecom', 'dingtalk'] as const).map((way) => send(way, '')),
  ].filter((one) => one instanceof Promise)
  const ended = await Promise.allSettled(sent)
  return ended.filter((one) => one.status === 'fulfilled').length
}
