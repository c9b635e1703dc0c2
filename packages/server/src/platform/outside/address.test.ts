import { describe, expect, it } from 'vitest'
import { callable, whyNot } from './address.ts'
import { guardedLookup, post } from './ask.ts'

const open = callable([], false)
const inside = [
  ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '100.64.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
  ...['192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fc00::1', 'fd00:ec2::254'],
  ...['::ffff:10.0.0.1', '::ffff:127.0.0.1', '64:ff9b::a00:1', '2002:a00:1::', '2001:db8::1', 'ff02::1', 'no address'],
]

describe('an address that is told what happens', () => {
  it.each(inside)('is not called inside a private network: %s', (address) => {
    expect(open(address)).toBe(false)
  })

  it.each(['8.8.8.8', '172.32.0.1', '192.167.255.255', '2400:3200::1'])(
    'is called on the open internet: %s',
    (address) => {
      expect(open(address)).toBe(true)
    },
  )

  it('is called where the operator allows its network, and only there', () => {
    const may = callable(['10.1.0.0/16', 'fd12::/16', '192.168.9.9'], false)
    expect(['10.1.2.3', 'fd12::5', '192.168.9.9'].map(may)).toEqual([true, true, true])
    expect(['10.2.0.1', 'fd13::5', '192.168.9.8', '127.0.0.1'].map(may)).toEqual([false, false, false, false])
  })

  it.each([
    ['https://hook.example/a?b=c', undefined],
    ['https://8.8.8.8/', undefined],
    ['http://hook.example/', 'https'],
    ['ftp://hook.example/', 'https'],
    ['http://127.0.0.1:9/', 'https'],
    ['https://127.0.0.1/', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[::ffff:10.0.0.1]/', 'private'],
    // other ways to write 127.0.0.1
    ['https://2130706433/', 'private'],
    ['https://0x7f.1/', 'private'],
    ['https://who:secret@hook.example/', 'form'],
    ['https://hook.example/#part', 'form'],
    ['hook.example', 'form'],
  ])('%s: %s', (url, why) => {
    expect(whyNot(url, open, false)).toBe(why)
  })

  it('may be this machine without TLS in the demo only', () => {
    const may = callable([], true)
    expect(
      ['http://127.0.0.1:81/', 'http://localhost:81/', 'http://[::1]:81/'].map((url) => whyNot(url, may, true)),
    ).toEqual([...[undefined, undefined, undefined]])
    expect(whyNot('http://10.0.0.1/', may, true)).toBe('https')
    expect(whyNot('http://hook.example/', may, true)).toBe('https')
  })
})

describe('a name that is looked up', () => {
  const found = (...addresses: string[]) =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  const lookedUp = (all: boolean, ...addresses: string[]): Promise<string | Error> =>
    new Promise((tell) => {
      guardedLookup(open, (_, answer) => answer(null, found(...addresses)))('hook.example', { all }, (error, address) =>
        tell(error ?? JSON.stringify(address)),
      )
    })

  it('is called at the very address that was judged', async () => {
    expect(await lookedUp(false, '8.8.8.8')).toBe('"8.8.8.8"')
    expect(await lookedUp(true, '8.8.8.8')).toBe('[{"address":"8.8.8.8","family":4}]')
  })

  it.each([['10.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::ffff:169.254.169.254'], []])(
    'is not called when it stands for a private address, alone or among others: %s %s',
    async (...addresses) => {
      for (const all of [true, false]) expect(await lookedUp(all, ...(addresses as string[]))).toBeInstanceOf(Error)
      const came = await post({
        ...{ url: 'https://hook.example/', body: '{}', headers: {}, may: open, limitMs: 2000 },
        resolve: (_, answer) => answer(null, found(...(addresses as string[]))),
      })
      expect(came).toEqual({ error: 'private' })
    },
  )
})
