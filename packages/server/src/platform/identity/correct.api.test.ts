import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import { castOf, type Somebody } from '../../testing-cast.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

async function codeSentTo(one: Somebody, phone: string): Promise<string> {
  house.floor.clock.turn({ minutes: 2 })
  await one.who.must('POST /api/identity/resident/phone-codes', { body: { phone } })
  await house.settle()
  return /(\d{6})/.exec(house.pager.letters.findLast(({ address }) => address === phone)!.words)![1]!
}

const born = (years: number): string => `${new Date(house.floor.clock.processNow).getUTCFullYear() - years}-01-01`
const told = (phone: string): string[] =>
  house.pager.letters.filter((one) => one.address === phone && /改了/.test(one.words)).map(({ words }) => words)

describe('somebody whose record is wrong', () => {
  it('takes another number along, and is found and let in by that one alone', async () => {
    const cast = castOf(house)
    const [one, other] = [await cast.somebody('何小满', 40), await cast.somebody('何大满', 41)]
    const lin = await house.as('林晓安')
    const look = async (digits: string) =>
      (await lin.must('POST /api/appointment/callers', { body: { digits } })).people.map(({ name }) => name)
    const before = (await one.who.must('GET /api/identity/resident')).phoneTail!
    expect(await look(before)).toContain('何小满')
    const phone = '13966667001'
    const put = (body: { phone: string; code: string }) => one.who.call('PUT /api/identity/resident/phone', { body })
    expect((await put({ phone, code: '000000' })).refused).toBe('CODE_WRONG')
    const taken = '13966667002'
    await other.who.must('PUT /api/identity/resident/phone', {
      body: { phone: taken, code: await codeSentTo(other, taken) },
    })
    expect((await put({ phone: taken, code: await codeSentTo(one, taken) })).refused).toBe('PHONE_TAKEN')
    expect((await put({ phone, code: await codeSentTo(one, phone) })).reply).toMatchObject({ phoneTail: '7001' })
    expect(await look('7001')).toEqual(['何小满'])
    expect(await look(before)).not.toContain('何小满')
    const again = house.visitor()
    const code = await codeSentTo(one, phone)
    expect(await again.must('POST /api/identity/resident/sessions', { body: { phone, code } })).toMatchObject({
      me: { name: '何小满' },
    })
  })

  it('puts the birth date right; a guardian hears of it, and below fourteen must have agreed', async () => {
    const cast = castOf(house)
    const [child, grown] = [await cast.somebody('小满', 13), await cast.somebody('阿满', 40)]
    const put = (one: Somebody, birthDate: string) =>
      one.who.call('PUT /api/identity/resident/birth-date', { body: { birthDate } })
    expect((await put(grown, '2999-01-01')).refused).toBe('BAD_INPUT')
    expect((await put(grown, born(12))).refused).toBe('GUARDIAN_CONSENT_NEEDED')
    expect((await put(grown, born(16))).reply).toMatchObject({ minor: true, birthDate: born(16) })
    expect((await put(child, born(30))).reply).toMatchObject({ minor: false })
    await house.settle()
    expect(told(child.guardian!)).toHaveLength(1)
  })

  it('names another guardian, who agrees by their own phone; what was closed stays closed and nobody is told', async () => {
    const cast = castOf(house)
    const [child, hurt] = [await cast.somebody('小禾', 13), await cast.somebody('小禾苗', 13)]
    const aunt = { name: '小姨', relation: '小姨', phone: '13966667003' }
    const put = (one: Somebody, code: string) =>
      one.who.call('PUT /api/identity/resident/guardian', { body: { guardian: aunt, code } })
    expect((await put(child, '000000')).refused).toBe('CODE_WRONG')
    expect((await put(child, await codeSentTo(child, aunt.phone))).reply).toMatchObject({
      guardian: { name: '小姨', phoneTail: '7003' },
    })
    await house.settle()
    expect(told(child.guardian!)).toHaveLength(1)
    expect((await cast.wards(child.guardian!)).length).toBe(0)
    expect((await cast.wards(aunt.phone)).length).toBe(1)

    await cast.say(hurt, '我爸爸每天打我，打得很重')
    await put(hurt, await codeSentTo(hurt, aunt.phone))
    await house.settle()
    expect(told(hurt.guardian!)).toEqual([])
    expect((await cast.wards(aunt.phone)).length).toBe(1)
  })
})
