import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/oidc.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, type Floor, newId } from '../../ctx.ts'
import { asHouse, inTransaction, speakFor } from '../../db/transaction.ts'
import type { Input } from '../../http/server.ts'
import { callable, whyNot } from '../../outside/address.ts'
import { seal, unseal } from '../../privacy.ts'
import { addressMustNotBeLocked, knowDesk } from '../lock.ts'
import { findStaff, staffMeOf } from '../people.ts'
import { beginStaffSession } from '../session.ts'
import { askForCode } from '../staff.ts'
import { makeTicket, readTicket, useTicket } from '../ticket.ts'
import { type Begun, beginAt, type Came, comeBackTo, finishAt, type Proven, type Provider } from './provider.ts'
import * as store from './store.ts'

/** So long somebody may take at the provider. */
const minutes = 10

export const listOffers = async (ctx: Ctx): Promise<ReplyOf<typeof door.oidcOffers>> => ({
  offers: await asHouse(ctx, () => store.listOffers(ctx)),
})

/** The provider with its secret, in a transaction of its own: nobody waits for it while it is asked. */
async function openProvider(floor: Floor, id: Id): Promise<Provider | undefined> {
  const row = await inTransaction(floor, { as: 'house' }, (ctx) => store.findProvider(ctx, id))
  if (!row) return undefined
  return inTransaction(floor, { as: 'tenant', tenantId: row.tenant_id }, async (ctx) => store.opened(ctx, row))
}

type Request = (Begun & { url: string; tenantId: Id }) | { readonly down: true; readonly tenantId: Id } | undefined

/** Asks the provider where its sign-in is. */
export async function askWhere(floor: Floor, { body }: Input<typeof door.oidcBegin>): Promise<Request> {
  const provider = await openProvider(floor, body.id)
  if (!provider) return undefined
  const { tenantId } = provider
  const begun = await beginAt(floor, provider)
  return begun ? { ...begun, tenantId } : { down: true, tenantId }
}

/** @throws Refusal NOT_FOUND, LOCKED, or OIDC_DOWN where the provider does not answer */
export async function begin(
  ctx: Ctx,
  { before }: Input<typeof door.oidcBegin> & { before: Request },
): Promise<ReplyOf<typeof door.oidcBegin>> {
  await addressMustNotBeLocked(ctx)
  if (!before) throw new Refusal('NOT_FOUND')
  await speakFor(ctx, { kind: 'system', tenantId: before.tenantId })
  if ('down' in before) throw new Refusal('OIDC_DOWN')
  const { url, tenantId, ...kept } = before
  return { url, ticket: await makeTicket(ctx, 'oidc', kept, minutes) }
}

interface Finished {
  readonly provider: Provider
  readonly came: Came
}

/** Uses the ticket up, whatever comes of it, and asks the provider who came. @throws Refusal TICKET_EXPIRED */
export async function askWho(floor: Floor, { body }: Input<typeof door.oidcSignIn>): Promise<Finished> {
  const begun = await inTransaction(floor, { as: 'session', tokenHash: undefined }, async (ctx) => {
    const kept = await readTicket<Begun>(ctx, 'oidc', body.ticket, 'TICKET_EXPIRED')
    await useTicket(ctx, body.ticket)
    return kept
  })
  const provider = await openProvider(floor, begun.providerId)
  if (!provider) throw new Refusal('TICKET_EXPIRED')
  const answer = Object.fromEntries(Object.entries(body.answer).filter(([, value]) => value !== undefined))
  return { provider, came: await finishAt(floor, provider, begun, answer as Record<string, string>) }
}

