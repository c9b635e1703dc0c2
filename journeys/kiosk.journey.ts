import { exitFor, type Tablet, tabletKey } from '../packages/kit/src/tablet.ts'
import { zh } from '../packages/resident/src/pages/kiosk/words.zh.ts'
import { answersOnBoard, onwards, pick, soon, words } from './check-walk.ts'
import { expect, openPhone, test } from './house.ts'
import { keptOnPhone, settled } from './walk.ts'

test('A tablet in the cabin without a network: heard once, cleared for whoever comes next, closed by the phrase', async ({
  browser,
  house,
}) => {
  const worker = await house.colleague('social_worker')
  const { places } = await worker.must('GET /api/kiosk/places')
  const { ticket, unitName } = await worker.must('POST /api/kiosk/tablets', {
    body: { unitId: places[0]!.id, packs: ['quick'] },
  })
  const tablet: Tablet = { ticket, unitName, packs: ['quick'], exit: await exitFor('小屋门口的树') }
  const { context, page } = await openPhone(browser, house)
  await page.goto('/')
  await page.evaluate(([key, kept]) => localStorage.setItem(key!, kept!), [tabletKey, JSON.stringify(tablet)])
  await page.goto('/check')
  const start = page.getByRole('button', { name: zh.start, exact: true })
  await expect(start).toBeVisible(soon)
  await settled(page)
  await keptOnPhone(page)
  await page.waitForLoadState('networkidle')

  await context.setOffline(true)
  await start.click()
  await page.getByLabel(words.begin.age).fill('41')
  await page.getByRole('button', { name: words.begin.go }).click()
  for (let n = 0; n < 4; n += 1) await pick(page, '一半以上的天数')
  for (let n = 0; n < 8; n += 1) await pick(page, '完全不会')
  await page.locator('.safety-card .btn-wide').click()
  await onwards(page, () => page.locator('.choice').filter({ hasText: '好几天' }).click()).catch(
    () => undefined,
  )
  await expect(page.getByText(words.safety.personTablet)).toBeVisible(soon)
  await page.goBack()
  await page.goto('/mine')
  await expect(start).toBeVisible(soon)
  await expect(page.locator('main')).not.toContainText('完全不会')
  expect(await answersOnBoard(house)).toHaveLength(0)

  await context.setOffline(false)
  await expect.poll(async () => (await answersOnBoard(house)).length, soon).toBe(1)
  expect((await answersOnBoard(house))[0]!.name).toContain('小屋平板')
  await page.reload()
  await page.getByRole('button', { name: zh.forStaff }).click()
  await page.locator('input[type=password]').fill('不对的口令')
  await page.getByRole('button', { name: zh.leaveNow }).click()
  await expect(page.getByText(zh.phraseWrong)).toBeVisible(soon)
  await page.locator('input[type=password]').fill('小屋门口的树')
  await page.getByRole('button', { name: zh.leaveNow }).click()
  await expect(page.getByRole('link', { name: '看看最近怎么样' }).first()).toBeVisible(soon)
  expect(await answersOnBoard(house)).toHaveLength(1)
})
