import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'

describe('taking one’s own record along', () => {
  let house: TestHouse
  beforeEach(async () => {
    house = await openHouse({ street: true })
  })
  afterEach(() => house.close())

  const pagesOf = (pdf: string): number =>
    [
      ...Buffer.from(pdf, 'base64')
        .toString('latin1')
        .matchAll(/\/Type \/Page\b/g),
    ].length

  it('gives a file for programs with what she wrote, her plan and who opened it, and nothing of anybody else', async () => {
    const guifang = await house.as('桂芳')
    const own = await guifang.must('GET /api/identity/resident/export')
    const all = JSON.stringify(own)
    for (const text of ['活着也没什么意思', '把老头子的相片擦了擦', '一周里睡到天亮的晚上多起来', 'Z-57E387E'])
      expect(all).toContain(text)
    expect(all).not.toContain('阿诚')
    expect(own.alerts).toEqual([expect.objectContaining({ closedAt: null, raisedAt: expect.stringMatching(/Z$/) })])
  })

  it('gives the same on paper, as many pages as it takes, with its fonts inside', async () => {
    const guifang = await house.as('桂芳')
    const { pdf, fileName } = await guifang.must('GET /api/identity/resident/copy')
    const bytes = Buffer.from(pdf, 'base64').toString('latin1')
    expect(fileName).toMatch(/^anxin-\d{4}-\d\d-\d\d\.pdf$/)
    expect(bytes.startsWith('%PDF-')).toBe(true)
    expect(bytes).toContain('/FontFile')
    expect(pagesOf(pdf)).toBeGreaterThan(1)
  })

  it('is short for somebody who has said little, and closed to whoever is not signed in or is staff', async () => {
    const anybody = house.visitor()
    expect((await anybody.call('GET /api/identity/resident/copy')).status).toBe(401)
    const lin = await house.as('林晓安')
    expect((await lin.call('GET /api/identity/resident/copy')).status).toBeGreaterThan(400)
    const fresh = await house.neighbour('初来')
    const few = await fresh.must('GET /api/identity/resident/copy')
    const many = await (await house.as('桂芳')).must('GET /api/identity/resident/copy')
    expect(pagesOf(few.pdf)).toBeLessThan(pagesOf(many.pdf))
  })

  it('tells in English whoever reads English what they agreed to in their case', async () => {
    const guifang = await house.as('桂芳')
    await guifang.must('PUT /api/identity/resident', { body: { name: '桂芳', locale: 'en', elder: true } })
    const own = await guifang.must('GET /api/identity/resident/export')
    expect(JSON.stringify(own.casework)).toContain('It costs nothing.')
  })
})
