import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing.ts'
import { type Cast, castOf, type Somebody } from '../testing-cast.ts'

let house: TestHouse
let cast: Cast
beforeAll(async () => {
  house = await openHouse({ street: true })
  cast = castOf(house)
  await cast.signIn()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const lettersTo = ({ phone }: Somebody): string[] =>
  house.pager.letters.filter((one) => one.address === phone).map(({ words }) => words)

/** A complaint of theirs is answered: what their phone is told of it. */
async function answered(one: Somebody): Promise<string | undefined> {
  const boss = await house.colleague('supervisor')
  const id = randomUUID()
  const body = { id, about: 'waiting' as const, whom: '', text: '等了三天', signed: true }
  await one.who.must('POST /api/complaint/complaints', { body })
  await boss.must('POST /api/complaint/complaints/:id/take', { params: { id } })
  await boss.must('PUT /api/complaint/complaints/:id/answer', { params: { id }, body: { text: '加了一个人接电话。' } })
  await house.settle()
  return lettersTo(one).at(-1)
}

/** Whether a printed page carries these words in its title, where they stand as they are. */
const carries = (pdf: string, words: string): boolean =>
  Buffer.from(pdf, 'base64').includes(Buffer.from(words, 'utf16le').swap16())

describe('Somebody who reads traditional characters', () => {
  it('gets them on their own phone too, and whoever does not reads what they read before', async () => {
    const fan = await cast.somebody('范后', 34, 'zh-Hant')
    const plain = await cast.somebody('柳简', 34, 'zh')
    expect(lettersTo(fan)[0]).toMatch(/^安心小屋：驗證碼 \d{6}，5 分鐘內有效。請勿告訴他人。$/)
    expect(lettersTo(plain)[0]).toMatch(/^安心小屋：验证码 \d{6}/)
    expect(await answered(fan)).toBe('安心小屋：您提的事有了回覆，有空時請打開小屋看看。')
    expect(await answered(plain)).toBe('安心小屋：您提的事有了回复，有空时请打开小屋看看。')
    const emily = await cast.somebody('Emily', 34, 'en')
    expect(lettersTo(emily)[0]).toMatch(/^Anxin House: your code is \d{6}, valid for 5 minutes\./)
    expect(await answered(emily)).toMatch(/^Anxin House: there is an answer/)
    // the choice made last stands, and a browser's own language is no choice
    const profile = { name: '范后', locale: 'zh' as const, elder: false }
    fan.who.reads = 'zh-TW,zh;q=0.9'
    await fan.who.must('PUT /api/identity/resident', { body: profile })
    expect(await answered(fan)).toContain('有空时请打开小屋看看')
  })

  it('finds the printed plan in them, with their name and their own words as they are', async () => {
    const fan = await cast.somebody('范后', 34, 'zh-Hant')
    const before = new Set((await cast.lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
    await fan.who.must('POST /api/companion/sos', { body: { id: randomUUID() } })
    const { rows } = await cast.lin.must('GET /api/crisis/board')
    const params = { id: rows.find((row) => !before.has(row.id))!.id }
    await cast.lin.must('POST /api/crisis/events/:id/acknowledge', { params })
    const edits = [{ id: randomUUID(), field: 'reasonToLive' as const, base: 0, value: '后院的花' }]
    await cast.lin.must('POST /api/plan/events/:id/edits', { params, body: { edits } })
    await cast.lin.must('POST /api/crisis/events/:id/safety-plan', { params, body: { id: randomUUID() } })
    const { fileName, pdf } = await cast.lin.must('GET /api/plan/events/:id/print', { params })
    expect(fileName).toMatch(/^我的安全計劃-/)
    expect([carries(pdf, '范后'), carries(pdf, '範後')]).toEqual([true, false])
    expect((await fan.who.must('GET /api/plan/mine')).fields.reasonToLive).toBe('后院的花')
  })

  it('may find a poster of the cabin in them, with the cabin’s name as it is', async () => {
    const worker = await house.colleague('community_worker')
    const { units } = await worker.must('GET /api/network/units')
    const { id, name } = units.find((unit) => unit.kind === 'cabin')!
    const print = (written: 'zh' | 'zh-Hant') =>
      worker.must('GET /api/network/units/:id/poster', { params: { id, written } })
    expect((await print('zh-Hant')).fileName).toBe(`海報-${name}.pdf`)
    expect((await print('zh')).fileName).toBe(`海报-${name}.pdf`)
    const wrong = { params: { id, written: 'traditional' as 'zh' } }
    expect((await worker.call('GET /api/network/units/:id/poster', wrong)).refused).toBe('BAD_INPUT')
  })
})
