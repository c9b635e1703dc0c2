import { describe, expect, it, vi } from 'vitest'
import { bringOut, deviceKey, type KeyPlace, lockAway } from './device-seal.ts'

const patienceMs = 2000
const run = { key: 'r1', age: 41, given: { phq9: { 9: 1 } }, contact: { phone: '13800000000' } }

/** A device's store of keys. */
function place(): KeyPlace & { lose: () => void } {
  let kept: CryptoKey | undefined
  return {
    find: async () => kept,
    keepFirst: async (key) => {
      kept ??= key
    },
    lose: () => {
      kept = undefined
    },
  }
}

describe('what waits on a tablet for a network', () => {
  it('says nothing as it lies there, and is whole again for the same device', async () => {
    const store = place()
    const kept = await lockAway(await deviceKey(store, patienceMs), run.key, run)
    const lies = JSON.stringify(kept) + Buffer.from(JSON.stringify(kept), 'base64').toString('utf8')
    for (const word of ['phq9', '13800000000', 'given']) expect(lies).not.toContain(word)
    // after the tablet was switched off and on
    expect(await bringOut(await deviceKey(store, patienceMs), kept)).toEqual(run)
  })

  it('the key cannot be taken out of the browser, and is one for all pages of the device', async () => {
    const store = place()
    const [one, two] = await Promise.all([deviceKey(store, patienceMs), deviceKey(store, patienceMs)])
    expect(one).toBe(two)
    expect(one!.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', one!)).rejects.toThrow()
  })

  it('what an older version kept unsealed is read as it lies', async () => {
    expect(await bringOut(await deviceKey(place(), patienceMs), run)).toEqual(run)
    expect(await bringOut(null, run)).toEqual(run)
  })

  it('what cannot be opened any more is undefined, never an error and never something else', async () => {
    const store = place()
    const kept = await lockAway(await deviceKey(store, patienceMs), run.key, run)
    store.lose()
    expect(await bringOut(await deviceKey(store, patienceMs), kept)).toBeUndefined()
    expect(await bringOut(null, kept)).toBeUndefined()
  })

  it.each<[string, KeyPlace]>([
    ['refuses', { find: () => Promise.reject(new Error('refused')), keepFirst: async () => undefined }],
    ['keeps nothing', { find: async () => undefined, keepFirst: async () => undefined }],
    ['gives back something else', { find: async () => ({}) as CryptoKey, keepFirst: async () => undefined }],
    ['cannot keep a key', { ...place(), keepFirst: () => Promise.reject(new Error('DataCloneError')) }],
    ['never answers', { find: () => new Promise(() => undefined), keepFirst: async () => undefined }],
  ])('where the place for the key %s, nothing is sealed and nothing is lost', async (_, broken) => {
    const key = await deviceKey(broken, 50)
    expect(key).toBeNull()
    expect(await lockAway(key, run.key, run)).toEqual(run)
  })

  it('a browser without WebCrypto seals nothing and loses nothing', async () => {
    vi.stubGlobal('crypto', {})
    try {
      const key = await deviceKey(place(), patienceMs)
      expect(key).toBeNull()
      expect(await bringOut(key, await lockAway(key, run.key, run))).toEqual(run)
    } finally {
      vi.unstubAllGlobals()
    }
  })
})
