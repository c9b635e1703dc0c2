import { call } from '@anxin/kit/caller.ts'
import { signal } from '@preact/signals'
import type { Me } from '../../self/me.ts'

/** WeChat's own browser: elsewhere its page only asks to be opened there. */
const inWechat = (): boolean => /MicroMessenger/i.test(navigator.userAgent)

interface State {
  /** It can be pressed here and now. */
  readonly offered: boolean
  readonly joined: boolean
}
export const wechat = signal<State>({ offered: false, joined: false })

/** Without an answer nothing is offered: the phone is always there. */
export async function loadWechat(): Promise<void> {
  const found = await call('GET /api/identity/resident/wechat').catch(() => undefined)
  if (found) wechat.value = { ...found, offered: found.offered && inWechat() }
}

/** Both outlive the way to WeChat and back, and end with the tab. */
const asked = 'wechat-asked'
const join = 'wechat-join'

/** Leaves for WeChat. @throws Refused */
export async function goToWechat(): Promise<void> {
  const { url, ticket } = await call('POST /api/identity/resident/wechat-requests')
  sessionStorage.setItem(asked, ticket)
  location.assign(url)
}

/** What is sent with the phone code after WeChat said who this is, so that it opens the account from then on. */
export function joining(): { readonly wechat?: string } {
  const ticket = sessionStorage.getItem(join)
  return ticket === null ? {} : { wechat: ticket }
}
export const isJoining = (): boolean => sessionStorage.getItem(join) !== null
export const forgetJoining = (): void => sessionStorage.removeItem(join)

/** True when the browser has just come back from WeChat with an answer. */
export const isBack = (): boolean => {
  const answer = new URLSearchParams(location.search)
  return answer.has('code') && answer.has('state') && sessionStorage.getItem(asked) !== null
}

type Came = { readonly state: 'signed_in' | 'joined'; readonly me: Me } | { readonly state: 'unknown' }

/** Hands WeChat's answer in, once; it leaves the address at once. @throws Refused */
export async function comeBack(): Promise<Came> {
  const answer = new URLSearchParams(location.search)
  const body = {
    ticket: sessionStorage.getItem(asked) ?? '',
    state: answer.get('state') ?? '',
    code: answer.get('code') ?? '',
  }
  sessionStorage.removeItem(asked)
  history.replaceState(null, '', location.pathname)
  const came = await call('POST /api/identity/resident/wechat-sessions', { body })
  if (came.state === 'unknown') sessionStorage.setItem(join, came.ticket)
  return came
}
