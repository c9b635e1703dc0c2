import { seenSigns } from '@anxin/core/care/observed-signs.ts'
import { mustFindInstrument } from '@anxin/core/scale/registry.ts'
import * as list from '../../../seed/list.ts'
import { shanghaiDay } from './platform/clock.ts'
import { type Ctx, type Floor, newId, type StaffWho } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { saveAnswers, saveStaffAnswers } from './rooms/assessment/actions/answer.ts'
import { beginSitting } from './rooms/assessment/actions/begin.ts'
import { addCampaign } from './rooms/assessment/actions/site/campaigns.ts'
import { addPerson, beginStaffSitting } from './rooms/assessment/actions/staff.ts'
import { acknowledge, recordContact as reachAlert } from './rooms/crisis/actions/respond.ts'
import * as entry from './rooms/worklist/actions/act.ts'
import { changeProfile } from './rooms/worklist/actions/level.ts'
import { sendObservation } from './rooms/worklist/actions/observe.ts'

/** Who speaks in a seeded action, by key. */
export type Speaker = (ctx: Ctx, key: string) => Promise<StaffWho>
export interface Told {
  readonly floor: Floor
  readonly tenantId: string
  readonly cabin: string
  readonly speaker: Speaker
}

/** Does something at its own time: the hand is turned back and forth again. */
async function at<T>({ floor, tenantId, speaker }: Told, hoursAgo: number, by: string, act: (ctx: Ctx) => Promise<T>) {
  floor.clock.turn({ hours: -hoursAgo })
  try {
    return await inTransaction(floor, { as: 'tenant', tenantId }, async (ctx) => {
      ctx.who = await speaker(ctx, by)
      return act(ctx)
    })
  } finally {
    floor.clock.turn({ hours: hoursAgo })
  }
}

const answersOf = (instrument: string, values: readonly number[]): Record<string, number> =>
  Object.fromEntries(mustFindInstrument(instrument).items.map((item, index) => [item.id, values[index] ?? 0]))

async function fillIn(told: Told, residentId: string, sitting: list.SeedSitting): Promise<void> {
  const { pack, mode, relation, forms, by, hoursAgo } = sitting
  await at(told, hoursAgo, by, async (ctx) => {
    const sittingId = newId(ctx)
    const proxy = relation ? { proxyRelation: relation } : {}
    await beginStaffSitting(ctx, { params: { id: residentId }, body: { sittingId, pack, mode, ...proxy } })
    return sittingId
  }).then(async (sittingId) => {
    for (const [index, [instrument, values]] of forms.entries())
      await at(told, hoursAgo, by, (ctx) =>
        saveStaffAnswers(ctx, {
          params: { id: sittingId },
          body: {
            ...{ instrument, version: mustFindInstrument(instrument).version },
            ...{ answers: answersOf(instrument, values), seconds: {}, done: true, finish: index === forms.length - 1 },
          },
        }),
      )
  })
}

/** The entry of somebody that is open at that time. */
async function entryOf(ctx: Ctx, residentId: string): Promise<{ id: string; eventId: string | null } | undefined> {
  const { rows } = await ctx.line.query(
    `select id, event_id from worklist_entry where resident_id = $1 and state <> 'closed'`,
    [residentId],
  )
  return rows[0] && { id: rows[0].id as string, eventId: rows[0].event_id as string | null }
}

async function doStep(ctx: Ctx, residentId: string, step: list.SeedStep): Promise<unknown> {
  const found = await entryOf(ctx, residentId)
  if (!found) throw new Error('nobody of that name is on the list')
  const params = { id: found.id }
  const id = newId(ctx)
  switch (step.does) {
    case 'take':
      return entry.takeEntry(ctx, { params, body: {} })
    case 'note':
      return entry.addNote(ctx, { params, body: { id, note: step.note } })
    case 'contact': {
      const { channel, note } = step
      return entry.recordContact(ctx, { params, body: { id, channel, outcome: 'reached', note } })
    }
    case 'profile': {
      const { populations, context, protective } = step
      const fields = { populations: [...populations], context: [...context], protective: [...protective] }
      return changeProfile(ctx, { params, body: { ...fields, history: [] } })
    }
    case 'decide':
      return entry.decide(ctx, { params, body: { id, decision: step.decision, reason: step.reason } })
    case 'false_alarm':
      return entry.decide(ctx, {
        params,
        body: { id, decision: 'false_alarm', falseAlarm: 'misread_question', reason: step.reason },
      })
    case 'alert': {
      const event = { id: found.eventId! }
      await acknowledge(ctx, { params: event, body: {} })
      return reachAlert(ctx, { params: event, body: { id, channel: 'phone', outcome: 'reached', note: '' } })
    }
  }
}

