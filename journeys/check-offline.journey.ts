import type { Page } from '@playwright/test'
import { answersOnBoard, answerToTheEnd, begin, pick, soon, words } from './check-walk.ts'
import { expect, openPhone, test } from './house.ts'
import { keptOnPhone, settled } from './walk.ts'

/** What the house holds of this phone's person, in words. */
const resultsOf = async (page: Page): Promise<readonly { result: { title: string; body: string } }[]> =>
  (await (await page.request.get('/api/assessment/results')).json()).results

test('Answers given in flight mode arrive once, and say the same as with a network', async ({
  browser,
  house,
}) => {
  const online = await openPhone(browser, house)
  await online.page.goto('/check')
  await begin(online.page, '心情小测', '41')
  await answerToTheEnd(online.page, 1)
  const [same] = await resultsOf(online.page)

  const { context, page } = await openPhone(browser, house)
  await page.goto('/check')
  await settled(page)
  await keptOnPhone(page)
  // the suggested questions are kept while the list is read
  await expect
    .poll(() => page.evaluate(() => indexedDB.databases().then((all) => all.length)))
    .toBeGreaterThan(0)
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await begin(page, '心情小测', '41')
  await pick(page, '好几天')
  await pick(page, '好几天')
  await expect(page.getByText(words.player.waiting)).toBeVisible(soon)

  const third = await page.locator('#asked').textContent()
  await page.reload()
  await expect(page.locator('#asked')).toHaveText(third!, soon)
  await answerToTheEnd(page, 1)
  await expect(page.getByText(words.result.waitingBody)).toBeVisible(soon)
  await page.reload()
  await expect(page.getByText(words.result.waitingBody)).toBeVisible(soon)

  await context.setOffline(false)
  await expect(page.locator('.result-card h2')).toHaveText(same!.result.title, soon)
  await page.reload()
  await expect(page.locator('.result-card h2')).toHaveText(same!.result.title, soon)
  const results = await resultsOf(page)
  expect(results).toHaveLength(1)
  expect(results[0]!.result).toEqual(same!.result)
})

test('A dangerous answer without a network: the truth and the numbers at once, one alert afterwards', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  await page.goto('/check')
  await begin(page, '心情小测', '34')
  for (let n = 0; n < 4; n += 1) await pick(page, '一半以上的天数')
  for (let n = 0; n < 8; n += 1) await pick(page, '完全不会')
  await page.getByRole('button', { name: words.safety.go }).click()
  await keptOnPhone(page)
  await context.setOffline(true)
  await pick(page, '好几天')
  await expect(page.getByRole('alert').getByText(words.safety.notSent)).toBeVisible(soon)
  await expect(page.locator('main a[href="tel:120"]').first()).toBeVisible()
  expect(await answersOnBoard(house)).toEqual([])
  await page.goto('/help')
  await expect(page.locator('a[href="tel:120"]').first()).toBeVisible(soon)

  // whatever page is open when the network returns
  await context.setOffline(false)
  await expect.poll(async () => (await answersOnBoard(house)).length, soon).toBe(1)
  await page.goto('/check')
  await expect(page.getByText(words.safety.toldNobody)).toBeVisible(soon)
  expect(await answersOnBoard(house)).toHaveLength(1)
})
