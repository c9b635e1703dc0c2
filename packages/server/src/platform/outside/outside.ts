import type { Remembering } from './remembering.ts'

/** The ways out of the house, in the order they are tried for a page. */
export const ways = ['in_app', 'sms', 'voice', 'email', 'wecom', 'dingtalk'] as const
/** `practice` ends in the house: it accepts like any provider and rings nobody. */
export type Way = (typeof ways)[number] | 'practice'

export interface Letter {
  /** Same id, same letter: a provider may drop the repeat. */
  readonly noticeId: string
  /** Phone number or e-mail address; empty for a group robot. */
  readonly address: string
  readonly words: string
}

/** Hands one letter to a provider. @returns the provider's number for the receipt, when it gives one */
export type Send = (letter: Letter) => Promise<string | undefined>

/** How long a provider may take, in milliseconds. */
export const sendLimitMs = 5000

/** A WeChat official account, by which residents may sign in. */
export interface WechatAccount {
  readonly appId: string
  readonly secret: string
  /** Where the browser goes, and where the house asks who came: WeChat's own hosts, or an operator's relay to them. */
  readonly open: string
  readonly api: string
}

/** What the house can reach. `in_app` needs no sender: the notice itself is the delivery. */
export interface Outside {
  readonly senders: Partial<Record<Exclude<Way, 'in_app'>, Send>>
  /** Shared secret with which the SMS provider signs receipts. */
  readonly receiptSecret: string | undefined
  /** Where a scanner of files listens: a socket's path, or host:port; undefined where there is none. */
  readonly scanner: string | undefined
  /** Undefined where the site has no official account: no sign-in by WeChat is offered. */
  readonly wechat: WechatAccount | undefined
  /** Networks besides the open internet that hooks may call, as `10.1.0.0/16`. */
  readonly hookNetworks: readonly string[]
  /** Set in the demo and in tests: letters are kept here and go nowhere. */
  readonly remembering: Remembering | undefined
}
