import { rememberDaysAhead } from '@anxin/core/casework/remember.ts'
import { forEachAgency } from '../../platform/agencies.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, type Floor, minutesLater, newId } from '../../platform/ctx.ts'
import { sendNotice } from '../../platform/outside/notice.ts'
import { unseal } from '../../platform/privacy.ts'
import { tongueOf } from '../../platform/tongue.ts'
import { insertTask, isConsentGiven } from '../casework/door.ts'
import { keep } from './tables.ts'

interface Due {
  readonly id: string
  readonly kind: string
  readonly case_id: string
  readonly tenant_id: string
  readonly unit_id: string
  readonly resident_id: string
  readonly own_id: string
  readonly lead_id: string
  readonly phone_sealed: Uint8Array | null
  readonly locale: 'zh' | 'en'
  readonly traditional: boolean
}

/** Remembers those left behind: a task for the lead, and a word that says nothing to whoever wished it. */
async function remember(ctx: Ctx): Promise<number> {
  const by = shanghaiDay(minutesLater(ctx.now, rememberDaysAhead * 24 * 60))
  const { rows } = await ctx.line.query(
    `select m.id, m.kind, m.case_id, m.tenant_id, m.unit_id, m.resident_id, c.resident_id as own_id, c.lead_id, r.phone_sealed, 
       coalesce(r.locale, 'zh') as locale, coalesce(r.traditional, false) as traditional
     from case_remembrance m join care_case c on c.id = m.case_id left join resident r on r.id = m.resident_id
     where m.told_at is null and m.on_day <= $1::date and c.state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED')
     order by m.on_day limit 200 for update of m skip locked`,
    [by],
  )
  for (const row of rows as unknown as Due[]) {
    if (row.resident_id === row.own_id)
      insertTask(
        ctx,
        { ...row, id: row.case_id, resident_id: row.own_id },
        {
          ...{ id: newId(ctx), kind: 'remembrance', owner_id: row.lead_id, text: row.kind },
          due_at: minutesLater(ctx.now, rememberDaysAhead * 24 * 60),
        },
      )
    const phone = unseal(ctx, 'resident.phone', row.resident_id, row.phone_sealed)
    if (phone && (await isConsentGiven(ctx, row.resident_id, 'reminders')))
      await sendNotice(ctx, {
        ...{ toName: '＊', addresses: { sms: phone }, kind: 'case_thinking', open: {}, inApp: false },
        tongue: tongueOf(row),
      })
    keep.change(ctx, 'case_remembrance', { id: row.id }, { told_at: ctx.now })
  }
  return rows.length
}

/** @returns for how many somebody was told; safe to repeat */
export const keepHouseholds = (floor: Floor): Promise<number> => forEachAgency(floor, remember)
