import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'

/** Easy to read aloud: no 0/O, 1/I/L. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const length = 10

/** The code of a complaint follows from its id and the secret of this house: asked again, it is the same, and it is kept nowhere. */
export const codeOf = (ctx: Ctx, id: Id): string =>
  [...ctx.floor.keys.blindIndex(`complaint code:${id}`).subarray(0, length)]
    .map((byte) => letters[byte % letters.length])
    .join('')

export const codeIndex = (ctx: Ctx, code: string): Buffer =>
  ctx.floor.keys.blindIndex(`complaint:${code.toUpperCase().replace(/[\s-]/g, '')}`)
