import type { RungTarget } from '@anxin/core/crisis/ladder.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listHolders, listReachable, type Reachable } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, newId, tenantOf } from '../../../platform/ctx.ts'
import { listTellable } from '../../../platform/identity/danger.ts'
import { sendNotice } from '../../../platform/outside/notice.ts'
import type { LetterKind } from '../../../platform/outside/words.ts'
import { unseal } from '../../../platform/privacy.ts'
import { findRunningShift, listOnShift } from '../../roster/door.ts'
import { insertPage } from '../store-care.ts'
import type { EventRow } from '../tables.ts'
import { note } from './step.ts'

/** The number people say aloud. */
export const numberText = (number: number): string => `A-${String(number).padStart(4, '0')}`

const duty = 'C-CRISIS'

/**
 * Who stands on a rung now. A rung is never empty: where the roster has nobody, all certified people are
 * asked, then the agency's administrators, then whoever works there.
 */
export async function standingOn(ctx: Ctx, unitId: Id, target: RungTarget): Promise<Reachable[]> {
  const [shift, wanted] = await Promise.all([findRunningShift(ctx, tenantOf(ctx)), wantedOn[target](ctx, unitId)])
  const onDuty = target !== 'primary' || shift !== undefined
  if (wanted.length > 0 && onDuty) return wanted
  const everyone = [...wanted, ...(await certified(ctx, unitId)), ...(await admins(ctx, unitId))]
  const unique = [...new Map(everyone.map((one) => [one.id, one])).values()]
  return unique.length > 0
    ? unique
    : listHolders(ctx, ['platform_admin', 'cabin_manager', 'social_worker', 'counsellor', 'volunteer'], unitId)
}

const certified = (ctx: Ctx, unitId: Id): Promise<Reachable[]> =>
  listHolders(ctx, ['crisis_worker', 'social_worker', 'supervisor'], unitId, duty, shanghaiDay(ctx.now))
const admins = (ctx: Ctx, unitId: Id): Promise<Reachable[]> => listHolders(ctx, ['agency_admin'], unitId)

/** Whom a rung names, whether or not anybody is there. */
const wantedOn: Readonly<Record<RungTarget, (ctx: Ctx, unitId: Id) => Promise<Reachable[]>>> = {
  primary: async (ctx, unitId) =>
    (await Promise.all([listOnShift(ctx, 'primary_id'), listHolders(ctx, ['cabin_manager'], unitId)])).flat(),
  secondary: (ctx) => listOnShift(ctx, 'secondary_id'),
  supervisor: (ctx, unitId) => listHolders(ctx, ['supervisor'], unitId),
  agency_admin: admins,
  regional_lead: certified,
  emergency_contact: async () => [],
}

/** Notices to staff about an event; each page is a row beside the notice that carries it. */
export async function pageStaff(
  ctx: Ctx,
  event: EventRow,
  people: readonly Reachable[],
  kind: LetterKind,
  rung: number,
): Promise<void> {
  for (const person of people) {
    const phone = unseal(ctx, 'staff.phone', person.id, person.phoneSealed)
    const email = unseal(ctx, 'staff.email', person.id, person.emailSealed)
    const notices = await sendNotice(ctx, {
      staffId: person.id,
      toName: person.name,
      addresses: event.grade === 'YELLOW' ? {} : { ...(phone ? { sms: phone } : {}), ...(email ? { email } : {}) },
      kind,
      open: { number: numberText(event.number) },
      about: event.id,
      inApp: true,
    })
    for (const notice of notices)
      insertPage(ctx, event, {
        id: newId(ctx),
        rung,
        staff_id: person.id,
        to_name: person.name,
        notice_id: notice,
      })
  }
}

/** Pages whoever stands on a rung. */
export async function pageRung(ctx: Ctx, event: EventRow, rung: number, target: RungTarget): Promise<void> {
  if (target === 'emergency_contact') return tellContact(ctx, event, rung)
  await pagePeople(ctx, event, rung, target, await standingOn(ctx, event.unit_id, target))
}

/** Pages the people of a rung. */
export async function pagePeople(
  ctx: Ctx,
  event: EventRow,
  rung: number,
  target: RungTarget,
  people: readonly Reachable[],
): Promise<void> {
  await pageStaff(ctx, event, people, rung === 0 ? 'page' : 'repage', rung)
  await note(ctx, event, 'crisis.paged', `${rung}:${target}:${people.map((one) => one.name).join('、')}`)
}

/** The people who answer for an event that is owned: its owner, and the supervisors. */
export async function answerable(ctx: Ctx, event: EventRow, withSupervisors: boolean): Promise<Reachable[]> {
  const owner = event.owner_id ? await listReachable(ctx, [event.owner_id]) : []
  const above = withSupervisors ? await listHolders(ctx, ['supervisor'], event.unit_id) : []
  const all = [...new Map([...owner, ...above].map((one) => [one.id, one])).values()]
  return all.length > 0 ? all : standingOn(ctx, event.unit_id, 'agency_admin')
}

/** The minimal notice to contacts who are above suspicion: that we worry. @source domain specification 3.6, 3.7 (PIPL 13(4)) */
async function tellContact(ctx: Ctx, event: EventRow, rung: number): Promise<void> {
  const { name, people } = await listTellable(ctx, event.resident_id, event.minor)
  for (const person of people) {
    const notices = await sendNotice(ctx, {
      toName: person.relation,
      addresses: { sms: person.phone },
      kind: 'emergency_contact',
      open: {},
      closed: { name },
      about: event.id,
      inApp: false,
    })
    for (const notice of notices)
      insertPage(ctx, event, {
        id: newId(ctx),
        rung,
        staff_id: null,
        to_name: person.relation,
        notice_id: notice,
      })
  }
  await note(ctx, event, people.length > 0 ? 'crisis.contact_told' : 'crisis.no_contact_known')
}
