import type { Floor } from '../../ctx.ts'
import { callable } from '../../outside/address.ts'
import { askOutside } from '../../outside/ask.ts'
import type { WechatAccount } from '../../outside/outside.ts'

/** So long WeChat may take to say who came. */
const limitMs = 5000
const mostBytes = 16 * 1024

export const comeBackTo = (floor: Floor): string => `${floor.baseUrl}/sign-in`

/**
 * Where a browser inside WeChat goes: the quiet scope, which asks for no name, no picture and no press.
 * @source WeChat Official Accounts, web authorization: scope `snsapi_base`, the fragment is part of the form
 */
export function addressOf(floor: Floor, { appId, open }: WechatAccount, state: string): string {
  const url = new URL('/connect/oauth2/authorize', open)
  const query = { appid: appId, redirect_uri: comeBackTo(floor), response_type: 'code', scope: 'snsapi_base', state }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  url.hash = 'wechat_redirect'
  return url.href
}

export type Came = { readonly openId: string } | { readonly failed: 'WECHAT_FAILED' | 'WECHAT_DOWN' }

/** Who brought this code: WeChat's number of them for this official account alone. */
export async function whoCame(floor: Floor, account: WechatAccount, code: string): Promise<Came> {
  const url = new URL('/sns/oauth2/access_token', account.api)
  const query = { appid: account.appId, secret: account.secret, code, grant_type: 'authorization_code' }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const may = callable(floor.outside.hookNetworks, floor.demo)
  try {
    const answer = await askOutside({ url: url.href, method: 'GET', headers: {}, may, limitMs, mostBytes })
    if (answer.status !== 200) return { failed: 'WECHAT_DOWN' }
    const said = JSON.parse(answer.body) as { openid?: unknown; is_snapshotuser?: unknown }
    // a page shown as a snapshot comes with a made-up person, another one each time
    if (typeof said.openid !== 'string' || said.openid === '' || said.is_snapshotuser === 1)
      return { failed: 'WECHAT_FAILED' }
    return { openId: said.openid }
  } catch {
    return { failed: 'WECHAT_DOWN' }
  }
}
