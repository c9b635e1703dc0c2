import { createHmac } from 'node:crypto'
import nodemailer from 'nodemailer'
import { type Outside, type Send, sendLimitMs } from './outside.ts'
import { Remembering } from './remembering.ts'
import { signedHeaders } from './sign.ts'

/** Channel secrets as the environment gives them; an absent one means the channel is not configured. */
export interface OutsideConfig {
  readonly scanner?: string
  readonly smsUrl?: string
  readonly smsSecret?: string
  readonly voiceUrl?: string
  readonly voiceSecret?: string
  readonly smtpUrl?: string
  readonly smtpFrom?: string
  readonly wecomUrl?: string
  readonly dingtalkUrl?: string
  readonly dingtalkSecret?: string
  readonly wechatAppId?: string
  readonly wechatSecret?: string
  readonly wechatOpen?: string
  readonly wechatApi?: string
  /** Networks of its own the operator lets agencies' hooks call. */
  readonly hookNetworks?: readonly string[]
}

async function post(url: string, body: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    signal: AbortSignal.timeout(sendLimitMs),
  })
  if (!response.ok) throw new Error(`the provider answered ${response.status}`)
  return response.json().catch(() => ({}))
}

/** SMS, or a call that reads the words aloud: one signed webhook that any provider's gateway can stand behind. */
const webhook =
  (url: string, secret: string): Send =>
  async ({ noticeId, address, words }) => {
    const body = JSON.stringify({ id: noticeId, to: address, text: words })
    const reply = (await post(url, body, signedHeaders(secret, body, Date.now()))) as { id?: unknown }
    return typeof reply.id === 'string' ? reply.id : undefined
  }

const email = (url: string, from: string): Send => {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: sendLimitMs,
    socketTimeout: sendLimitMs,
  })
  return async ({ noticeId, address, words }) => {
    const sent = (await transport.sendMail({
      from,
      to: address,
      subject: '安心小屋',
      text: words,
      messageId: `<${noticeId}@anxin>`,
    })) as {
      messageId?: string
    }
    return sent.messageId
  }
}

interface RobotReply {
  errcode?: number
  errmsg?: string
}
const accepted = (reply: unknown): undefined => {
  const { errcode, errmsg } = reply as RobotReply
  if (errcode) throw new Error(`the robot answered ${errcode} ${errmsg ?? ''}`)
  return undefined
}

/** 企业微信 group robot. */
const wecom =
  (url: string): Send =>
  async ({ words }) =>
    accepted(await post(url, JSON.stringify({ msgtype: 'text', text: { content: words } })))

/** 钉钉 group robot, signed where a secret is set: base64 HMAC-SHA256 of `time\nsecret`. */
const dingtalk =
  (url: string, secret?: string): Send =>
  async ({ words }) => {
    const time = String(Date.now())
    const sign = secret ? createHmac('sha256', secret).update(`${time}\n${secret}`).digest('base64') : undefined
    const target = sign ? `${url}&timestamp=${time}&sign=${encodeURIComponent(sign)}` : url
    return accepted(await post(target, JSON.stringify({ msgtype: 'text', text: { content: words } })))
  }

/** Accepts at once and ends here. */
const practice: Send = async ({ noticeId }) => `practice-${noticeId}`

/** The outside as the environment configures it. */
function wechatOf({ wechatAppId, wechatSecret, wechatOpen, wechatApi }: OutsideConfig): Outside['wechat'] {
  if (!wechatAppId || !wechatSecret) return undefined
  return {
    ...{ appId: wechatAppId, secret: wechatSecret },
    open: wechatOpen ?? 'https://open.weixin.qq.com',
    api: wechatApi ?? 'https://api.weixin.qq.com',
  }
}

export function openOutside(config: OutsideConfig): Outside {
  const { smsUrl, smsSecret, voiceUrl, voiceSecret, smtpUrl, smtpFrom, wecomUrl, dingtalkUrl, dingtalkSecret } = config
  return {
    senders: {
      practice,
      ...(smsUrl && smsSecret ? { sms: webhook(smsUrl, smsSecret) } : {}),
      ...(voiceUrl && voiceSecret ? { voice: webhook(voiceUrl, voiceSecret) } : {}),
      ...(smtpUrl && smtpFrom ? { email: email(smtpUrl, smtpFrom) } : {}),
      ...(wecomUrl ? { wecom: wecom(wecomUrl) } : {}),
      ...(dingtalkUrl ? { dingtalk: dingtalk(dingtalkUrl, dingtalkSecret) } : {}),
    },
    receiptSecret: smsSecret,
    scanner: config.scanner,
    wechat: wechatOf(config),
    hookNetworks: config.hookNetworks ?? [],
    remembering: undefined,
  }
}

/** The outside of the demo and of tests: every channel works, nothing leaves the house. */
export function rememberingOutside(more: readonly 'voice'[] = []): Outside & { remembering: Remembering } {
  const memory = new Remembering()
  const kinds = ['sms', 'email', 'wecom', 'dingtalk', 'practice', ...more] as const
  return {
    senders: Object.fromEntries(kinds.map((way) => [way, memory.sender(way)])),
    receiptSecret: 'remembering',
    scanner: undefined,
    wechat: undefined,
    hookNetworks: [],
    remembering: memory,
  }
}
