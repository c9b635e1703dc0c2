import type { Page } from '@playwright/test'
import { zh as words } from '../packages/resident/src/pages/guardian/words.zh.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { expect, openPhone, test } from './house.ts'
import { settled, usable, Watch } from './walk.ts'
import { zh } from './words.ts'

const soon = { timeout: 20_000 }
const look = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/look/${name}.png`, fullPage: true })
const childPhone = '13900000611'
const motherPhone = '13900000612'

/** Has a code sent to the number that stands there, and types it in as it comes by SMS. */
async function giveCode(page: Page, house: TestHouse, phone: string): Promise<void> {
  const { letters } = house.pager
  const before = letters.length
  await page.getByRole('button', { name: zh.signIn.sendCode }).click()
  await expect.poll(() => letters.slice(before).some((one) => one.address === phone), soon).toBe(true)
  const code = /(\d{6})/.exec(letters.findLast((one) => one.address === phone)!.words)![1]!
  await page.getByLabel(zh.signIn.code).fill(code)
}

async function enter(page: Page, house: TestHouse, phone: string): Promise<void> {
  await page.getByLabel(zh.signIn.phone).fill(phone)
  await giveCode(page, house, phone)
  await page.getByRole('button', { name: zh.signIn.go, exact: true }).click()
}

/** A girl of twelve registers and names her mother, who agrees by the code sent to her own phone. */
async function register(page: Page, house: TestHouse): Promise<void> {
  await page.goto('/sign-in')
  await settled(page)
  await enter(page, house, childPhone)
  await page.getByLabel(zh.signIn.name).fill('小雨')
  await page.getByLabel(zh.signIn.birth).fill(`${new Date().getFullYear() - 12}-01-01`)
  await page.getByLabel(zh.signIn.contactName, { exact: true }).fill('妈妈')
  await page.getByLabel(zh.signIn.contactRelation).fill('母亲')
  await page.getByLabel(zh.signIn.contactPhone).fill(motherPhone)
  await giveCode(page, house, motherPhone)
  house.floor.clock.turn({ minutes: 2 })
  for (const consent of ['service', 'sensitive', 'guardian', 'emergency_contact'] as const)
    await page.getByLabel(zh.signIn.consentTexts[consent]).check()
  await page.getByRole('button', { name: zh.signIn.register, exact: true }).click()
  await expect(page).toHaveURL(/\/$/, soon)
}

async function say(page: Page, text: string): Promise<void> {
  await page.goto('/chat')
  await settled(page)
  await page.getByRole('textbox').first().fill(text)
  await page.getByRole('button', { name: zh.chat.send, exact: true }).click()
  await expect(page.locator('.st').last()).toHaveText(zh.chat.state.got, soon)
}

test('A mother sees how much and whether there is danger, never a word; and nothing once harm comes from home', async ({
  browser,
  house,
}) => {
  const { page: girl } = await openPhone(browser, house)
  await register(girl, house)
  await say(girl, '明天数学考试好紧张')

  await test.step('the girl is told what her guardian sees', async () => {
    await girl.goto('/mine')
    await expect(girl.getByText(words.child.never)).toBeVisible(soon)
    await expect(girl.getByText(words.child.who('母亲', '0612'))).toBeVisible()
    await look(girl, 'guardian-child')
  })

  const { context, page: mother } = await openPhone(browser, house)
  const watch = new Watch(context, house)
  await test.step('her mother looks, with a code and no account', async () => {
    await mother.goto('/sign-in')
    await mother.getByRole('link', { name: words.toHere }).click()
    await settled(mother)
    await expect(mother.getByText(words.never[0]!)).toBeVisible()
    await look(mother, 'guardian-before')
    await usable(mother, watch, 'before signing in', 48)
    await enter(mother, house, motherPhone)
    await expect(mother.getByRole('heading', { name: words.of('小雨') })).toBeVisible(soon)
    await expect(mother.getByText(words.alert.none)).toBeVisible()
    await expect(mother.locator('main')).not.toContainText(/数学|考试|紧张/)
    await look(mother, 'guardian-calm')
    await usable(mother, watch, 'the view', 48)
    await mother.reload()
    await expect(mother.getByLabel(zh.signIn.phone)).toBeVisible(soon)
  })

  await test.step('after a cry for help she is told that, and what to do', async () => {
    await say(girl, '我不想活了')
    house.floor.clock.turn({ minutes: 2 })
    await enter(mother, house, motherPhone)
    await expect(mother.getByText(words.alert.open)).toBeVisible(soon)
    await expect(mother.getByRole('link', { name: /12355/ })).toHaveAttribute('href', 'tel:12355')
    await look(mother, 'guardian-open')
    await usable(mother, watch, 'an alert', 48)
    await mother.evaluate(() => {
      document.documentElement.dataset.type = 'elder'
    })
    await look(mother, 'guardian-open-elder')
    await usable(mother, watch, 'an alert in large letters', 60)
    await mother.setViewportSize({ width: 1280, height: 900 })
    await mother.evaluate(() => {
      delete document.documentElement.dataset.type
    })
    await look(mother, 'guardian-open-wide')
    await mother.setViewportSize({ width: 390, height: 844 })
    await mother.getByRole('button', { name: words.leave }).click()
  })

  await test.step('when harm comes from home she is answered like a stranger', async () => {
    await say(girl, '妈妈又拿皮带打我')
    const shown: string[] = []
    for (const phone of [motherPhone, '13900000699']) {
      house.floor.clock.turn({ minutes: 2 })
      await mother.goto('/guardian')
      await settled(mother)
      await enter(mother, house, phone)
      await expect(mother.getByText(words.nothing)).toBeVisible(soon)
      shown.push(await mother.locator('main').innerText())
    }
    expect(shown[0]).toBe(shown[1])
    await look(mother, 'guardian-nothing')
    await usable(mother, watch, 'nothing to see', 48)
  })
})
