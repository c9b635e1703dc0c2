import type * as door from '@anxin/contract/companion-quality.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { refusalCodes, safeTemplates } from '@anxin/core/dialogue/phrases/refusals.phrases.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tellAdmins } from '../../../platform/outside/tell.ts'
import { endOf, keepTemplates, lockTemplates, readTemplateOwners, type TemplateOwners } from '../../companion/door.ts'
import { mustEndInTime, templateState } from '../policy.ts'

type Templates = ReplyOf<typeof door.templateList>

const shown = (ctx: Ctx, owners: TemplateOwners): Templates => ({
  templates: refusalCodes.map((code) => {
    const { owner, reviewer, reviewedAt, expiresAt, zh, en } = safeTemplates[code]
    return {
      ...{ code, owner, reviewer, reviewedAt, expiresAt },
      sample: { zh: zh[0] ?? '', en: en[0] ?? '' },
      own: owners[code] ?? null,
      state: templateState(endOf(code, owners), shanghaiDay(ctx.now)),
    }
  }),
})

export const listTemplates = async (ctx: Ctx): Promise<Templates> => shown(ctx, (await lockTemplates(ctx)).owners)

/** Names who answers for a safe answer here; null takes it back. @throws Refusal BAD_INPUT */
export async function ownTemplate(ctx: Ctx, { body }: Input<typeof door.templatePut>): Promise<Templates> {
  const who = mustBeStaff(ctx)
  const { code, own } = body
  if (own) mustEndInTime(own.expiresAt, shanghaiDay(ctx.now))
  const setting = await lockTemplates(ctx)
  const { [code]: before, ...others } = setting.owners
  const same = before !== undefined && before.owner === own?.owner && before.expiresAt === own.expiresAt
  if (same || (!before && !own)) return shown(ctx, setting.owners)
  const owners = own ? { ...others, [code]: { ...own, by: who.name, at: ctx.now.toISOString() } } : others
  keepTemplates(ctx, { ...setting, owners })
  return shown(ctx, owners)
}

/** How many safe answers have ended, or end within thirty days. */
export async function countDue(ctx: Ctx): Promise<number> {
  const owners = await readTemplateOwners(ctx)
  return refusalCodes.filter((code) => templateState(endOf(code, owners), shanghaiDay(ctx.now)) !== 'in_date').length
}

/** Tells administrators of safe answers that end soon or have ended: once for each of the two. @returns how many */
export async function warnOfTemplates(ctx: Ctx): Promise<number> {
  const setting = await lockTemplates(ctx)
  const today = shanghaiDay(ctx.now)
  const due = refusalCodes.flatMap((code) => {
    const last = endOf(code, setting.owners)
    const state = templateState(last, today)
    return state === 'in_date' ? [] : [`${code} ${last} ${state}`]
  })
  const fresh = due.filter((one) => !setting.told.includes(one))
  if (fresh.length === 0) return 0
  await tellAdmins(ctx, 'templates_due')
  keepTemplates(ctx, { ...setting, told: due })
  return fresh.length
}
