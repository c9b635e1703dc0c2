import type { BrowserContext, Page, Request } from '@playwright/test'
import { zh as zhAid } from '../packages/resident/src/pages/chat/aid/words.zh.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { expect, openPhone, phone, test } from './house.ts'
import { keptOnPhone, settled } from './walk.ts'
import { zh } from './words.ts'

const kilobyte = 1024
const soon = { timeout: 30_000 }

/** Everything one visit takes over the wire, heads and bodies, as it came: compressed. */
async function wireBytes(context: BrowserContext, visit: () => Promise<unknown>): Promise<number> {
  const weighing: Promise<number>[] = []
  const weigh = async (request: Request): Promise<number> => {
    const { responseHeadersSize, responseBodySize } = await request.sizes()
    return responseHeadersSize + responseBodySize
  }
  const onFinished = (request: Request): void => void weighing.push(weigh(request))
  context.on('requestfinished', onFinished)
  await visit()
  // what comes later belongs to no visit, and may come when the page is gone
  context.off('requestfinished', onFinished)
  const sizes = await Promise.all(weighing)
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** One visit with a network; afterwards the pages are on the phone. */
async function visitedOnce(page: Page): Promise<void> {
  await page.goto('/')
  await settled(page)
  await keptOnPhone(page)
}

/** Events on the board that an SOS of somebody unnamed raised. */
async function sosOnBoard(house: TestHouse) {
  const lin = await house.as('林晓安')
  const { rows } = await lin.must('GET /api/crisis/board')
  return rows.filter((row) => row.source === 'sos_button')
}

test('The help card comes whole in fourteen kilobytes and needs no program', async ({ browser, house }) => {
  const context = await browser.newContext({
    viewport: phone,
    baseURL: house.url,
    isMobile: true,
    hasTouch: true,
    javaScriptEnabled: false,
  })
  const page = await context.newPage()
  const bytes = await wireBytes(context, () => page.goto('/help.html', { waitUntil: 'load' }))
  expect(bytes).toBeGreaterThan(500)
  expect(bytes).toBeLessThanOrEqual(14 * kilobyte)
  for (const number of ['120', '110', '12356'])
    await expect(page.locator(`a[href="tel:${number}"]`).first()).toBeVisible()
  await expect(page.getByText('接下来十分钟')).toBeVisible()
})

test('Before any program has run, the home page already shows the numbers', async ({ browser, house }) => {
  const context = await browser.newContext({
    viewport: phone,
    baseURL: house.url,
    javaScriptEnabled: false,
  })
  const page = await context.newPage()
  await page.goto('/')
  for (const number of ['120', '110', '12356'])
    await expect(page.locator(`a[href="tel:${number}"]`).first()).toBeVisible()
})

test('After one visit, the phone helps without a network', async ({ browser, house }) => {
  const { context, page } = await openPhone(browser, house)
  await visitedOnce(page)
  await page.goto('/plan')
  await page.getByRole('button', { name: zh.plan.startWriting }).click()
  await page.getByRole('button', { name: zh.plan.fields.innerCoping.add }).click()
  await page.getByRole('textbox').first().fill('下楼走一圈')
  await page.getByRole('button', { name: zh.save, exact: true }).click()
  await expect(page.getByText('下楼走一圈').first()).toBeVisible()

  await context.setOffline(true)
  const reached = () =>
    fetch('/nothing-kept-under-this-name.txt').then(
      () => true,
      () => false,
    )
  expect(await page.evaluate(reached), 'the phone really has no network').toBe(false)
  await page.goto('/help')
  for (const number of ['120', '110', '12356'])
    await expect(page.locator(`a[href="tel:${number}"]`).first()).toBeVisible(soon)
  await page.goto('/plan')
  await expect(page.getByText('下楼走一圈').first()).toBeVisible(soon)
  await page.goto('/breathe')
  await expect(page.getByRole('button', { name: zh.breathe.start, exact: true })).toBeVisible(soon)
  await page.goto('/help.html')
  await expect(page.locator('a[href="tel:120"]').first()).toBeVisible(soon)
})

test('Words that cannot be sent stay on the phone, with somebody to ring beside them', async ({
  browser,
  house,
}) => {
  const { page } = await openPhone(browser, house)
  await page.goto('/chat')
  await expect(page.getByRole('log')).toBeVisible(soon)
  const aid = page.getByRole('region', { name: zhAid.help.label })
  await expect(aid).toBeAttached(soon)
  await page.route('**/api/companion/messages', (route) => route.abort())
  await page.getByRole('textbox').first().fill('今天想找人说说话')
  await page.getByRole('button', { name: zh.chat.send, exact: true }).click()
  await expect(aid).toContainText(zhAid.help.unsent, soon)
  await expect(aid.getByRole('link', { name: /12356/ })).toBeVisible()
  // the battery dies, the page is closed: they are still there
  await page.reload()
  await expect(page.getByText('今天想找人说说话')).toBeVisible(soon)
  await expect(aid).toContainText(zhAid.help.unsent, soon)
  await page.unroute('**/api/companion/messages')
  await expect(aid).not.toContainText(zhAid.help.unsent, soon)
  await expect(page.getByRole('log')).toContainText('今天想找人说说话')
})

test('“我现在很危险” without a network: the truth at once, one alert afterwards', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  await visitedOnce(page)
  expect(await sosOnBoard(house)).toEqual([])
  await context.setOffline(true)
  await page.getByRole('button', { name: zh.sos.whole }).click()
  await expect(page.getByRole('alert').getByText(zh.crisis.notSent)).toBeVisible(soon)
  await expect(page.getByText(/提醒已发给值班人员|值班人员已收到提醒/)).toHaveCount(0)
  await expect(page.locator('a[href="tel:120"]').first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('alert').getByText(zh.crisis.notSent)).toBeVisible(soon)
  await page.goto('/')
  await page.getByRole('button', { name: zh.sos.whole }).click()
  expect(await sosOnBoard(house)).toEqual([])

  await context.setOffline(false)
  await expect(page.getByText(/提醒已发给值班人员|值班人员已收到提醒/).first()).toBeVisible(soon)
  await expect(page.getByText(zh.crisis.notSent)).toHaveCount(0)
  await page.reload()
  await expect(page.getByText(/提醒已发给值班人员|值班人员已收到提醒/).first()).toBeVisible(soon)
  const rows = await sosOnBoard(house)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ grade: 'RED_E', signals: 1, name: null })
})

test('The house heard “我现在很危险” but its answer was lost: still one alert', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  await page.goto('/chat')
  await expect(page.getByRole('log')).toContainText('程序', soon)
  let lost = 0
  await context.route('**/api/companion/sos', async (route) => {
    if (lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort('connectionreset')
  })
  await page.goto('/help')
  await page.getByRole('button', { name: zh.sos.whole }).click()
  await expect(page.getByText(/提醒已发给值班人员|值班人员已收到提醒/).first()).toBeVisible(soon)
  expect(lost).toBe(1)
  const rows = await sosOnBoard(house)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ signals: 1 })
})
