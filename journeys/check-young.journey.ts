import type { TestHouse } from '../packages/server/src/testing.ts'
import type { Visitor } from '../packages/server/src/visitor.ts'
import { answersOnBoard, begin, phoneOf, pick, soon, words } from './check-walk.ts'
import { expect, openPhone, test } from './house.ts'
import { zh } from './words.ts'

/** Somebody of thirteen whose mother agreed. */
async function registered(house: TestHouse): Promise<Visitor> {
  const who = house.visitor()
  const [phone, mother] = ['13900000413', '13900000414']
  const codeSentTo = async (number: string): Promise<string> => {
    await who.must('POST /api/identity/resident/phone-codes', { body: { phone: number } })
    const letter = () => house.pager.letters.findLast(({ address }) => address === number)?.words
    const code = () => /\d{6}/.exec(letter() ?? '')?.[0]
    await expect.poll(code, soon).toBeTruthy()
    return code()!
  }
  const came = await who.must('POST /api/identity/resident/sessions', {
    body: { phone, code: await codeSentTo(phone) },
  })
  if (came.state !== 'unregistered') throw new Error('known already')
  const year = house.floor.clock.processNow.getFullYear() - 13
  await who.must('POST /api/identity/resident/registrations', {
    body: {
      ...{ ticket: came.ticket, name: '小禾', birthDate: `${year}-01-01`, elder: false, locale: 'zh' },
      guardian: { name: '妈妈', relation: '母亲', phone: mother },
      guardianCode: await codeSentTo(mother),
      emergencyContact: null,
      consents: ['service', 'sensitive', 'guardian', 'emergency_contact'],
    },
  })
  return who
}

test('Thirteen and alone: stopped kindly, with somebody to talk to', async ({ browser, house }) => {
  const { page } = await openPhone(browser, house)
  await page.goto('/check')
  await begin(page, '心情小测', '13')
  await expect(page.getByRole('heading', { name: words.guardian.title })).toBeVisible(soon)
  for (const number of ['120', '110', '12356'])
    await expect(page.locator(`main a[href="tel:${number}"]`).first()).toBeVisible()
  await page.getByRole('link', { name: words.guardian.talk }).click()
  await expect(page.getByRole('log')).toContainText('程序', soon)
})

test('Thirteen with a guardian’s consent: the ninth question brings somebody the same day', async ({
  browser,
  house,
}) => {
  const { page } = await phoneOf(browser, house, await registered(house))
  await page.goto('/')
  await page.getByRole('link', { name: zh.home.check }).click()
  await begin(page, '同学，你最近怎么样', null)
  await expect(page.getByRole('heading', { name: words.assent.title })).toBeVisible(soon)
  await page.getByRole('button', { name: words.assent.yes }).click()
  for (let n = 0; n < 8; n += 1) await pick(page, '好几天')
  await page.getByRole('button', { name: words.safety.go }).click()
  await pick(page, '好几天')
  await expect(page.getByText(words.safety.told)).toBeVisible(soon)
  const rows = await answersOnBoard(house)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ grade: 'ORANGE', minor: true, name: '小禾' })
})