/** One person: forms and steps in the order in which they happened. */
async function tellPerson(told: Told, person: list.SeedListed): Promise<void> {
  const first = person.sittings[0]!
  const { name, birthDate, phone, elder = false } = person
  const residentId = await at(told, first.hoursAgo, first.by, async (ctx) => {
    const said = { name, birthDate, elder, ...(phone ? { phone } : {}) }
    const consent = { consent: true as const, consentChannel: 'face_to_face' as const, guardianConsent: false }
    return (await addPerson(ctx, { params: {}, body: { id: newId(ctx), ...said, ...consent } })).id
  })
  const happened = [
    ...person.sittings.map((one) => ({ hoursAgo: one.hoursAgo, tell: () => fillIn(told, residentId, one) })),
    ...person.steps.map((one) => ({
      hoursAgo: one.hoursAgo,
      tell: () => at(told, one.hoursAgo, one.by, (ctx) => doStep(ctx, residentId, one)),
    })),
  ].sort((a, b) => b.hoursAgo - a.hoursAgo)
  for (const { tell } of happened) await tell()
}

function tellSeen(told: Told): Promise<unknown> {
  const { hoursAgo, by, name, birthYear, where, words } = list.seen
  const signs = seenSigns.filter((sign) => (list.seen.signs as readonly string[]).includes(sign))
  return at(told, hoursAgo, by, (ctx) =>
    sendObservation(ctx, {
      params: {},
      body: { id: newId(ctx), person: { name, birthYear, where }, signs, dangerNow: false, words },
    }),
  )
}

/** Somebody without a name answers an invitation, as a visitor of the site does. */
async function answerInvitation(told: Told, campaignCode: string, finish: boolean): Promise<void> {
  const { floor, tenantId } = told
  const begun = await inTransaction(floor, { as: 'session', tokenHash: undefined }, async (ctx) => {
    const id = newId(ctx)
    const body = { id, pack: list.campaign.pack, locale: 'zh' as const, campaignCode, consent: true as const }
    await beginSitting(ctx, { params: {}, body })
    return { id, residentId: ctx.who.kind === 'resident' ? ctx.who.id : '' }
  })
  if (!finish) return
  const opening = { as: 'resident', tenantId, residentId: begun.residentId } as const
  for (const [instrument, last] of [
    ['phq4', false],
    ['function', true],
  ] as const)
    await inTransaction(floor, opening, (ctx) =>
      saveAnswers(ctx, {
        params: { id: begun.id },
        body: {
          ...{ instrument, version: mustFindInstrument(instrument).version, seconds: {} },
          ...{ answers: answersOf(instrument, []), done: true, finish: last },
        },
      }),
    )
}

async function tellCampaign(told: Told): Promise<void> {
  const { by, title, pack, invitations, consentText, daysAgo, daysLong, begun, finished } = list.campaign
  const dayMs = 86_400_000
  const codes = await at(told, daysAgo * 24, by, async (ctx) => {
    const until = shanghaiDay(new Date(ctx.now.getTime() + daysLong * dayMs))
    const body = { title, pack, invitations, consentText, from: shanghaiDay(ctx.now), until, unitId: told.cabin }
    return (await addCampaign(ctx, { params: {}, body: { id: newId(ctx), ...body } })).codes
  })
  for (const [index, code] of codes.slice(0, begun).entries()) await answerInvitation(told, code, index < finished)
}

/** Fills the list of the fictional street through the same actions as in service. */
export async function seedList(told: Told): Promise<void> {
  for (const person of list.listed) await tellPerson(told, person)
  await tellSeen(told)
  await tellCampaign(told)
}