/** Found by the provider's number of them, or the first time by what the agency matches by. */
async function findPerson(ctx: Ctx, provider: Provider, proven: Proven): Promise<Id | undefined> {
  const known = await store.findLinked(ctx, provider.issuer, proven.subject)
  if (known) return known
  const wanted = proven.matching?.trim().toLowerCase()
  if (!wanted) return undefined
  const emailOf = (one: { id: Id; email_sealed: Uint8Array | null }): string | undefined =>
    unseal(ctx, 'staff.email', one.id, one.email_sealed)?.toLowerCase()
  const all = await store.listUnlinked(ctx)
  const found = all.filter(
    (one) => (provider.match === 'email' ? emailOf(one) : one.login_name.toLowerCase()) === wanted,
  )
  // two who share an address are nobody
  if (found.length !== 1) return undefined
  store.link(ctx, found[0]!.id, provider.issuer, proven.subject)
  return found[0]!.id
}

/**
 * Signs in whom the provider has proven to be a colleague who is here and active; nobody is made by it. The second
 * factor is theirs where they asked for one, and the house's own otherwise.
 * @throws Refusal OIDC_FAILED, OIDC_DOWN, OIDC_UNKNOWN, LOCKED or TICKET_EXPIRED
 */
export async function signIn(
  ctx: Ctx,
  { before }: Input<typeof door.oidcSignIn> & { before: Finished },
): Promise<ReplyOf<typeof door.oidcSignIn>> {
  const { provider, came } = before
  await addressMustNotBeLocked(ctx)
  await speakFor(ctx, { kind: 'system', tenantId: provider.tenantId })
  if ('failed' in came) throw new Refusal(came.failed)
  const staffId = await findPerson(ctx, provider, came)
  const person = staffId && (await findStaff(ctx, staffId))
  if (!person || person.state !== 'active') throw new Refusal('OIDC_UNKNOWN')
  ctx.about.id = person.id
  if (!came.strong) return askForCode(ctx, person)
  await beginStaffSession(ctx, person.tenant_id, person.id)
  knowDesk(ctx)
  return { state: 'signed_in', me: await staffMeOf(ctx, person.id) }
}

type Shown = ReplyOf<typeof door.oidcGet>

export async function readProvider(ctx: Ctx): Promise<Shown> {
  const row = await store.findOwn(ctx)
  const links = await store.listLinks(ctx)
  return {
    provider: row
      ? {
          ...{ id: row.id, label: row.label, issuer: row.issuer, clientId: row.client_id, match: row.match },
          ...{ claim: row.claim, changedAt: row.changed_at.toISOString() },
        }
      : null,
    comeBackTo: comeBackTo(ctx.floor),
    links: links.map((one) => ({
      ...{ id: one.id, staffName: one.staff_name },
      ...{ linkedAt: one.linked_at.toISOString(), usedAt: one.used_at.toISOString() },
    })),
  }
}

/** @throws Refusal BAD_INPUT for an address the house does not ask, or without a secret the first time */
export async function changeProvider(ctx: Ctx, { body }: Input<typeof door.oidcPut>): Promise<Shown> {
  const { demo, outside } = ctx.floor
  const why = whyNot(body.issuer, callable(outside.hookNetworks, demo), demo)
  if (why) throw new Refusal('BAD_INPUT', { field: 'issuer', detail: { why } })
  const before = await store.findOwn(ctx)
  // a secret kept for one provider is not shown to another
  const kept = before?.issuer === body.issuer ? before.secret_sealed : undefined
  if (!body.secret && !kept) throw new Refusal('BAD_INPUT', { field: 'secret' })
  const id = before?.id ?? newId(ctx)
  store.keepProvider(ctx, {
    ...{ id, label: body.label, issuer: body.issuer, client_id: body.clientId, match: body.match, claim: body.claim },
    secret_sealed: body.secret ? seal(ctx, 'oidc_provider.secret', id, body.secret) : kept!,
  })
  store.dropLinksOfOthers(ctx, body.issuer)
  return readProvider(ctx)
}

export async function removeProvider(ctx: Ctx): Promise<{ done: true }> {
  store.removeProvider(ctx)
  return { done: true }
}

/** @throws Refusal NOT_FOUND */
export async function unlink(ctx: Ctx, { params }: Input<typeof door.oidcUnlink>): Promise<{ done: true }> {
  if ((await store.dropLink(ctx, params.id)) === 0) throw new Refusal('NOT_FOUND')
  return { done: true }
}
