import { type RefusalCode, safeTemplates } from '@anxin/core/dialogue/phrases/refusals.phrases.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { keepSetting, lockSetting, readSettingLately } from '../../platform/settings.ts'

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

export const keepTemplates = (ctx: Ctx, setting: TemplateSetting): void => keepSetting(ctx, key, setting)

/** Who answers for the safe answers here. */
export const readTemplateOwners = async (ctx: Ctx): Promise<TemplateOwners> =>
  (await readSettingLately<TemplateSetting>(ctx, key))?.owners ?? {}

/** The last day on which a safe answer may be said here: what the agency named, otherwise as it came. */
export const endOf = (code: RefusalCode, owners: TemplateOwners): string =>
  owners[code]?.expiresAt ?? safeTemplates[code].expiresAt
