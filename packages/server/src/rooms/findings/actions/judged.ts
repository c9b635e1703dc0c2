import type * as contract from '@anxin/contract/crisis.ts'
import type { assessmentFields } from '@anxin/contract/crisis-assess.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { ScreenerFound } from '@anxin/core/crisis/assess/cssrs.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { z } from 'zod'
import { listHolders } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import { findSupervisorOf } from '../../training/door.ts'
import { findAssessment, findPlace, findWaitingLowering } from '../store.ts'
import type { About } from '../tables.ts'

type Detail = ReplyOf<typeof contract.eventGet>
/** As it is sealed: what was asked, and what the licensed screener came to where it was asked. */
type Kept = z.output<typeof assessmentFields> & {
  readonly screenerFound?: ScreenerFound
  readonly consultedName?: string | null
}

/**
 * Those who may supervise at a place: the role, and a certificate that is valid today; the speaker's own supervisor first, the
 * rest by name. @source domain specification 7.3
 */
export async function listSupervisors(ctx: Ctx, unitId: Id): Promise<{ id: Id; name: string; own: boolean }[]> {
  const all = await listHolders(ctx, ['supervisor'], unitId, 'C-SUPERVISE', shanghaiDay(ctx.now))
  const own = await findSupervisorOf(ctx, mustBeStaff(ctx).id)
  return all.map(({ id, name }) => ({ id, name, own: id === own })).sort((a, b) => Number(b.own) - Number(a.own))
}

/**
 * The name of the supervisor with whom it was talked over, as it was that day; null where nobody could be reached, or
 * nobody said. @throws Refusal BAD_INPUT for somebody who may not supervise there
 */
export async function nameConsulted(
  ctx: Ctx,
  unitId: Id,
  consulted: z.output<typeof assessmentFields>['consulted'],
): Promise<string | null> {
  if (!consulted?.staffId) return null
  const one = (await listSupervisors(ctx, unitId)).find(({ id }) => id === consulted.staffId)
  if (!one) throw new Refusal('BAD_INPUT', { field: 'consulted' })
  return one.name
}

/** What people found and decided: the last assessment, where the person is while that is kept, a lowering that waits. */
export async function judged(ctx: Ctx, event: About): Promise<Pick<Detail, 'assessment' | 'lowering'>> {
  const kept = await findAssessment(ctx, event.id)
  const fields = kept && unsealJson<Kept>(ctx, 'crisis_assessment.fields', kept.id, kept.fields_sealed)
  const place = await findPlace(ctx, event.id)
  const words = place && unseal(ctx, 'crisis_place.words', event.id, place.words_sealed)
  const waiting = await findWaitingLowering(ctx, event.id)
  return {
    assessment:
      kept && fields
        ? {
            ...fields,
            location: words ?? '',
            locationUntil: place?.expires_at.toISOString() ?? null,
            ...{ at: kept.at.toISOString(), by: kept.staff_name, triage: kept.triage },
            screenerFound: fields.screenerFound ?? null,
            ...{ consulted: fields.consulted ?? null, consultedName: fields.consultedName ?? null },
          }
        : null,
    lowering: waiting
      ? {
          ...{ to: waiting.to_grade, by: waiting.first_name, at: waiting.at.toISOString() },
          mine: ctx.who.kind === 'staff' && ctx.who.id === waiting.first_id,
          reason: unseal(ctx, 'crisis_lowering.first_reason', waiting.id, waiting.first_reason_sealed) ?? '',
        }
      : null,
  }
}
