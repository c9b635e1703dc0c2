import { BlockList, isIP } from 'node:net'

/** Networks that are nobody's on the open internet: this machine, the house's own, and what is kept for other uses. */
const closed4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
]
/** Of IPv6 only this is the open internet; an IPv4 address wrapped into IPv6 is not in it. */
const open6 = '2000::/3'
/** Within it: ways to wrap an IPv4 address, and what stands in books only. */
const closed6 = ['2001::/32', '2001:db8::/32', '2002::/16']
const loopback = ['127.0.0.0/8', '::1/128']

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  return list
}
const closed = listOf([...closed4, ...closed6])
const open = listOf([open6])

/** May this address be called? */
export type MayCall = (address: string) => boolean

/**
 * Which addresses the house may call for an agency: those of the open internet, and what the operator allows besides.
 * Without this, whoever may write an address down could have the house knock at doors only it can reach.
 * @param allowed addresses or networks, as `10.1.0.0/16`
 * @param own this machine too: in the demo and in tests
 */
export function callable(allowed: readonly string[], own: boolean): MayCall {
  const extra = listOf([...allowed, ...(own ? loopback : [])])
  return (address) => {
    const family = isIP(address)
    if (family === 0) return false
    const kind = family === 6 ? 'ipv6' : 'ipv4'
    if (extra.check(address, kind)) return true
    return family === 6 ? open.check(address, kind) && !closed.check(address, kind) : !closed.check(address, kind)
  }
}

/** The host of an address, as it is when it is a number: without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

const isLoopback = (url: URL): boolean => url.hostname === 'localhost' || listOf(loopback).check(...numbered(url))
const numbered = (url: URL): [string, 'ipv4' | 'ipv6'] => {
  const host = hostOf(url)
  const family = isIP(host)
  return family === 0 ? ['0.0.0.0', 'ipv4'] : [host, family === 6 ? 'ipv6' : 'ipv4']
}

/**
 * Why an address cannot be told anything, as far as it says so itself; what its name stands for is looked at each time
 * it is called.
 * @param own this machine too, and there without TLS
 */
export function whyNot(text: string, may: MayCall, own: boolean): 'form' | 'https' | 'private' | undefined {
  if (!URL.canParse(text)) return 'form'
  const url = new URL(text)
  if (url.username || url.password || url.hash || url.hostname === '') return 'form'
  if (url.protocol !== 'https:' && !(own && url.protocol === 'http:' && isLoopback(url))) return 'https'
  if (isIP(hostOf(url)) !== 0 && !may(hostOf(url))) return 'private'
  return undefined
}
