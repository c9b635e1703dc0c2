import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, type Floor, newId, tenantOf, write } from '../ctx.ts'
import type { Row } from '../db/engine.ts'
import { inTransaction } from '../db/transaction.ts'
import { book } from '../jobs.ts'
import { seal, sealJson, unseal, unsealJson } from '../privacy.ts'
import { type Tongue, type Writer, writerFor } from '../tongue.ts'
import { sendLimitMs, type Way } from './outside.ts'
import { calling, fillLetter, type LetterKind } from './words.ts'

/** Letters that call somebody: where no receipt comes, the next channel is tried. */
const calls: readonly LetterKind[] = ['page', 'repage']
/** Beside a call, to a place and not to a person: that it failed is not that nobody took the call. */
const besides: readonly LetterKind[] = ['place']
/** So long a channel may keep silent about a call. Half the shortest rung: the next channel has rung before the next person. */
const silenceMs = 60_000
/** So long a channel may take over a call before the next one is asked beside it: four silent ones keep nobody waiting ten seconds. */
const besideMs = 1000
/** So long a letter is one runner's at most: longer than a provider may take, shorter than its work stays taken. */
const inHandMs = 60_000

export type Addresses = Partial<Record<Exclude<Way, 'in_app'>, string>>

export interface NewNotice {
  readonly staffId?: Id
  readonly toName: string
  readonly addresses: Addresses
  readonly kind: LetterKind
  /** Values that may be shown in the outbox: numbers and hours only. */
  readonly open: Readonly<Record<string, string>>
  /** Values only the addressee may read. */
  readonly closed?: Readonly<Record<string, string>>
  /** What it is about, so that a room hears when no channel took it. */
  readonly about?: Id
  readonly inApp: boolean
  /** What whoever receives it reads; Chinese where nothing is known. */
  readonly tongue?: Tongue
  /** Rings as well, where the house can ring and a number is there: beside whatever else reaches the person. */
  readonly ring?: boolean
  /** The one way it may go, whatever else reaches the person. */
  readonly only?: 'practice' | 'voice'
}

/** Two tries a channel, then the next channel: a page must not wait for a dead provider. */
const triesAChannel = 2

/** The channels a person can be reached by now, in order. Group robots need no address. */
export const reachableBy = (ctx: Ctx, addresses: Addresses): Way[] => {
  const { senders } = ctx.floor.outside
  const personal = (['sms', 'email'] as const).filter((way) => senders[way] && addresses[way])
  const robots = (['wecom', 'dingtalk'] as const).filter((way) => senders[way])
  return [...personal, ...robots]
}

/**
 * Books a notice in this transaction: one in the console where `inApp`, and one by the first channel that
 * reaches the person, the others standing by. @returns the ids of the notices, never none
 */
export async function sendNotice(ctx: Ctx, notice: NewNotice): Promise<Id[]> {
  const [first, ...standBy] = notice.only ? [notice.only] : reachableBy(ctx, notice.addresses)
  const rings = notice.ring && ctx.floor.outside.senders.voice && notice.addresses.voice
  const write = await writerFor(notice.tongue ?? 'zh')
  const ids: Id[] = []
  if (notice.inApp) ids.push(insert(ctx, notice, write, 'in_app', [], null))
  const callId = newId(ctx)
  if (first) ids.push(insert(ctx, notice, write, first, standBy, callId, callId))
  if (rings) ids.push(insert(ctx, notice, write, 'voice', [], callId, first ? newId(ctx) : callId))
  for (const id of ids.slice(notice.inApp ? 1 : 0)) await bookSending(ctx, id, notice.kind)
  if (!first && !rings && notice.about && !notice.inApp) await book(ctx, 'outside.gave_up', { about: notice.about })
  return ids.length > 0 ? ids : [insert(ctx, notice, write, 'in_app', [], null)]
}

/** Books the sending of a notice, beside all others: one that hangs keeps nobody else's waiting. */
export const bookSending = (ctx: Ctx, noticeId: Id, kind: LetterKind, at?: Date): Promise<void> =>
  book(ctx, calling.includes(kind) ? 'outside.call' : 'outside.send', { noticeId }, at)

