import { Refusal } from '@anxin/contract/refusal.ts'
import { type Ctx, minutesLater } from '../ctx.ts'
import { asHouse, inTransaction } from '../db/transaction.ts'
import { fingerprint, newSecret } from '../privacy.ts'

export type TicketKind =
  | 'first_admin'
  | 'invitation'
  | 'totp'
  | 'registration'
  | 'passkey_add'
  | 'passkey_sign_in'
  | 'oidc'
  | 'wechat'
  | 'wechat_join'
  | 'guardian'
  | 'kiosk'

/** Makes a one-time secret; only its fingerprint is kept. */
export async function makeTicket(
  ctx: Ctx,
  kind: TicketKind,
  body: Readonly<Record<string, unknown>>,
  minutes: number,
): Promise<string> {
  const secret = newSecret()
  await asHouse(ctx, () =>
    ctx.line.query('insert into ticket (token_hash, kind, body, expires_at) values ($1,$2,$3,$4)', [
      fingerprint(secret),
      kind,
      JSON.stringify(body),
      minutesLater(ctx.now, minutes),
    ]),
  )
  return secret
}

/** Reads a ticket without using it up. @throws Refusal `otherwise` when unknown, used or expired */
export async function readTicket<T>(
  ctx: Ctx,
  kind: TicketKind,
  secret: string,
  otherwise: 'LINK_USED' | 'TICKET_EXPIRED',
): Promise<T> {
  const { rows } = await asHouse(ctx, () =>
    ctx.line.query(
      'select body from ticket where token_hash = $1 and kind = $2 and used_at is null and expires_at > $3 for update',
      [fingerprint(secret), kind, ctx.now],
    ),
  )
  if (!rows[0]) throw new Refusal(otherwise)
  return rows[0].body as T
}

export const useTicket = (ctx: Ctx, secret: string): Promise<unknown> =>
  asHouse(ctx, () =>
    ctx.line.query('update ticket set used_at = $2 where token_hash = $1', [fingerprint(secret), ctx.now]),
  )

/** Tickets of this kind whose body says so are used up: one made anew is the only one. */
export const voidTickets = (ctx: Ctx, kind: TicketKind, key: string, value: string): Promise<unknown> =>
  asHouse(ctx, () =>
    ctx.line.query('update ticket set used_at = $4 where kind = $1 and body ->> $2 = $3 and used_at is null', [
      ...[kind, key, value, ctx.now],
    ]),
  )

/** A ticket that is gone whether the request is granted or refused: a refusal rolls back, this does not. */
export function burnOnRefusal(ctx: Ctx, secret: string): void {
  ctx.afterRefusal.push(async () => {
    await inTransaction(ctx.floor, { as: 'house' }, ({ line, now }) =>
      line.query('update ticket set used_at = $2 where token_hash = $1', [fingerprint(secret), now]),
    )
  })
}
