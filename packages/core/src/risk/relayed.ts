import { atLeast } from './level.ts'
import { type Heard, screenSafely } from './screen-safely.ts'

/** A question about safety, an if, a number to ring: what a colleague says to somebody, not what somebody has said. */
const asksOrOffers =
  /[?？]$|吗|有没有|是不是|会不会|能不能|要不要|如果|要是|假如|万一|一旦|请拨|请打|\bif\b|\b(?:do|did|have|are|were|can|could|would) you\b/i

/**
 * Danger that a colleague writes down in a conversation: “您刚才说已经吃了一瓶药”. Asking about danger is no sign of it,
 * so that only statements count, and only from L3 up. @source domain specification 3.1 (every message both directions)
 */
export function relayedDanger(text: string): Heard | undefined {
  const said = text
    .split(/(?<=[。！？!?；;\n])/)
    .filter((sentence) => !asksOrOffers.test(sentence.trim()))
    .join('')
  if (said.trim() === '') return undefined
  const heard = screenSafely(said)
  return atLeast(heard.screening.level, 'L3') ? heard : undefined
}
