import { wordsZh } from '../packages/console/src/words.zh.ts'
import { zh } from '../packages/resident/src/pages/appointment/words.zh.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { expect, openDesk, openPhone, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const words = wordsZh.appointment
const soon = { timeout: 20_000 }
const evenings = Array.from({ length: 7 }, (_, n) => ({ weekday: n + 1, from: 8 * 60, to: 22 * 60 }))

/** 李静 receives people every day, in the talking room too. */
async function ready(house: TestHouse): Promise<void> {
  const li = await house.as('李静')
  await li.must('PUT /api/appointment/hours', {
    body: {
      profile: {
        gender: 'f',
        about: '睡眠、丧亲，晚上有空',
        modes: ['text', 'video', 'cabin'],
        minutes: 50,
        takesNew: true,
      },
      weekly: evenings,
    },
  })
  const zhao = await house.as('赵苑')
  const unitId = (await zhao.must('GET /api/identity/staff')).grants[0]!.unitId
  const room = (id: string, name: string, kind: 'talk' | 'relax') =>
    zhao.must('PUT /api/appointment/rooms/:id', {
      params: { id },
      body: { unitId, name, kind, barrierFree: true, blocked: null, equipment: [] },
    })
  await room('0190aaaa-0000-7000-8000-000000000001', '谈话室', 'talk')
  await room('0190aaaa-0000-7000-8000-000000000002', '静室', 'relax')
}

test('A retired neighbour rings: the chair is hers in under forty seconds', async ({ browser, house }) => {
  await ready(house)
  const { context, page } = await openDesk(browser, house, '赵苑')
  const watch = new Watch(context, house)
  await page.goto('/console/appointments')
  await expect(page.getByRole('heading', { name: words.title })).toBeVisible(soon)
  await usable(page, watch, 'calendar', 0)
  const began = Date.now()
  await page.getByRole('button', { name: words.book }).click()
  await page.getByLabel(words.caller.digits).fill('0101')
  await page.getByLabel(words.caller.digits).press('Enter')
  await page.getByRole('button', { name: /桂芳/ }).click()
  await page.getByText(words.modes.relax, { exact: true }).click()
  await page.locator('.slots button', { hasText: '静室' }).first().click()
  await usable(page, watch, 'booking for a caller', 0)
  await page.getByRole('button', { name: words.caller.done, exact: true }).click()
  await expect(page.getByText(/约好了：桂芳/)).toBeVisible(soon)
  expect(Date.now() - began).toBeLessThan(40_000)
})

test.describe('on a phone that stands in New York, and a desk beside it', () => {
  test.use({ timezoneId: 'America/New_York' })

  test('Somebody chooses a counsellor on the phone, moves and cancels; the desk sees each step', async ({
    browser,
    house,
  }) => {
    await ready(house)
    const { context, page } = await openPhone(browser, house)
    const watch = new Watch(context, house)
    const people = (await (await page.request.get('/api/identity/demo/people')).json()) as {
      people: { id: string; name: string }[]
    }
    await page.request.post('/api/identity/demo/sessions', {
      data: { id: people.people.find((one) => one.name === '阿诚')!.id },
    })

    await test.step('what was typed survives a reload', async () => {
      await page.goto('/appointment')
      await page.getByRole('button', { name: zh.genders.f, exact: true }).click()
      await page.getByLabel(zh.note).fill('想聊聊睡不着')
      await page.reload()
      await expect(page.getByLabel(zh.note)).toHaveValue('想聊聊睡不着')
      await usable(page, watch, 'appointments', 44)
    })

    await test.step('booked, and there on the calendar', async () => {
      await page.locator('.ap-slots button').nth(3).click()
      await page.getByRole('button', { name: zh.done, exact: true }).click()
      await expect(page.locator('.ap-one')).toContainText('李静', soon)
      const own = (await (await page.request.get('/api/appointment/own')).json()) as {
        coming: { startsAt: string }[]
      }
      const inShanghai = new Date(Date.parse(own.coming[0]!.startsAt) + 8 * 3_600_000).toISOString()
      await expect(page.locator('.ap-when')).toContainText(inShanghai.slice(11, 16))
      const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
      expect(zone).toBe('America/New_York')
      const { page: desk, context: deskContext } = await openDesk(browser, house, '李静')
      const deskWatch = new Watch(deskContext, house)
      await desk.goto('/console/appointments/waiting')
      await usable(desk, deskWatch, 'waiting list', 0)
      await desk.goto('/console/appointments/hours')
      await usable(desk, deskWatch, 'own hours', 0)
      await deskContext.close()
    })

    await test.step('moved, then cancelled', async () => {
      const before = await page.locator('.ap-when').textContent()
      await page.getByRole('button', { name: zh.move, exact: true }).click()
      await page.locator('.ap-one .ap-slots button').nth(6).click()
      await page.locator('.ap-one').getByRole('button', { name: zh.move, exact: true }).click()
      await expect(page.locator('.ap-when')).not.toHaveText(before ?? '', soon)
      await usable(page, watch, 'a moved appointment', 44)
      await page.getByRole('button', { name: zh.cancel, exact: true }).click()
      await page.getByRole('button', { name: zh.yesCancel }).click()
      await expect(page.getByText(zh.none)).toBeVisible(soon)
    })
  })
})
