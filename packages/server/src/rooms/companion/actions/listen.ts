import type { Id } from '@anxin/core/ids.ts'
import { atLeast } from '@anxin/core/risk/level.ts'
import { type Heard, screenSafely } from '@anxin/core/risk/screen-safely.ts'
import type { Ask } from '../../../platform/db/engine.ts'
import { alertAhead } from '../../crisis/door.ts'
import { type Asked, talkAsks } from '../store-talk.ts'

/** What was heard at the door is not screened again inside; it is forgotten with the request. */
const heardAtDoor = new WeakMap<object, Heard>()

/** A message in which the screener hears danger is never shed. */
export function soundsRisky(body: { readonly text: string }): boolean {
  const heard = screenSafely(body.text)
  heardAtDoor.set(body, heard)
  return atLeast(heard.screening.level, 'L2')
}

/** The screening of a message, made once. */
export const hear = (body: { readonly text: string }): Heard => heardAtDoor.get(body) ?? screenSafely(body.text)

interface Asking {
  readonly body: { readonly id: Id; readonly after?: number | undefined }
}
/** What is read for a message; lines the face holds already are not read again. */
export const askedOf = (body: Asking['body']): Asked => ({ messageId: body.id, after: body.after ?? 0 })

/** What every answer needs is read with BEGIN already; what an alert needs, where danger was heard. */
export function talkAhead({ body }: Asking): readonly Ask[] {
  const heard = heardAtDoor.get(body)
  return heard && atLeast(heard.screening.level, 'L2') ? dangerAhead({ body }) : talkAsks(askedOf(body))
}

/** The same where a button says that there is danger. */
export const dangerAhead = ({ body }: Asking): readonly Ask[] => [...talkAsks(askedOf(body)), ...alertAhead]
