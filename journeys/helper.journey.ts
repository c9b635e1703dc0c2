import { randomUUID } from 'node:crypto'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { expect, openDesk, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const { selfhelp, worklist } = wordsZh
const { guide, walk, contactForm, outcomes, shared } = selfhelp
const soon = { timeout: 20_000 }

test('A volunteer takes somebody who waits, is worried after the first call, and a social worker has them', async ({
  browser,
  house,
}) => {
  const { context, page } = await openDesk(browser, house, '何苗')
  const watch = new Watch(context, house)
  const dialog = page.getByRole('dialog').last()

  await test.step('she sees that somebody waits, without a name, and who of hers has gone quiet', async () => {
    await page.goto('/console/guide')
    await expect(page.getByRole('region', { name: guide.groups.waiting })).toContainText(guide.person, soon)
    await expect(page.locator('[data-walker]').filter({ hasText: '桂芳' })).toContainText(guide.quiet(2))
    await usable(page, watch, 'the board of helpers', 0)
  })

  await test.step('she takes them and learns the name', async () => {
    await page.getByRole('button', { name: guide.take }).click()
    await page.getByRole('tooltip').getByRole('button', { name: guide.take }).click()
    await expect(page.locator('.said-box')).toContainText(guide.taken('苏晴'), soon)
    await expect(dialog).toContainText(walk.contactsNone)
    await usable(page, watch, 'one person beside the board', 0)
  })

  await test.step('she notes the call; a reload in between loses nothing', async () => {
    await page.getByRole('button', { name: guide.contact }).click()
    await dialog.getByText(outcomes.worried, { exact: true }).click()
    await dialog.getByLabel(contactForm.minutes).fill('12')
    await dialog.getByLabel(contactForm.note).fill('话很少，问什么都说还好')
    await usable(page, watch, 'noting a contact', 0)
    await page.reload()
    await page.getByRole('button', { name: guide.openOf('苏晴') }).click()
    await page.getByRole('button', { name: guide.contact }).click()
    await expect(dialog.getByLabel(contactForm.note)).toHaveValue('话很少，问什么都说还好')
    await dialog.getByRole('button', { name: contactForm.yes, exact: true }).click()
    await expect(page.locator('.said-box')).toContainText(contactForm.notedWorried, soon)
    await expect(page.getByText(walk.total(1, 12))).toBeVisible()
  })

  await test.step('a social worker finds her on the list', async () => {
    const { page: li } = await openDesk(browser, house, '李静')
    await li.goto('/console/worklist')
    const row = li.locator('[data-entry]').filter({ hasText: '苏晴' })
    await expect(row).toContainText(worklist.rules.Y4, soon)
  })
})

test('A mood shown to a helper is there, and gone the moment it is taken back', async ({
  browser,
  house,
}) => {
  const acheng = await house.as('阿诚')
  const { people } = await acheng.must('GET /api/selfhelp/share-people')
  const helper = people.find((one) => one.name === '何苗')!
  const id = randomUUID()
  const now = house.floor.clock.processNow.toISOString()
  await acheng.must('PUT /api/selfhelp/moods/:id', {
    params: { id },
    body: {
      day: now.slice(0, 10),
      at: now,
      value: 2,
      words: ['tired'],
      topics: ['family'],
      note: '跟小梅吵了两句',
    },
  })
  const { context, page } = await openDesk(browser, house, '何苗')
  const watch = new Watch(context, house)
  await page.goto('/console/shared-moods')
  await expect(page.getByRole('heading', { name: shared.title })).toBeVisible(soon)
  await expect(page.locator('[data-mood]')).toHaveCount(1, soon)
  await acheng.must('PUT /api/selfhelp/moods/:id/shares/:staffId', {
    params: { id, staffId: helper.staffId },
  })
  await expect(page.getByText('跟小梅吵了两句')).toBeVisible({ timeout: 3000 })
  await usable(page, watch, 'moods shown', 0)
  await acheng.must('DELETE /api/selfhelp/moods/:id/shares/:staffId', {
    params: { id, staffId: helper.staffId },
  })
  await expect(page.getByText('跟小梅吵了两句')).toHaveCount(0, { timeout: 3000 })
  const { accesses } = await acheng.must('GET /api/identity/resident/accesses')
  expect(accesses.some((one) => one.who === '何苗' && one.line === 'selfhelp.shared_mood_seen')).toBe(true)
})
