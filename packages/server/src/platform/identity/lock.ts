import { createHash, timingSafeEqual } from 'node:crypto'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type Ctx, type Floor, minutesLater } from '../ctx.ts'
import { asHouse, inTransaction } from '../db/transaction.ts'
import { deskCookie } from '../http/headers.ts'
import { newSecret } from '../privacy.ts'

/** Ten wrong tries in 15 minutes lock a key, each further round twice as long. @source domain specification 10.1 */
const triesAllowed = 10
const windowMinutes = 15
/** One address may be a whole desk behind one proxy: it is locked later than a name, and never for browsers known here. */
const addressTriesAllowed = 50
const deskCookieSeconds = 180 * 24 * 3600

const keyOf = (what: string, whom: string): string =>
  `${what}:${createHash('sha256').update(whom).digest('base64url').slice(0, 22)}`

/** @throws Refusal LOCKED with the seconds to wait */
export async function mustNotBeLocked(ctx: Ctx, what: string, whom: string): Promise<void> {
  const locked = await asHouse(ctx, () =>
    ctx.line.query('select locked_until from attempt where key = $1 and locked_until > $2', [
      keyOf(what, whom),
      ctx.now,
    ]),
  )
  const until = locked.rows[0]?.locked_until as Date | undefined
  if (until)
    throw new Refusal('LOCKED', {
      detail: { seconds: Math.ceil((until.getTime() - ctx.now.getTime()) / 1000) },
    })
}

/** Counts a wrong try once the request has been refused: it rolls back, the count stays. */
export function countWrong(ctx: Ctx, what: string, whom: string): void {
  ctx.afterRefusal.push(() => count(ctx.floor, what, whom))
}

async function count(floor: Floor, what: string, whom: string): Promise<void> {
  await inTransaction(floor, { as: 'house' }, async ({ line, now }) => {
    const { rows } = await line.query(
      `insert into attempt (key, failed, first_at) values ($1, 1, $2)
       on conflict (key) do update set
         failed = case when attempt.first_at < $3 and coalesce(attempt.locked_until, $3) <= $3 then 1 else attempt.failed + 1 end,
         first_at = case when attempt.first_at < $3 and coalesce(attempt.locked_until, $3) <= $3 then $2 else attempt.first_at end
       returning failed`,
      [keyOf(what, whom), now, minutesLater(now, -windowMinutes)],
    )
    const failed = Number(rows[0]?.failed ?? 0)
    const allowed = what === 'address' ? addressTriesAllowed : triesAllowed
    if (failed === 0 || failed % allowed !== 0) return
    const minutes = windowMinutes * 2 ** Math.min(6, failed / allowed - 1)
    await line.query('update attempt set locked_until = $2 where key = $1', [
      keyOf(what, whom),
      minutesLater(now, minutes),
    ])
  })
}

/** A right answer clears the count. */
export async function clearWrong(ctx: Ctx, what: string, whom: string): Promise<void> {
  await asHouse(ctx, () => ctx.line.query('delete from attempt where key = $1', [keyOf(what, whom)]))
}

const deskSign = (floor: Floor, secret: string): Buffer => floor.keys.blindIndex(`desk:${secret}`)

/** True of what a browser shows in which somebody of the staff has signed in before. */
export function isKnownDesk(floor: Floor, shown: string): boolean {
  const [secret = '', sign = ''] = shown.split('.')
  const given = Buffer.from(sign, 'base64url')
  const right = deskSign(floor, secret)
  return given.length === right.length && timingSafeEqual(given, right)
}

/** A browser that has proved itself is known from now on. */
export function knowDesk(ctx: Ctx): void {
  if (isKnownDesk(ctx.floor, ctx.desk)) return
  const secret = newSecret()
  const value = `${secret}.${deskSign(ctx.floor, secret).toString('base64url')}`
  ctx.cookies.push({ name: deskCookie, value, maxAgeSeconds: deskCookieSeconds })
}

/** Whoever guesses from strange browsers locks their address; a desk that is known goes on. @throws Refusal LOCKED */
export const addressMustNotBeLocked = async (ctx: Ctx): Promise<void> =>
  isKnownDesk(ctx.floor, ctx.desk) ? undefined : mustNotBeLocked(ctx, 'address', ctx.address)

export const countWrongAddress = (ctx: Ctx): void =>
  isKnownDesk(ctx.floor, ctx.desk) ? undefined : countWrong(ctx, 'address', ctx.address)
