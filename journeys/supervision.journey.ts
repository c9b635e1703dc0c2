import { wordsZh } from '../packages/console/src/words.zh.ts'
import { expect, openDesk, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const words = wordsZh.training
const soon = { timeout: 20_000 }

test('The keeper of the cabin sees that a volunteer has no supervisor and names one; the volunteer sees who it is', async ({
  browser,
  house,
}) => {
  const { context, page } = await openDesk(browser, house, '赵苑')
  const watch = new Watch(context, house)

  await test.step('whoever has nobody stands first, in red', async () => {
    await page.goto('/console/supervision')
    await expect(page.getByRole('heading', { name: words.title, level: 1 })).toBeVisible(soon)
    const rows = page.getByRole('region', { name: words.colleagues.title }).getByRole('row')
    await expect(rows.nth(1)).toContainText('何苗')
    await expect(rows.nth(1)).toContainText(words.colleagues.now.nobody.none)
    await expect(page.getByText(words.colleagues.without(1))).toBeVisible()
    await usable(page, watch, 'who supervises whom', 0)
  })

  await test.step('a supervisor is named, with how many they have', async () => {
    await page.getByRole('button', { name: `${words.colleagues.name} · 何苗` }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('heading', { name: words.naming.title.primary('何苗') })).toBeVisible()
    await dialog.getByLabel(words.naming.who).click()
    await page.getByTitle(/陈督明 · 3 \/ 8/).click()
    await usable(page, watch, 'naming a supervisor', 0)
    await dialog.getByRole('button', { name: words.naming.yes, exact: true }).click()
    await expect(page.getByText(words.colleagues.all)).toBeVisible(soon)
    const of = page
      .getByRole('region', { name: words.supervisors.title })
      .getByRole('row', { name: /陈督明/ })
    await expect(of).toContainText('4 / 8')
    await expect(of).toContainText('何苗')
  })

  await test.step('the volunteer reads who it is, and no more', async () => {
    const { page: own } = await openDesk(browser, house, '何苗')
    await own.goto('/console/supervision')
    await expect(own.getByText(/陈督明督导您/)).toBeVisible(soon)
    await expect(own.getByText('周敏')).toHaveCount(0)
    await expect(own.getByRole('button', { name: new RegExp(words.colleagues.end) })).toHaveCount(0)
  })

  await test.step('a pair ends with a reason, and stands among those of before', async () => {
    await page.getByRole('button', { name: `${words.colleagues.end} · 陈督明 · 何苗` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words.ending.reason).fill('换一位离得近的')
    await dialog.getByRole('button', { name: words.ending.yes, exact: true }).click()
    await expect(page.getByText(words.colleagues.without(1))).toBeVisible(soon)
    await page.getByText(words.ended.title).click()
    await expect(page.getByText('换一位离得近的')).toBeVisible()
    await usable(page, watch, 'pairs of before', 0)
  })
})
