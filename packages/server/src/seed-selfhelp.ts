import * as seed from '../../../seed/selfhelp.ts'
import { shanghaiDay } from './platform/clock.ts'
import { type Ctx, newId } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { addPerson } from './rooms/assessment/actions/staff.ts'
import * as helper from './rooms/selfhelp/actions/helper.ts'
import { keepMood } from './rooms/selfhelp/actions/moods.ts'
import { beginProgramme, doSession } from './rooms/selfhelp/actions/programme.ts'
import { shareMood } from './rooms/selfhelp/actions/share.ts'
import type { Told } from './seed-list.ts'

export interface Street extends Told {
  readonly people: ReadonlyMap<string, string>
  readonly staff: ReadonlyMap<string, string>
}

/** Does something at its own time: the hand is turned back and forth again. */
async function then<T>({ floor }: Told, hoursAgo: number, act: () => Promise<T>): Promise<T> {
  floor.clock.turn({ hours: -hoursAgo })
  try {
    return await act()
  } finally {
    floor.clock.turn({ hours: hoursAgo })
  }
}

const asResident = <T>(told: Street, residentId: string, hoursAgo: number, act: (ctx: Ctx) => Promise<T>): Promise<T> =>
  then(told, hoursAgo, () => inTransaction(told.floor, { as: 'resident', tenantId: told.tenantId, residentId }, act))

const asStaff = <T>(told: Street, key: string, hoursAgo: number, act: (ctx: Ctx) => Promise<T>): Promise<T> =>
  then(told, hoursAgo, () =>
    inTransaction(told.floor, { as: 'tenant', tenantId: told.tenantId }, async (ctx) => {
      ctx.who = await told.speaker(ctx, key)
      await ctx.line.query(`select set_config('anxin.staff', $1, true)`, [told.staff.get(key)])
      return act(ctx)
    }),
  )

async function begin(
  told: Street,
  residentId: string,
  hoursAgo: number,
  sessions: readonly { readonly hoursAgo: number; readonly problem: number }[],
): Promise<string> {
  const id = await asResident(told, residentId, hoursAgo, async (ctx) => {
    const params = { id: newId(ctx) }
    await beginProgramme(ctx, { params, body: { consent: true, wantsHelper: true } })
    return params.id
  })
  for (const [index, { hoursAgo: doneAgo, problem }] of sessions.entries())
    await asResident(told, residentId, doneAgo, (ctx) =>
      doSession(ctx, { params: { id, number: index + 1 }, body: { problem, doneAt: ctx.now.toISOString() } }),
    )
  return id
}

const later = (ctx: Ctx, hours: number): string => new Date(ctx.now.getTime() + hours * 3_600_000).toISOString()

async function tellContacts(told: Street, id: string, contacts: readonly seed.SeedContact[]): Promise<void> {
  for (const { hoursAgo, nextInHours, ...body } of contacts)
    await asStaff(told, seed.helper, hoursAgo, (ctx) =>
      helper.noteContact(ctx, {
        params: { id, contactId: newId(ctx) },
        body: { ...body, nextContactAt: nextInHours === null ? null : later(ctx, hoursAgo + nextInHours) },
      }),
    )
}

async function tellMood(told: Street, residentId: string, mood: seed.SeedMood): Promise<void> {
  await asResident(told, residentId, mood.hoursAgo, async (ctx) => {
    const id = newId(ctx)
    const { value, words = [], topics = [], note = null } = mood
    const at = { day: shanghaiDay(ctx.now), at: ctx.now.toISOString() }
    await keepMood(ctx, { params: { id }, body: { ...at, value, words: [...words], topics: [...topics], note } })
    if (mood.shownTo) await shareMood(ctx, { params: { id, staffId: told.staff.get(mood.shownTo)! }, body: {} })
  })
}

/** Moods and programmes of the fictional street, through the same actions as in service. */
export async function seedSelfHelp(told: Street): Promise<void> {
  for (const one of seed.walkers) {
    const residentId = told.people.get(one.resident)!
    const id = await begin(told, residentId, one.begunHoursAgo, one.sessions)
    await asStaff(told, seed.helper, one.takenHoursAgo, (ctx) =>
      helper.takeProgramme(ctx, { params: { id }, body: {} }),
    )
    await tellContacts(told, id, one.contacts)
    for (const mood of one.moods) await tellMood(told, residentId, mood)
  }
  const { name, birthDate, phone, writtenDownBy, begunHoursAgo, sessions } = seed.waiting
  const residentId = await asStaff(told, writtenDownBy, begunHoursAgo, async (ctx) => {
    const consent = { consent: true as const, consentChannel: 'face_to_face' as const, guardianConsent: false }
    const body = { id: newId(ctx), name, birthDate, phone, elder: false, ...consent }
    return (await addPerson(ctx, { params: {}, body })).id
  })
  await begin(told, residentId, begunHoursAgo, sessions)
}
