import type { assess } from '@anxin/contract/crisis.ts'
import { withScreener } from '@anxin/core/crisis/assess/cssrs.ts'
import { type TriageLevel, triage } from '@anxin/core/crisis/triage.ts'
import type { Id } from '@anxin/core/ids.ts'
import { rollingDays } from '@anxin/core/retention/schedule.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, sealJson } from '../../../platform/privacy.ts'
import { insertAssessment, putPlace } from '../store.ts'
import type { About } from '../tables.ts'
import { nameConsulted } from './judged.ts'
import { judgeScreener } from './screener.ts'

interface Found {
  readonly found: TriageLevel
  readonly consultedName: string | null
}

/** Keeps an assessment and where the person is. @returns what it came to; undefined when this very one was kept before */
export async function keepAssessment(
  ctx: Ctx,
  event: About & { readonly unit_id: Id },
  body: Input<typeof assess>['body'],
): Promise<Found | undefined> {
  const who = mustBeStaff(ctx)
  const { lastBehaviourDays, meansAtHand, location, ...fields } = body.fields
  const asked = triage({
    ...fields,
    meansAtHand: meansAtHand.length > 0,
    ...(lastBehaviourDays === null ? {} : { lastBehaviourDays }),
  })
  const judged = await judgeScreener(ctx, fields.screener)
  const found = withScreener(asked, judged?.screenerFound)
  const consultedName = await nameConsulted(ctx, event.unit_id, fields.consulted)
  const kept = { ...body.fields, ...judged, consultedName, location: '' }
  const isNew = await insertAssessment(ctx, event, {
    ...{ id: body.id, staff_id: who.id, staff_name: who.name, triage: found },
    fields_sealed: sealJson(ctx, 'crisis_assessment.fields', body.id, kept),
  })
  if (!isNew) return undefined
  if (location.trim())
    putPlace(ctx, event, {
      words_sealed: seal(ctx, 'crisis_place.words', event.id, location.trim()),
      expires_at: minutesLater(ctx.now, rollingDays.place * 24 * 60),
    })
  return { found, consultedName }
}
