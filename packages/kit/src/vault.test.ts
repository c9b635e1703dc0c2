import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from './own-key.ts'
import { isGoodPin, makeVault, openVault, sealValue, unsealValue } from './vault.ts'

const visit = { name: '桂芳', where: '梧桐里 3 栋 202', seen: '她说活着没意思' }

describe('what a device keeps with a PIN', () => {
  it('is read with the PIN and with no other, and says nothing as it lies there', async () => {
    const { locked, key } = await makeVault('402817')
    const sealed = await sealValue(key, visit)
    const lies = JSON.stringify(locked) + sealed + Buffer.from(sealed, 'base64').toString('utf8')
    for (const word of [...Object.values(visit), '402817']) expect(lies).not.toContain(word)
    expect(await openVault(locked, '402818')).toBeUndefined()
    const again = (await openVault(locked, '402817'))!
    expect(again.extractable).toBe(false)
    expect(await unsealValue(again, sealed)).toEqual(visit)
  })
  it('of one device is not read with the key of another, and a changed letter shows', async () => {
    const [one, two] = [await makeVault('402817'), await makeVault('402817')]
    const sealed = await sealValue(one.key, visit)
    await expect(unsealValue(two.key, sealed)).rejects.toThrow()
    const bytes = fromBase64(sealed)
    bytes[20] = bytes[20]! ^ 1
    await expect(unsealValue(one.key, toBase64(bytes))).rejects.toThrow()
  })
  it.each([
    ['402817', true],
    ['000000', false],
    ['123456', false],
    ['654321', false],
    ['12345', false],
    ['40281a', false],
  ])('takes %s as a PIN: %s', (pin, good) => expect(isGoodPin(pin)).toBe(good))
})
