import { randomUUID } from 'node:crypto'
import type { TestHouse } from './testing.ts'
import type { Visitor } from './visitor.ts'

/** A resident of a test, with the numbers of those around them. */
export interface Somebody {
  readonly who: Visitor
  readonly name: string
  readonly phone: string
  readonly contact: string
  readonly guardian: string | null
}

export interface Cast {
  lin: Visitor
  zhou: Visitor
  chen: Visitor
  /** Signs the three on duty in anew: the hand of the clock is turned by hours. */
  signIn(): Promise<void>
  /** @param reads the language of their page and how it is written */
  somebody(name: string, age: number, reads?: string): Promise<Somebody>
  say(one: Somebody, text: string): Promise<void>
  /** What a guardian with this number is shown. */
  wards(phone: string): Promise<unknown[]>
  /** Letters to a number, codes to sign in with left out. */
  letterTo(phone: string): readonly { readonly words: string }[]
  /** Nobody comes for a quarter of an hour. */
  untilContactsAreTold(): Promise<void>
}

let numbers = 0
const freshPhone = (): string => {
  numbers += 1
  return `139222200${String(numbers).padStart(2, '0')}`
}

/** People of the street and how they speak, for stories of the room safeguard. */
export function castOf(house: TestHouse): Cast {
  const codeSentTo = async (phone: string, asker = house.visitor()): Promise<string> => {
    house.floor.clock.turn({ minutes: 2 })
    await asker.must('POST /api/identity/resident/phone-codes', { body: { phone } })
    await house.settle()
    return /(\d{6})/.exec(house.pager.letters.findLast((one) => one.address === phone)!.words)![1]!
  }
  const cast: Cast = {
    ...({} as Pick<Cast, 'lin' | 'zhou' | 'chen'>),
    async signIn() {
      cast.lin = await house.as('林晓安')
      cast.zhou = await house.as('周敏')
      cast.chen = await house.as('陈督明')
    },
    async somebody(name, age, reads) {
      const [who, phone, contact] = [house.visitor(), freshPhone(), freshPhone()]
      who.reads = reads
      const guardian = age < 18 ? freshPhone() : null
      const born = new Date(house.floor.clock.processNow).getUTCFullYear() - age
      const code = await codeSentTo(phone, who)
      const came = await who.must('POST /api/identity/resident/sessions', { body: { phone, code } })
      if (came.state !== 'unregistered') throw new Error('known already')
      const agreed = guardian && age < 14 ? { guardianCode: await codeSentTo(guardian) } : {}
      await who.must('POST /api/identity/resident/registrations', {
        body: {
          ...agreed,
          ...{
            ticket: came.ticket,
            name,
            birthDate: `${born}-01-01`,
            elder: false,
            locale: reads === 'en' ? 'en' : 'zh',
          },
          emergencyContact: { name: '阿明', relation: '朋友', phone: contact },
          guardian: guardian ? { name: '妈妈', relation: '母亲', phone: guardian } : null,
          consents: ['service', 'sensitive', 'emergency_contact', 'guardian'],
        },
      })
      return { who, name, phone, contact, guardian }
    },
    async say(one, text) {
      await one.who.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
      await house.settle()
    },
    async wards(phone) {
      const who = house.visitor()
      const body = { phone, code: await codeSentTo(phone) }
      const { ticket } = await who.must('POST /api/companion/guardian/sessions', { body })
      return (await who.must('POST /api/companion/guardian/overviews', { body: { ticket } })).wards
    },
    letterTo: (phone) => house.pager.letters.filter((one) => one.address === phone && !/验证码/.test(one.words)),
    async untilContactsAreTold() {
      for (let n = 0; n < 15; n += 1) {
        house.floor.clock.turn({ minutes: 1 })
        await house.settle()
      }
    },
  }
  return cast
}

/** A question to the table, as a worker would fill it in. */
export const question = (eventId: string, part: object = {}) => ({
  ...{ id: randomUUID(), eventId, residentId: null, situation: 'imminent_self' as const, imminent: false },
  ...{ consent: false, receiver: 'emergency_contact' as const, toldFirst: false },
  ...{ reason: '联系不上本人', words: '请到身边陪着。' },
  ...part,
})
