import { timingSafeEqual } from 'node:crypto'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/referral-link.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { linkHours } from '@anxin/core/referral/terms.ts'
import { inAgency } from '../../../../platform/agencies.ts'
import { type Ctx, minutesLater } from '../../../../platform/ctx.ts'
import type { Input } from '../../../../platform/http/server.ts'
import { clearWrong, countWrong, mustNotBeLocked } from '../../../../platform/identity/lock.ts'
import { fingerprint } from '../../../../platform/privacy.ts'
import * as store from '../../store.ts'
import type { LinkRow, ReferralRow } from '../../tables.ts'
import { type Answer, applyAnswer, lookedAt, packetNow, parcelOf } from '../answer.ts'
import type { Speaker } from '../see.ts'

type Key = Omit<Input<typeof door.linkOpen>['body'], never>
type Opened = ReplyOf<typeof door.linkOpen>

const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
const seatOf = (key: Key): Buffer => fingerprint(`referral seat:${key.seat}`)

/** The link behind a secret, whatever agency it is of; nothing is said about one that is unknown. @throws Refusal LINK_USED */
async function findLink(ctx: Ctx, key: Key): Promise<{ tenantId: Id; id: Id }> {
  const { rows } = await ctx.line.query('select * from referral_link_find($1)', [fingerprint(key.secret)])
  if (!rows[0]) throw new Refusal('LINK_USED')
  return { tenantId: rows[0].tenant_id as Id, id: rows[0].id as Id }
}

/** Which look it is: of a link that still opens, with its code, from the one device that opened it first. */
async function mustTurn(ctx: Ctx, id: Id, key: Key): Promise<{ link: LinkRow; row: ReferralRow }> {
  const link = await store.lockLink(ctx, id)
  if (!link || link.revoked_at || (!link.opened_at && link.expires_at <= ctx.now)) throw new Refusal('LINK_USED')
  const code = ctx.floor.keys.blindIndex(`referral:${id}:${key.code}`)
  if (!same(link.code_hash, code)) {
    countWrong(ctx, 'referral', id)
    throw new Refusal('CODE_WRONG')
  }
  if (link.seat_hash && !same(link.seat_hash, seatOf(key))) throw new Refusal('LINK_USED')
  if (!link.seat_hash) store.changeLink(ctx, id, { seat_hash: seatOf(key), opened_at: ctx.now })
  const row = await store.lockReferral(ctx, link.referral_id)
  if (!row) throw new Refusal('LINK_USED')
  return { link, row }
}

/** The letter itself is read for so long after it was opened; what was agreed may be answered until the end. */
async function shown(ctx: Ctx, link: LinkRow, row: ReferralRow): Promise<Opened> {
  const until = minutesLater(link.opened_at ?? ctx.now, linkHours * 60)
  const { rows } = await ctx.line.query('select name from tenant where id = $1', [row.tenant_id])
  const parcel = await parcelOf(ctx, row, (rows[0]?.name as string) ?? '', until > ctx.now ? packetNow(ctx, row) : [])
  return { ...parcel, toName: row.to_name, letterUntil: until.toISOString() }
}

const guest = (row: ReferralRow): Speaker => ({ kind: 'link', id: null, name: row.to_name })

async function through(ctx: Ctx, key: Key, work: (row: ReferralRow) => Promise<ReferralRow>): Promise<Opened> {
  const found = await findLink(ctx, key)
  await mustNotBeLocked(ctx, 'referral', found.id)
  const reply = await inAgency(ctx, found.tenantId, async () => {
    const { link, row } = await mustTurn(ctx, found.id, key)
    ctx.about = { id: row.id }
    return shown(ctx, link, await work(row))
  })
  await clearWrong(ctx, 'referral', found.id)
  return reply
}

/** Opened: received, and the look is kept. @throws Refusal LINK_USED, CODE_WRONG, LOCKED */
export const openLink = (ctx: Ctx, { body }: Input<typeof door.linkOpen>): Promise<Opened> =>
  through(ctx, body, (row) => lookedAt(ctx, row, 'link', guest(row)))

export const answerLink = (ctx: Ctx, { body }: Input<typeof door.linkAnswer>): Promise<Opened> =>
  through(ctx, body, (row) => applyAnswer(ctx, row, body.answer as Answer, guest(row)))
