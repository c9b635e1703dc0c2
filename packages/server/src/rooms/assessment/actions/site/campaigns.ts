import { randomInt } from 'node:crypto'
import type * as door from '@anxin/contract/assessment-library.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { findDiagnosticWords } from '@anxin/core/casework/wording.ts'
import type { Id } from '@anxin/core/ids.ts'
import { placesOf } from '../../../../platform/access.ts'
import { type Ctx, mustBeStaff, type StaffWho } from '../../../../platform/ctx.ts'
import type { Input } from '../../../../platform/http/server.ts'
import { mustReach, organiserRoles } from '../../policy.ts'
import { campaignCodeIndex } from './campaign-codes.ts'

type Campaign = ReplyOf<typeof door.campaignClose>['campaign']

/** A count below this is not told: it might be one person. @source feature A06, guardrail 6 */
const least = 10
const isFew = (count: number): boolean => count > 0 && count < least

/**
 * What an organiser may know of those who began and finished. Whoever knows two of the numbers can subtract: where
 * fewer than ten are missing from the number told before it, only that much is said.
 */
function told(invited: number, begun: number, finished: number): Pick<Campaign, 'begun' | 'finished'> {
  const beside = (count: number, all: number): Campaign['begun'] =>
    isFew(count) ? '<10' : isFew(all - count) ? 'all_but_few' : count
  const began = beside(begun, invited)
  return { begun: began, finished: beside(finished, typeof began === 'number' ? began : invited) }
}

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const newCode = (): string => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')

const listSql = `
  select g.id, g.title, g.pack, g.consent_text, g.from_day::text as from_day, g.until_day::text as until_day, g.invited, g.closed_at,
    (select count(*) from campaign_code c where c.campaign_id = g.id and c.begun)::int as begun,
    (select count(*) from campaign_code c where c.campaign_id = g.id and c.finished)::int as finished
  from campaign g join unit u on u.id = g.unit_id where u.path && $1::uuid[]`

function shown(row: Record<string, unknown>): Campaign {
  return {
    ...{
      id: row.id as Id,
      title: row.title as string,
      pack: row.pack as Campaign['pack'],
      consentText: row.consent_text as string,
    },
    ...{ from: row.from_day as string, until: row.until_day as string, invited: Number(row.invited) },
    ...told(Number(row.invited), Number(row.begun), Number(row.finished)),
    closedAt: (row.closed_at as Date | null)?.toISOString() ?? null,
  }
}

async function list(ctx: Ctx, who: StaffWho, id?: Id): Promise<Campaign[]> {
  const { rows } = await ctx.line.query(
    `${listSql} and ($2::uuid is null or g.id = $2) order by g.created_at desc, g.id limit 200`,
    [placesOf(who, organiserRoles), id ?? null],
  )
  return rows.map(shown)
}

export async function readCampaigns(ctx: Ctx): Promise<ReplyOf<typeof door.campaignsGet>> {
  return { campaigns: await list(ctx, mustBeStaff(ctx)) }
}

/**
 * Opens a campaign; its codes are shown this once and kept as fingerprints. Repeated, it shows no code again.
 * @throws Refusal BAD_INPUT also where what is read to those invited says a doctor's word (A09)
 */
export async function addCampaign(
  ctx: Ctx,
  { body }: Input<typeof door.campaignAdd>,
): Promise<ReplyOf<typeof door.campaignAdd>> {
  const who = mustBeStaff(ctx)
  const { rows } = await ctx.line.query('select path from unit where id = $1', [body.unitId])
  mustReach(who, organiserRoles, rows[0]?.path as Id[] | undefined)
  if (body.until < body.from) throw new Refusal('BAD_INPUT', { field: 'until' })
  for (const field of ['title', 'consentText'] as const)
    if (findDiagnosticWords(body[field]).length > 0) throw new Refusal('BAD_INPUT', { field })
  const { count } = await ctx.line.query(
    `insert into campaign (id, tenant_id, unit_id, organiser_id, title, pack, consent_text, from_day, until_day, invited, created_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) on conflict (id) do nothing`,
    [
      ...[body.id, who.tenantId, body.unitId, who.id, body.title, body.pack, body.consentText],
      ...[body.from, body.until, body.invitations, ctx.now],
    ],
  )
  const codes = count === 0 ? [] : Array.from({ length: body.invitations }, newCode)
  if (codes.length > 0)
    await ctx.line.query(
      'insert into campaign_code (code_index, tenant_id, campaign_id) select unnest($1::bytea[]), $2, $3',
      [codes.map((code) => campaignCodeIndex(ctx, code)), who.tenantId, body.id],
    )
  return { campaign: await mustFind(ctx, who, body.id), codes }
}

async function mustFind(ctx: Ctx, who: StaffWho, id: Id): Promise<Campaign> {
  const [campaign] = await list(ctx, who, id)
  if (!campaign) throw new Refusal('NOT_FOUND')
  return campaign
}

export async function closeCampaign(
  ctx: Ctx,
  { params }: Input<typeof door.campaignClose>,
): Promise<{ campaign: Campaign }> {
  const who = mustBeStaff(ctx)
  await mustFind(ctx, who, params.id)
  await ctx.line.query('update campaign set closed_at = $2 where id = $1 and closed_at is null', [params.id, ctx.now])
  return { campaign: await mustFind(ctx, who, params.id) }
}
