import { isRed } from '@anxin/core/crisis/grade.ts'
import type { RungTarget } from '@anxin/core/crisis/ladder.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listHolders, listReachable, type Reachable } from '../../../platform/access.ts'
import { type Ctx, newId } from '../../../platform/ctx.ts'
import { listTellable } from '../../../platform/identity/danger.ts'
import { type NewNotice, sendNotice } from '../../../platform/outside/notice.ts'
import { ringPlace } from '../../../platform/outside/place.ts'
import type { LetterKind } from '../../../platform/outside/words.ts'
import { unseal } from '../../../platform/privacy.ts'
import { atWork, standingOn } from '../../roster/door.ts'
import { insertPage } from '../store-care.ts'
import type { EventRow } from '../tables.ts'
import { note } from './step.ts'

/** The number people say aloud; of a drill it says so, on the board, in every page and in the outbox. */
export const numberText = ({ number, drill }: Pick<EventRow, 'number' | 'drill'>): string =>
  `${drill ? '演练' : ''}A-${String(number).padStart(4, '0')}`

export { standingOn }

type Addressed = Pick<NewNotice, 'staffId' | 'toName' | 'addresses' | 'ring' | 'inApp' | 'only'>

function toPerson(ctx: Ctx, event: EventRow, person: Reachable): Addressed {
  const phone = unseal(ctx, 'staff.phone', person.id, person.phoneSealed)
  const email = unseal(ctx, 'staff.email', person.id, person.emailSealed)
  return {
    ...{ staffId: person.id, toName: person.name, ring: isRed(event.grade), inApp: true },
    addresses:
      event.grade === 'YELLOW' ? {} : { ...(phone ? { sms: phone, voice: phone } : {}), ...(email ? { email } : {}) },
  }
}

/** A quiet drill asks who would be called and goes the whole way, to a channel that ends in the house. */
const toNobody = (person: Reachable): Addressed => ({
  ...{ toName: person.name, addresses: {}, inApp: false, only: 'practice' },
})

function insertPages(ctx: Ctx, event: EventRow, rung: number, notices: readonly Id[], name: string, staff?: Id): void {
  for (const notice_id of notices)
    insertPage(ctx, event, { id: newId(ctx), rung, staff_id: staff ?? null, to_name: name, notice_id })
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
    const notices = await sendNotice(ctx, {
      ...(event.quiet ? toNobody(person) : toPerson(ctx, event, person)),
      kind,
      open: { number: numberText(event) },
      about: event.id,
    })
    insertPages(ctx, event, rung, notices, person.name, person.id)
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
  // in a drill nobody's telephone on the wall rings
  const rings = rung === 0 && isRed(event.grade) && !event.drill
  const place = rings && (await ringPlace(ctx, event.unit_id, event.id, numberText(event)))
  if (place) insertPages(ctx, event, rung, [place.noticeId], place.name)
  await note(ctx, event, 'crisis.paged', `${rung}:${target}:${people.map((one) => one.name).join('、')}`)
}

/** The people who answer for an event that is owned: its owner, and the supervisors; they too while its owner is away. */
export async function answerable(
  ctx: Ctx,
  event: Pick<EventRow, 'owner_id' | 'unit_id'>,
  withSupervisors: boolean,
): Promise<Reachable[]> {
  const owner = event.owner_id ? await atWork(ctx, await listReachable(ctx, [event.owner_id])) : []
  const alone = event.owner_id !== null && owner.length === 0
  const above = withSupervisors || alone ? await atWork(ctx, await listHolders(ctx, ['supervisor'], event.unit_id)) : []
  const all = [...new Map([...owner, ...above].map((one) => [one.id, one])).values()]
  return all.length > 0 ? all : standingOn(ctx, event.unit_id, 'agency_admin')
}

/** The minimal notice to contacts who are above suspicion: that we worry. @source domain specification 3.6, 3.7 (PIPL 13(4)) */
async function tellContact(ctx: Ctx, event: EventRow, rung: number): Promise<void> {
  const { name, people } = await listTellable(ctx, event.resident_id, event.minor)
  for (const person of people) {
    const notices = await sendNotice(ctx, {
      toName: person.relation,
      addresses: { sms: person.phone, voice: person.phone },
      ring: true,
      kind: 'emergency_contact',
      open: {},
      closed: { name },
      about: event.id,
      inApp: false,
    })
    insertPages(ctx, event, rung, notices, person.relation)
  }
  await note(ctx, event, people.length > 0 ? 'crisis.contact_told' : 'crisis.no_contact_known')
}
