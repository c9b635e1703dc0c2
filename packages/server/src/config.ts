import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { isIP } from 'node:net'
import path from 'node:path'
import type { OutsideConfig } from './platform/outside/senders.ts'

export interface Config {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly masterKey: Buffer
  readonly baseUrl: string
  readonly demo: boolean
  /** Proxies whose word on the visitor's address is taken, besides this machine's own. */
  readonly trustedProxies: readonly string[]
  readonly outside: OutsideConfig
}

/** A mistake in the configuration: one sentence for the person who runs the site. */
export class ConfigMistake extends Error {}

type Env = Readonly<Record<string, string | undefined>>

function portOf(text: string | undefined): number {
  const port = Number(text ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigMistake(`PORT 须是 0–65535 的整数 / must be an integer 0–65535: ${text}`)
  return port
}

function keyOf(text: string | undefined, dataDir: string): Buffer {
  if (text !== undefined && text !== '') {
    const key = Buffer.from(text, 'base64')
    if (key.length !== 32)
      throw new ConfigMistake('ANXIN_MASTER_KEY 须是 32 字节的 base64 / must be 32 bytes in base64')
    return key
  }
  const file = path.join(dataDir, 'master.key')
  if (fs.existsSync(file)) return Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64')
  const key = randomBytes(32)
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  fs.writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  return key
}

function baseUrlOf(text: string | undefined, host: string, port: number): string {
  if (text === undefined || text === '') return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new ConfigMistake(`ANXIN_BASE_URL 须是 http(s) 网址 / must be an http(s) address: ${text}`)
  return text.replace(/\/+$/, '')
}

/** Addresses or networks, parted by commas: `10.0.0.5,192.168.10.0/24`. */
function networksOf(name: string, text: string | undefined): readonly string[] {
  const all = (text ?? '').split(',').map((one) => one.trim())
  const given = all.filter((one) => one !== '')
  for (const one of given) {
    const [address = '', bits, ...more] = one.split('/')
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
    // a network of everybody would be no limit
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= most)
    if (most < 0 || !fits || more.length > 0)
      throw new ConfigMistake(
        `${name} 须是逗号分开的 IP 或网段（至少 /8） / must be addresses or networks of /8 or smaller, parted by commas: ${one}`,
      )
  }
  return given
}

/** Reads the environment. @throws ConfigMistake with one clear sentence */
export function readConfig(env: Env, demo: boolean): Config {
  const host = env.HOST || '127.0.0.1'
  const port = portOf(env.PORT || undefined)
  const dataDir = path.resolve(env.DATA_DIR || (demo ? 'data-demo' : 'data'))
  const databaseUrl = env.DATABASE_URL || undefined
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new ConfigMistake('DATABASE_URL 须以 postgres:// 开头 / must begin with postgres://')
  const given = (name: string, key: keyof OutsideConfig): OutsideConfig => (env[name] ? { [key]: env[name] } : {})
  return {
    ...{ host, port, dataDir, databaseUrl, demo },
    masterKey: keyOf(env.ANXIN_MASTER_KEY, dataDir),
    trustedProxies: networksOf('ANXIN_TRUSTED_PROXIES', env.ANXIN_TRUSTED_PROXIES),
    baseUrl: baseUrlOf(env.ANXIN_BASE_URL, host, port),
    outside: {
      ...given('ANXIN_SMS_URL', 'smsUrl'),
      ...given('ANXIN_SMS_SECRET', 'smsSecret'),
      ...given('ANXIN_SMTP_URL', 'smtpUrl'),
      ...given('ANXIN_SMTP_FROM', 'smtpFrom'),
      ...given('ANXIN_VOICE_URL', 'voiceUrl'),
      ...given('ANXIN_VOICE_SECRET', 'voiceSecret'),
      ...given('ANXIN_WECOM_URL', 'wecomUrl'),
      ...given('ANXIN_DINGTALK_URL', 'dingtalkUrl'),
      ...given('ANXIN_DINGTALK_SECRET', 'dingtalkSecret'),
      ...given('ANXIN_WECHAT_APP_ID', 'wechatAppId'),
      ...given('ANXIN_WECHAT_SECRET', 'wechatSecret'),
      ...given('ANXIN_WECHAT_OPEN', 'wechatOpen'),
      ...given('ANXIN_WECHAT_API', 'wechatApi'),
      ...given('ANXIN_CLAMD', 'scanner'),
      hookNetworks: networksOf('ANXIN_HOOK_NETWORKS', env.ANXIN_HOOK_NETWORKS),
    },
  }
}
