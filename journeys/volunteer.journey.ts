import type { Page } from '@playwright/test'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { askVolunteers } from '../packages/server/src/rooms/roster/jobs.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { expect, openDesk, test } from './house.ts'

const { roster } = wordsZh
const soon = { timeout: 20_000 }
const hourMs = 3_600_000

/** Tomorrow's or the next day's shift at 08:00 falls out. */
async function emptyDay(house: TestHouse): Promise<void> {
  const keeper = await house.as('王理')
  const now = house.floor.clock.processNow.getTime()
  const params = { from: new Date(now).toISOString(), to: new Date(now + 72 * hourMs).toISOString() }
  const { shifts } = await keeper.must('GET /api/roster/week', { params })
  const day = shifts.find(
    (one) => one.startsAt.endsWith('T00:00:00.000Z') && Date.parse(one.startsAt) > now + 14 * hourMs,
  )!
  await keeper.must('DELETE /api/roster/shifts/:id', { params: { id: day.id } })
  await askVolunteers(house.floor)
}

const card = (page: Page) => page.getByRole('region', { name: roster.openings })

test('A shift falls out: the house asks colleagues, and the first who says yes has it', async ({
  browser,
  house,
}) => {
  await emptyDay(house)
  const { page: chen } = await openDesk(browser, house, '陈督明')
  const { page: zhou } = await openDesk(browser, house, '周敏')
  const { page: wang } = await openDesk(browser, house, '王理')

  await test.step('both see the question; the manager sees that it is being asked', async () => {
    for (const page of [chen, zhou]) {
      await page.goto('/console/roster')
      await expect(card(page)).toContainText(roster.opening, soon)
      await expect(card(page)).toContainText('08:00–16:00')
    }
    await wang.goto('/console/roster')
    await expect(wang.getByRole('region', { name: roster.seeking })).toContainText(
      roster.askedSoFar(3, 0),
      soon,
    )
  })

  await test.step('she takes it', async () => {
    await card(chen).getByRole('button', { name: roster.takeIt }).click()
    await expect(chen.locator('.said-box')).toContainText(roster.standing, soon)
  })

  await test.step('he presses a moment later, is thanked, and is asked for the second place instead', async () => {
    await card(zhou).getByRole('button', { name: roster.takeIt }).click()
    await expect(zhou.locator('.said-box')).toContainText(wordsZh.refusals.PLACE_TAKEN, soon)
    await expect(card(zhou)).toContainText(roster.beside('陈督明'), soon)
    await card(zhou).getByRole('button', { name: roster.takeIt }).click()
    await expect(zhou.locator('.said-box')).toContainText(roster.standing, soon)
    await expect(card(zhou)).toHaveCount(0)
  })
})
