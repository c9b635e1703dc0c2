import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/severe.ts'
import type { Grade } from '@anxin/core/crisis/grade.ts'
import type { Id } from '@anxin/core/ids.ts'
import { lintText } from '@anxin/core/referral/letter.ts'
import { listHolders, reaches } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { isMinor } from '../../../platform/identity/resident.ts'
import { type ResidentRow, readResident } from '../../../platform/identity/resident-store.ts'
import { pathOfResident, writeDown } from '../../../platform/identity/written-down.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { raiseAlert } from '../../crisis/door.ts'
import { observerRoles, terms } from '../policy.ts'
import * as store from '../store.ts'
import type { PathRow } from '../tables.ts'

type Body = Input<typeof door.observationSend>['body']

/** Behaviour equal to level three or more. @source domain specification 2.3 R3 */
export const dangerNow = { rule: 'R3', grade: 'RED' } as const
/** Signs of a relapse after a hospital, or somebody followed who is not steady. @source domain specification 5.5, 2.3 O2 */
export const relapse = { rule: 'O2', grade: 'ORANGE' } as const

/** A new person gets an id that follows from the observation’s: sent twice, it is one person. */
const personIdOf = (id: Id): Id =>
  id.replace(/^.{8}/, (head) => ((Number.parseInt(head, 16) ^ 2) >>> 0).toString(16).padStart(8, '0'))

/** @throws Refusal BAD_INPUT when nobody is meant, NOT_FOUND for somebody of another place */
async function whomOf(ctx: Ctx, body: Body): Promise<ResidentRow> {
  const who = mustBeStaff(ctx)
  if ((body.residentId === undefined) === (body.person === undefined))
    throw new Refusal('BAD_INPUT', { field: 'person' })
  const id =
    body.residentId ??
    (await writeDown(ctx, who, { id: personIdOf(body.id), name: body.person!.name, phone: body.person!.phone }))
  const path = await pathOfResident(ctx, id)
  if (!path || !reaches(who.grants, observerRoles, path)) throw new Refusal('NOT_FOUND')
  ctx.about = { id: body.id, residentId: id }
  return (await readResident(ctx, id))!
}

/** Whoever is on call hears of it in the same transaction; the words go along as they were written. */
export async function callFor(
  ctx: Ctx,
  resident: ResidentRow,
  { rule, grade }: { readonly rule: string; readonly grade: Grade },
  quotes: readonly string[],
): Promise<void> {
  const birth = unseal(ctx, 'resident.birth', resident.id, resident.birth_sealed)
  await raiseAlert(ctx, {
    ...{ residentId: resident.id, unitId: resident.unit_id, conversationId: null, messageId: null },
    ...{ source: 'worker', level: rule, grade, subject: 'other', minor: isMinor(birth, ctx.now), quotes },
  })
}

/**
 * Six questions of what was seen. One open path a person: what is seen later is seen on it. Danger now calls at
 * once. @throws Refusal BAD_INPUT for the name of an illness, or when nothing was seen
 */
export async function sendObservation(
  ctx: Ctx,
  { body }: Input<typeof door.observationSend>,
): Promise<ReplyOf<typeof door.observationSend>> {
  const [word] = lintText(body.words)
  if (word) throw new Refusal('BAD_INPUT', { field: 'words', detail: { word } })
  if (body.answers.length === 0 && !body.dangerNow) throw new Refusal('BAD_INPUT', { field: 'answers' })
  const resident = await whomOf(ctx, body)
  const open = await store.openPathOf(ctx, resident.id)
  if (open?.id === body.id) return { pathId: open.id, told: body.dangerNow }
  if (body.dangerNow) await callFor(ctx, resident, dangerNow, [...body.answers, ...(body.words ? [body.words] : [])])
  const due = minutesLater(ctx.now, body.dangerNow ? terms.visitInDanger : terms.visit)
  if (open) {
    const graver = body.dangerNow && (open.due_at === null || due < open.due_at)
    store.changePath(ctx, open.id, {
      answers: [...new Set([...open.answers, ...body.answers])],
      danger_now: open.danger_now || body.dangerNow,
      ...(graver ? { due_what: 'visit', due_at: due, told_at: null } : {}),
    })
    return { pathId: open.id, told: body.dangerNow }
  }
  store.insertPath(ctx, newPath(ctx, resident, body, due))
  await tellStaff(ctx, await listHolders(ctx, ['social_worker', 'supervisor'], resident.unit_id), 'severe')
  return { pathId: body.id, told: body.dangerNow }
}

const newPath = (ctx: Ctx, resident: ResidentRow, body: Body, due: Date): PathRow => ({
  ...{ id: body.id, tenant_id: resident.tenant_id, unit_id: resident.unit_id, resident_id: resident.id },
  ...{
    answers: [...new Set(body.answers)],
    danger_now: body.dangerNow,
    state: 'observed',
    level: null,
    unsteady: false,
  },
  words_sealed: body.words ? seal(ctx, 'severe_path.words', body.id, body.words) : null,
  where_sealed: body.person ? seal(ctx, 'severe_path.where', body.id, body.person.where) : null,
  ...{ referral_id: null, seen_by: mustBeStaff(ctx).id, opened_at: ctx.now, due_what: 'visit', due_at: due },
  ...{ told_at: null, end_sealed: null, ended_at: null },
})
