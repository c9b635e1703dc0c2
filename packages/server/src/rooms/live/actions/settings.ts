import type * as door from '@anxin/contract/live.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { sealJson, unsealJson } from '../../../platform/privacy.ts'
import { keepSetting, readSetting } from '../../../platform/settings.ts'

type Settings = Input<typeof door.liveSettingsPut>['body']
const key = 'live.ice_servers'

/** Servers by which browsers in different networks find each other; none unless somebody set them. */
export async function readIceServers(ctx: Ctx): Promise<Settings['iceServers']> {
  const kept = await readSetting<{ sealed: string }>(ctx, key)
  if (!kept) return []
  const opened = unsealJson<Settings>(ctx, 'setting.ice', tenantOf(ctx) as Id, Buffer.from(kept.sealed, 'base64'))
  return opened?.iceServers ?? []
}

export const readSettings = async (ctx: Ctx): Promise<Settings> => ({ iceServers: await readIceServers(ctx) })

export async function changeSettings(ctx: Ctx, { body }: Input<typeof door.liveSettingsPut>): Promise<Settings> {
  keepSetting(ctx, key, { sealed: sealJson(ctx, 'setting.ice', tenantOf(ctx), body).toString('base64') })
  return body
}
