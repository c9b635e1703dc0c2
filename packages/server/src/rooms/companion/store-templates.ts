import { type RefusalCode, safeTemplates } from '@anxin/core/dialogue/phrases/refusals.phrases.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, type Floor, tenantOf } from '../../platform/ctx.ts'
import { keepSetting, lockSetting, readSetting } from '../../platform/settings.ts'

const key = 'companion.templates'

/** Who answers for a safe answer at this agency. */
export interface TemplateOwner {
  readonly owner: string
  /** ISO day: the last on which it may be said. */
  readonly expiresAt: string
  readonly by: string
  readonly at: string
}
export type TemplateOwners = Readonly<Partial<Record<RefusalCode, TemplateOwner>>>

export interface TemplateSetting {
  readonly owners: TemplateOwners
  /** What administrators were told already: a template and the day it ends. */
  readonly told: readonly string[]
}

const nobody: TemplateSetting = { owners: {}, told: [] }

/** The setting, locked: for whoever changes it. */
export const lockTemplates = async (ctx: Ctx): Promise<TemplateSetting> =>
  (await lockSetting<TemplateSetting>(ctx, key)) ?? nobody

export function keepTemplates(ctx: Ctx, setting: TemplateSetting): void {
  keepSetting(ctx, key, setting)
  const tenantId = tenantOf(ctx)
  ctx.after.push(() => kept.get(ctx.floor)?.delete(tenantId))
}

const kept = new WeakMap<Floor, Map<Id, { readonly at: number; readonly owners: TemplateOwners }>>()
const keptMs = 60_000

/** Who answers for the safe answers here; at most a minute old, so that a message need not ask for it. */
export async function readTemplateOwners(ctx: Ctx): Promise<TemplateOwners> {
  const ofFloor = kept.get(ctx.floor) ?? new Map<Id, { at: number; owners: TemplateOwners }>()
  kept.set(ctx.floor, ofFloor)
  const known = ofFloor.get(tenantOf(ctx))
  const now = ctx.now.getTime()
  if (known && Math.abs(now - known.at) < keptMs) return known.owners
  const { owners } = (await readSetting<TemplateSetting>(ctx, key)) ?? nobody
  ofFloor.set(tenantOf(ctx), { at: now, owners })
  return owners
}

/** The last day on which a safe answer may be said here: what the agency named, otherwise as it came. */
export const endOf = (code: RefusalCode, owners: TemplateOwners): string =>
  owners[code]?.expiresAt ?? safeTemplates[code].expiresAt
