import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/record.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { attainmentMean } from '@anxin/core/casework/outcome.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unseal } from '../../../platform/privacy.ts'
import {
  fieldsOf,
  fingerprintOf,
  goalShown,
  isConsentGiven,
  listGoals,
  listSheets,
  mustOpenCase,
} from '../../casework/door.ts'

type Line = ReplyOf<typeof door.summaryGet>['lines'][number]
const said = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * What may leave the case. For supervision it names nobody; for a receiver it carries the name and the request. Notes
 * are not in it, and working notes cannot be.
 * @throws Refusal CONSENT_NEEDED from the moment the person withdrew the purpose
 */
export async function makeSummary(
  ctx: Ctx,
  { params }: Input<typeof door.summaryGet>,
): Promise<ReplyOf<typeof door.summaryGet>> {
  const row = await mustOpenCase(ctx, params.id)
  if (!(await isConsentGiven(ctx, row.resident_id, params.purpose)))
    throw new Refusal('CONSENT_NEEDED', { field: params.purpose })
  const [sheets, goals] = await Promise.all([listSheets(ctx, row.id), listGoals(ctx, row.id)])
  const intake = fieldsOf(ctx, sheets, 'intake')
  const assessment = fieldsOf(ctx, sheets, 'assessment')
  const name = unseal(ctx, 'resident.name', row.resident_id, row.name_sealed) ?? ''
  const open = params.purpose === 'referral'
  const veil = (text: string): string => (open || name === '' ? text : text.replaceAll(name, '＊'))
  const lines: Line[] = [
    ...(open ? [{ label: 'name', text: name }] : []),
    { label: 'state', text: row.state },
    { label: 'sessions', text: String(row.sessions) },
    { label: 'request', text: veil(said(intake?.request)) },
    { label: 'strengths', text: veil(said(assessment?.strengths)) },
    { label: 'risk', text: veil(said(assessment?.risk)) },
    ...goals.map((goal) => ({ label: 'goal', text: veil(goalShown(ctx, goal).statement) })),
    { label: 'attainment', text: String(attainmentMean(goals.map((goal) => goal.attainment)) ?? '') },
  ].filter(({ text }) => text !== '')
  const text = lines.map((line) => `${line.label}: ${line.text}`).join('\n')
  return { title: String(row.number), lines, hash: fingerprintOf(text), at: ctx.now.toISOString() }
}