/** @param callId the first notice of the same call to the same person; null for one that stands in the console only */
function insert(
  ctx: Ctx,
  notice: NewNotice,
  asRead: Writer,
  way: Way,
  standBy: readonly Way[],
  callId: Id | null,
  id: Id = newId(ctx),
): Id {
  const masked = Object.fromEntries(Object.keys(notice.closed ?? {}).map((k) => [k, '＊']))
  const open = fillLetter(notice.kind, { ...notice.open, ...masked }, notice.tongue, asRead)
  const words = notice.closed
    ? fillLetter(notice.kind, { ...notice.open, ...notice.closed }, notice.tongue, asRead)
    : undefined
  const inApp = way === 'in_app'
  write(
    ctx,
    `insert into notice (id, tenant_id, staff_id, to_name, address_sealed, template, words, words_sealed, fallback, channel, state, about, at, sent_at, call_id)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)`,
    [
      ...[
        id,
        tenantOf(ctx),
        notice.staffId ?? null,
        notice.toName,
        sealJson(ctx, 'notice.address', id, notice.addresses),
        notice.kind,
        open,
      ],
      ...[
        words ? seal(ctx, 'notice.words', id, words) : null,
        standBy,
        way,
        inApp ? 'delivered' : 'queued',
        notice.about ?? null,
      ],
      ...[ctx.now, inApp ? ctx.now : null, callId],
    ],
  )
  return id
}

/**
 * So many calls to one person by one way within a minute go out one by one. In a flood the next ones wait this long and go
 * out as one text with their number: a telephone that never stops ringing calls nobody. Each stays a notice of its own,
 * stands in the console at once, and fails on its own.
 */
const burst = { calls: 30, withinMs: 60_000, waitMs: 15_000 } as const

interface Loaded {
  readonly way: Exclude<Way, 'in_app'>
  readonly words: string
  readonly address: string
  readonly tries: number
  /** The notices that go out with this letter. */
  readonly ids: readonly Id[]
  /** Somebody is needed now, and there are other ways to them. */
  readonly pressing: boolean
}

async function load(ctx: Ctx, id: Id): Promise<Loaded | undefined> {
  const { rows } = await ctx.line.query(
    `select channel, words, words_sealed, address_sealed, tries, gathered, staff_id, template, in_hand_until, cardinality(fallback) > 0 as more,
       template = any($2) and staff_id is not null
         and (select count(*) from notice o where o.staff_id = n.staff_id and o.channel = n.channel and o.template in ('page','repage')
           and (o.sent_at > $3 or o.in_hand_until > $5)) >= $4 as many
     from notice n where id = $1 and state = 'queued' for update`,
    [id, calls, new Date(ctx.now.getTime() - burst.withinMs), burst.calls, ctx.now],
  )
  const row = rows[0]
  if (!row) return undefined
  const kind = row.template as LetterKind
  const inHandUntil = row.in_hand_until as Date | null
  if (inHandUntil && inHandUntil > ctx.now) {
    // it goes out with another's letter this moment; looked at again only in case that one never ends
    await bookSending(ctx, id, kind, inHandUntil)
    return undefined
  }
  if (row.many && !row.gathered) {
    await ctx.line.query('update notice set gathered = true where id = $1', [id])
    await bookSending(ctx, id, kind, new Date(ctx.now.getTime() + burst.waitMs))
    return undefined
  }
  const way = row.channel as Loaded['way']
  const ids = row.gathered ? await takeGathered(ctx, row) : [id]
  write(ctx, 'update notice set tries = tries + 1, gathered = false, in_hand_until = $2 where id = any($1)', [
    ids,
    new Date(ctx.now.getTime() + inHandMs),
  ])
  const addresses = unsealJson<Addresses>(ctx, 'notice.address', id, row.address_sealed as Uint8Array) ?? {}
  const own = unseal(ctx, 'notice.words', id, row.words_sealed as Uint8Array | null) ?? (row.words as string)
  const words = ids.length > 1 ? fillLetter('gathered', { count: String(ids.length) }) : own
  const pressing = calls.includes(kind) && Boolean(row.more)
  return { way, words, address: addresses[way] ?? '', tries: Number(row.tries) + 1, ids, pressing }
}

