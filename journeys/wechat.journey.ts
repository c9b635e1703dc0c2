import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from '@playwright/test'
import { zh as words } from '../packages/resident/src/pages/sign-in/wechat-words.zh.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { expect, phone, test } from './house.ts'
import { settled, usable, Watch } from './walk.ts'
import { zh } from './words.ts'

const soon = { timeout: 20_000 }
const number = '13900000641'

/** WeChat, as a browser inside it meets it: sends whoever comes straight back with a code, and tells the house whose. */
async function openWechat(house: TestHouse): Promise<() => void> {
  const server = http.createServer((request, response) => {
    const url = new URL(request.url!, 'http://wechat')
    if (url.pathname === '/connect/oauth2/authorize') {
      const query = new URLSearchParams({ code: randomUUID(), state: url.searchParams.get('state')! })
      return void response.writeHead(302, { location: `${house.url}/sign-in?${query}` }).end()
    }
    response.end(JSON.stringify({ access_token: 'x', openid: 'o-street' }))
  })
  await new Promise<void>((yes) => server.listen(0, '127.0.0.1', yes))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  Object.assign(house.floor.outside, { wechat: { appId: 'wx0000', secret: 'hush', open: url, api: url } })
  return () => server.close()
}

async function openInWechat(browser: Browser, house: TestHouse): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: phone, baseURL: house.url, isMobile: true, hasTouch: true },
    userAgent:
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
  })
  return context.newPage()
}

const look = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/look/wechat-${name}.png`, fullPage: true })

async function giveCode(page: Page, house: TestHouse): Promise<void> {
  house.floor.clock.turn({ minutes: 2 })
  const before = house.pager.letters.length
  await page.getByLabel(zh.signIn.phone).fill(number)
  await page.getByRole('button', { name: zh.signIn.sendCode }).click()
  const letter = () => house.pager.letters.slice(before).find((one) => one.address === number)
  await expect.poll(() => letter() !== undefined, soon).toBe(true)
  await page.getByLabel(zh.signIn.code).fill(/(\d{6})/.exec(letter()!.words)![1]!)
  await page.getByRole('button', { name: zh.signIn.go, exact: true }).click()
}

test('Somebody in WeChat confirms their phone once, comes in by one tap from then on, and unlinks it again', async ({
  browser,
  house,
}) => {
  const close = await openWechat(house)
  const page = await openInWechat(browser, house)

  await test.step('the first time WeChat knows nobody here: the phone confirms it', async () => {
    await page.goto('/sign-in')
    await settled(page)
    await expect(page.getByRole('button', { name: words.go })).toBeVisible(soon)
    await usable(page, new Watch(page.context(), house), 'sign-in in WeChat', 48)
    await look(page, 'sign-in')
    await page.getByRole('button', { name: words.go }).click()
    await expect(page.getByText(words.first)).toBeVisible(soon)
    expect(new URL(page.url()).search).toBe('')
    await look(page, 'first')
    await giveCode(page, house)
    await page.getByLabel(zh.signIn.name).fill('测试街坊微')
    await page.getByLabel(zh.signIn.birth).fill('1980-01-01')
    await page.getByLabel(zh.signIn.contactName, { exact: true }).fill('测试家人')
    await page.getByLabel(zh.signIn.contactRelation).fill('姐姐')
    await page.getByLabel(zh.signIn.contactPhone).fill('13900000642')
    for (const consent of ['service', 'sensitive', 'emergency_contact'] as const)
      await page.getByLabel(zh.signIn.consentTexts[consent]).check()
    await page.getByRole('button', { name: zh.signIn.register, exact: true }).click()
    await expect(page).toHaveURL(/\/$/, soon)
  })

  await test.step('on another phone one tap is enough', async () => {
    const other = await openInWechat(browser, house)
    await other.goto('/sign-in')
    await other.getByRole('button', { name: words.go }).click()
    await expect(other).toHaveURL(/\/$/, soon)
    await other.goto('/settings')
    await expect(other.getByLabel(zh.settings.name)).toHaveValue('测试街坊微', soon)
  })

  await test.step('settings say so, and take it away', async () => {
    await page.goto('/settings')
    await expect(page.getByText(words.hasJoined)).toBeVisible(soon)
    await usable(page, new Watch(page.context(), house), 'settings with WeChat', 48)
    await look(page, 'settings')
    await page.getByRole('button', { name: words.leave }).click()
    await expect(page.getByText(words.canJoin)).toBeVisible(soon)
    await page.getByRole('button', { name: words.join }).click()
    await expect(page.getByText(words.hasJoined)).toBeVisible(soon)
    await page.getByRole('button', { name: words.leave }).click()
    const stranger = await openInWechat(browser, house)
    await stranger.goto('/sign-in')
    await stranger.getByRole('button', { name: words.go }).click()
    await expect(stranger.getByText(words.first)).toBeVisible(soon)
  })

  await test.step('outside WeChat nothing of it is shown', async () => {
    const context = await browser.newContext({ viewport: phone, baseURL: house.url })
    const plain = await context.newPage()
    await plain.goto('/sign-in')
    await settled(plain)
    await expect(plain.getByLabel(zh.signIn.phone)).toBeVisible(soon)
    await expect(plain.getByRole('button', { name: words.go })).toHaveCount(0)
  })
  close()
})
