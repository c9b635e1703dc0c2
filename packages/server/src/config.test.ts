import { expect, it } from 'vitest'
import { ConfigMistake, readConfig } from './config.ts'

const key = Buffer.alloc(32).toString('base64')
const proxies = (text: string | undefined): readonly string[] =>
  readConfig({ ANXIN_MASTER_KEY: key, ...(text === undefined ? {} : { ANXIN_TRUSTED_PROXIES: text }) }, false)
    .trustedProxies

it('trusts no proxy but those that are named, and never a network of everybody', () => {
  expect(proxies(undefined)).toEqual([])
  expect(proxies(' 10.0.0.5, 192.168.10.0/24 ,fd00::/8')).toEqual(['10.0.0.5', '192.168.10.0/24', 'fd00::/8'])
  for (const wrong of ['proxy.example', '10.0.0.5/33', '0.0.0.0/0', '10.0.0.0/', '10.0.0.5/8/8', '::/0', 'true'])
    expect(() => proxies(wrong), wrong).toThrow(ConfigMistake)
})