/** All that waits for this person and way. What another runner holds is left to it. */
async function takeGathered(ctx: Ctx, { staff_id, channel }: Row): Promise<Id[]> {
  const { rows } = await ctx.line.query(
    `select id from notice where staff_id = $1 and channel = $2 and gathered and state = 'queued' order by id for update skip locked`,
    [staff_id, channel],
  )
  return rows.map((row) => row.id as Id)
}

const within = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, no) => {
      setTimeout(
        () => no(new DOMException('the provider did not answer in time', 'TimeoutError')),
        sendLimitMs + 500,
      ).unref()
    }),
  ])

/** Whether the provider has said yes or no before the next channel is to be asked. */
const isAnswered = (sending: Promise<unknown>): Promise<boolean> =>
  new Promise((yes) => {
    const beside = setTimeout(() => yes(false), besideMs)
    const answered = (): void => {
      clearTimeout(beside)
      yes(true)
    }
    sending.then(answered, answered)
  })

/** Jobs `outside.call` and `outside.send`: hands one notice to its channel; on failure tries again, then the next channel. */
export async function sendBooked(floor: Floor, tenantId: Id, body: Readonly<Record<string, unknown>>): Promise<void> {
  const id = body.noticeId as Id
  const letter = await inTransaction(floor, { as: 'tenant', tenantId }, (ctx) => load(ctx, id))
  if (!letter) return
  const send = floor.outside.senders[letter.way]
  try {
    if (!send) throw new Error('the channel is not configured')
    const sending = within(send({ noticeId: id, address: letter.address, words: letter.words }))
    if (letter.pressing && !(await isAnswered(sending))) {
      await inTransaction(floor, { as: 'tenant', tenantId }, async (ctx) => {
        for (const one of letter.ids) await tryNextWay(ctx, one, 'queued')
      })
    }
    const providerId = await sending
    await inTransaction(floor, { as: 'tenant', tenantId }, (ctx) => markSent(ctx, letter.ids, providerId ?? null))
  } catch (error) {
    const { name, message } = error as Error
    for (const one of letter.ids) await afterFailure(floor, tenantId, one, letter, message, name === 'TimeoutError')
  }
}

/** A channel has taken them; where it keeps silent about a call, the next one is tried. */
async function markSent(ctx: Ctx, ids: readonly Id[], providerId: string | null): Promise<void> {
  const { rows } = await ctx.line.query(
    `update notice set state = 'sent', sent_at = $2, provider_id = $3, error = null, in_hand_until = null where id = any($1)
     returning id, about, template, cardinality(fallback) > 0 as more, exists (select 1 from notice o where o.tenant_id = notice.tenant_id
       and o.about = notice.about and o.id <> notice.id and o.staff_id is not null and o.channel <> 'in_app' and o.state in ('sent','delivered')) as known`,
    [ids, ctx.now, providerId],
  )
  for (const { id, about, template, more, known } of rows) {
    if (!about || !calls.includes(template as LetterKind)) continue
    // that something got through is news once
    if (!known) await book(ctx, 'outside.moved', { about })
    if (more) await book(ctx, 'outside.silent', { about, noticeId: id }, new Date(ctx.now.getTime() + silenceMs))
  }
}

/** @param silent the provider said nothing in its time: asked twice, it would keep whoever waits from reading the truth */
async function afterFailure(
  floor: Floor,
  tenantId: Id,
  id: Id,
  letter: Loaded,
  why: string,
  silent: boolean,
): Promise<void> {
  const again = !silent && letter.tries < triesAChannel
  await inTransaction(floor, { as: 'tenant', tenantId }, async (ctx) => {
    const { rows } = await ctx.line.query(
      'update notice set error = $2, state = $3, in_hand_until = null where id = $1 returning fallback, about, template, call_id',
      [id, why.slice(0, 200), again ? 'queued' : 'failed'],
    )
    if (again) return bookSending(ctx, id, rows[0]!.template as LetterKind)
    await goOn(ctx, id, rows[0]!)
  })
}

