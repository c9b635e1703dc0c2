import type * as door from '@anxin/contract/assessment.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { PackCode } from '@anxin/core/care/plan/packs.ts'
import { shanghaiDay } from '../../../../platform/clock.ts'
import type { Ctx } from '../../../../platform/ctx.ts'
import type { Input } from '../../../../platform/http/server.ts'
import { mustSpeakSomewhere } from '../../../../platform/identity/resident.ts'

/** Letters are read aloud and typed: case, spaces and dashes do not count. */
export const campaignCodeIndex = (ctx: Ctx, code: string): Buffer =>
  ctx.floor.keys.blindIndex(`campaign:${code.toUpperCase().replace(/[\s-]/g, '')}`)

interface Invitation {
  readonly begun: boolean
  readonly running: boolean
  readonly pack: PackCode
  readonly consentText: string
}

/**
 * A code that was used opens like one that was not: whoever handed the codes out learns from none of them who came.
 * @throws Refusal NOT_FOUND for an unknown code, LINK_USED for one that is over
 */
function mustLetIn(row: Invitation | undefined): Invitation {
  if (!row) throw new Refusal('NOT_FOUND', { field: 'campaignCode' })
  if (!row.running) throw new Refusal('LINK_USED', { field: 'campaignCode' })
  return row
}

async function findInvitation(ctx: Ctx, index: Buffer, lock: '' | 'for update of c'): Promise<Invitation | undefined> {
  const { rows } = await ctx.line.query(
    `select c.begun, g.pack, g.consent_text as "consentText",
       g.closed_at is null and $2::date between g.from_day and g.until_day as running
     from campaign_code c join campaign g on g.id = c.campaign_id where c.code_index = $1 ${lock}`,
    [index, shanghaiDay(ctx.now)],
  )
  return rows[0] as unknown as Invitation | undefined
}

/** What is to be agreed to, before anything is begun. @throws Refusal NOT_FOUND, LINK_USED */
export async function readInvitation(
  ctx: Ctx,
  { params }: Input<typeof door.invitationGet>,
): Promise<ReplyOf<typeof door.invitationGet>> {
  await mustSpeakSomewhere(ctx, params.cabin)
  const { pack, consentText } = mustLetIn(await findInvitation(ctx, campaignCodeIndex(ctx, params.code), ''))
  return { pack, consentText }
}

/**
 * Marks an invitation as begun. The mark knows no person, and the sitting keeps only the code's fingerprint.
 * @returns null where it was begun before: that sitting is like any other and is not counted
 * @throws Refusal NOT_FOUND for an unknown code, LINK_USED for one that is over
 */
export async function useCode(ctx: Ctx, code: string, pack: PackCode): Promise<Buffer | null> {
  const index = campaignCodeIndex(ctx, code)
  const row = mustLetIn(await findInvitation(ctx, index, 'for update of c'))
  if (row.pack !== pack) throw new Refusal('NOT_FOUND', { field: 'campaignCode' })
  if (row.begun) return null
  await ctx.line.query('update campaign_code set begun = true where code_index = $1', [index])
  return index
}
