import { createHash } from 'node:crypto'
import { letters, places } from '../../../seed/referral.ts'
import type { Ctx, StaffWho } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { keepPlace, ringPlace } from './rooms/directory/actions.ts'
import { startReferral, writeLetter } from './rooms/referral/actions/draft.ts'
import { recordConsent, sendReferral } from './rooms/referral/actions/send.ts'
import type { Street } from './seed-selfhelp.ts'

const idOf = (key: string): string => {
  const hex = createHash('sha256').update(`street referral ${key}`).digest('hex')
  return `01900000-0000-7000-8${hex.slice(0, 3)}-${hex.slice(3, 15)}`
}

type Told = Pick<Street, 'floor' | 'tenantId' | 'people'> & {
  readonly speaker: (ctx: Ctx, key: string) => Promise<StaffWho>
}

async function seedPlaces(ctx: Ctx): Promise<void> {
  for (const { rung, ...one } of places) {
    const params = { id: idOf(one.name) }
    const more = { populations: [], dialects: [], genders: [], partnerId: null, base: 0 }
    await keepPlace(ctx, { params, body: { ...one, needs: [...one.needs], ...more } })
    if (rung) await ringPlace(ctx, { params, body: { id: idOf(`call ${one.name}`), outcome: 'answered', note: '' } })
  }
}

async function seedLetter(ctx: Ctx, residentId: string, said: (typeof letters)[number]): Promise<void> {
  const params = { id: idOf(said.key) }
  const facts = { possibleDisorder: true, ordinaryNeeds: false }
  const asked = { residentId, tier: 'hospital', channel: 'medical', need: said.need, population: null } as const
  const begun = await startReferral(ctx, { params: {}, body: { ...params, ...asked, ...facts } })
  const words = { ...begun.words, ...said.words }
  const to = { placeId: idOf(said.to), toStaffId: null }
  await writeLetter(ctx, { params, body: { base: 1, words, fields: begun.fields, ...to } })
  if (!said.sent) return
  const consent = { way: 'spoken', givenBy: 'person', assent: false, witness: said.witness, days: 90 } as const
  await recordConsent(ctx, { params, body: { id: idOf(`yes ${said.key}`), ...consent } })
  await sendReferral(ctx, { params, body: {} })
}

/** A directory and two letters of the fictional street. */
export async function seedReferrals(told: Told): Promise<void> {
  const as = (key: string, work: (ctx: Ctx) => Promise<void>): Promise<void> =>
    inTransaction(told.floor, { as: 'tenant', tenantId: told.tenantId }, async (ctx) => {
      ctx.who = await told.speaker(ctx, key)
      await work(ctx)
    })
  await as('chen', seedPlaces)
  for (const said of letters) {
    const residentId = told.people.get(said.resident)
    if (residentId) await as(said.by, (ctx) => seedLetter(ctx, residentId, said))
  }
}