/** A way that failed for good: the next one; nobody took the call once all its ways have failed, and that is news once. */
async function goOn(ctx: Ctx, id: Id, { fallback, about, call_id, template }: Row): Promise<void> {
  const [next, ...rest] = fallback as Way[]
  if (next) return repeatBy(ctx, id, next, rest)
  if (!about || besides.includes(template as LetterKind)) return
  // of two ways that fail at the same moment one waits here for the other: the second sees that none is left
  await ctx.line.query('select 1 from notice where id = $1 for update', [call_id])
  const { rows } = await ctx.line.query(`select 1 from notice where call_id = $1 and state <> 'failed' limit 1`, [
    call_id,
  ])
  if (rows.length === 0) await book(ctx, 'outside.gave_up', { about, noticeId: call_id ?? id })
}

/** The same notice by another way. */
async function repeatBy(ctx: Ctx, from: Id, way: Way, rest: readonly Way[]): Promise<void> {
  const id = newId(ctx)
  const { rows } = await ctx.line.query('select address_sealed, words_sealed, template from notice where id = $1', [
    from,
  ])
  const addresses = unsealJson<Addresses>(ctx, 'notice.address', from, rows[0]!.address_sealed as Uint8Array) ?? {}
  const words = unseal(ctx, 'notice.words', from, rows[0]!.words_sealed as Uint8Array | null)
  await ctx.line.query(
    `insert into notice (id, tenant_id, staff_id, to_name, address_sealed, template, words, words_sealed, fallback, channel, state, about, at, call_id)
     select $2, tenant_id, staff_id, to_name, $3, template, words, $4, $5, $6, 'queued', about, $7, call_id from notice where id = $1`,
    [
      from,
      id,
      sealJson(ctx, 'notice.address', id, addresses),
      words ? seal(ctx, 'notice.words', id, words) : null,
      rest,
      way,
      ctx.now,
    ],
  )
  await bookSending(ctx, id, rows[0]!.template as LetterKind)
}

/**
 * A call goes by the next channel too: one a channel took and nobody has confirmed, or one it is still silent about. The
 * first may arrive yet. Safe to repeat.
 */
export async function tryNextWay(ctx: Ctx, noticeId: Id, state: 'sent' | 'queued' = 'sent'): Promise<void> {
  const { rows } = await ctx.line.query(
    `update notice set fallback = '{}' where id = $1 and state = $2 and cardinality(fallback) > 0
     returning (select fallback from notice old where old.id = $1) as fallback`,
    [noticeId, state],
  )
  const [next, ...rest] = (rows[0]?.fallback ?? []) as Way[]
  if (next) await repeatBy(ctx, noticeId, next, rest)
}

/**
 * A receipt of a provider: the notice has arrived, or will not. What will not arrive goes by the next way at once, as if
 * the provider had refused it. Safe to repeat; call in the name of the agency.
 */
export async function keepReceipt(ctx: Ctx, providerId: string, state: 'delivered' | 'failed'): Promise<void> {
  const { rows } = await ctx.line.query(
    `update notice set state = $2, delivered_at = $3 where provider_id = $1 and state in ('sent','queued')
     returning id, fallback, about, template, call_id`,
    [providerId, state, ctx.now],
  )
  for (const row of rows) {
    if (state === 'failed') await goOn(ctx, row.id as Id, row)
    if (row.about && calls.includes(row.template as LetterKind)) await book(ctx, 'outside.moved', { about: row.about })
  }
}

/** The last notice about something, and whether a channel has accepted it. */
export async function findNoticeAbout(
  ctx: Ctx,
  about: Id,
): Promise<{ sentAt: Date | null; providerId: string | null } | undefined> {
  const { rows } = await ctx.line.query(
    'select sent_at, provider_id from notice where tenant_id = $1 and about = $2 order by id desc limit 1',
    [tenantOf(ctx), about],
  )
  const row = rows[0]
  return row && { sentAt: row.sent_at as Date | null, providerId: row.provider_id as string | null }
}

/** Forgets old notices of one kind. */
export const forgetNotices = (ctx: Ctx, kind: LetterKind, before: Date): Promise<unknown> =>
  ctx.line.query('delete from notice where template = $1 and at < $2', [kind, before])

/** What has not left yet for people outside the staff will not leave. */
export const cancelQueuedOutside = (ctx: Ctx, about: Id): Promise<unknown> =>
  ctx.line.query(
    `update notice set state = 'failed', error = 'cancelled' where about = $1 and staff_id is null and state = 'queued'`,
    [about],
  )
