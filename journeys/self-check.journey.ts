import { wordsZh } from '../packages/console/src/words.zh.ts'
import { practise } from '../packages/server/src/rooms/roster/jobs.ts'
import { expect, openDesk, test } from './house.ts'

const { health } = wordsZh
const soon = { timeout: 20_000 }

test('The manager sees that the alarm itself is tried every hour, and when it was not heard', async ({
  browser,
  house,
}) => {
  const { page } = await openDesk(browser, house, '王理')
  const card = page.getByRole('region', { name: health.practice })

  await test.step('an hour passes: it was written, paged, accepted, and looked at', async () => {
    await practise(house.floor)
    await expect.poll(async () => (await house.visitor().must('GET /api/health')).jobs.waiting, soon).toBe(0)
    house.floor.clock.turn({ seconds: 31 })
    await page.goto('/console/health')
    await expect(card).toContainText(health.practiceFailed(0, 1, 0, 1), soon)
    await expect(card).toContainText(health.good)
  })

  await test.step('the next one finds no channel: the card says so, and the house is not well', async () => {
    house.pager.break('practice')
    house.floor.clock.turn({ hours: 1 })
    await practise(house.floor)
    const { page: later } = await openDesk(browser, house, '王理')
    await later.goto('/console/health')
    const again = later.getByRole('region', { name: health.practice })
    await expect(again).toContainText(health.practiceFailing(1), soon)
    await expect(again).toContainText(health.look)
    await expect(later.getByRole('status').first()).toContainText(health.unwell)
  })
})
