import type { Page } from '@playwright/test'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { expect, openDesk, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const { phases, phase, plans, populations, formFile, library, textLoad } = wordsZh.assessment
const soon = { timeout: 15_000 }
const dialog = (page: Page) => page.getByRole('dialog').last()

/** A form of the agency's own, as an operator would write it. */
const form = {
  ...{ id: 'street-sleep', version: '1.0.0', locale: 'zh-CN', title: '街坊睡眠小问卷' },
  items: [
    { id: '1', text: '昨晚多久才睡着' },
    { id: '2', text: '半夜醒了几次' },
  ],
  options: [
    { value: 0, label: '还好' },
    { value: 1, label: '不好' },
  ],
  scoring: {
    ...{ method: 'sum', range: { min: 0, max: 2 }, worse: 'higher' },
    missing: { allowed: 0, how: 'prorate' },
  },
  bands: [{ id: 'all', label: '全部', min: 0, max: 2 }],
  triggers: [],
  licence: { status: 'free_any', notice: '本站自编', url: 'https://example.org' },
  ...{ recall: '昨晚', rescreenMinDays: 1, source: '本站', certainty: 'D' },
  golden: [{ answers: [1, 0], valid: true, total: 1, band: 'all' }],
}

test('A place goes into an emergency by a dated order, and comes out of it again', async ({
  browser,
  house,
}) => {
  const { context, page } = await openDesk(browser, house, '王理')
  const watch = new Watch(context, house)
  await page.goto('/console/phases')
  await page.getByRole('button', { name: phases.set }).click()
  await dialog(page).getByLabel(phases.place).click()
  await page.getByRole('option').first().waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await dialog(page).getByText(phase.emergency, { exact: true }).click()
  await dialog(page).getByLabel(phases.order).fill('演练〔2026〕1 号')
  await test.step('what it would change is shown before it is set', async () => {
    await expect(dialog(page).getByRole('region', { name: phases.preview })).toContainText(
      phases.previewPlaces(1),
      soon,
    )
    await usable(page, watch, 'setting a phase', 0)
  })
  await dialog(page).getByRole('button', { name: phases.yes, exact: true }).click()
  await expect(page.locator('.phase-rows')).toContainText('演练〔2026〕1 号', soon)
  await test.step('and taken back', async () => {
    await page.getByRole('button', { name: phases.back, exact: true }).click()
    await dialog(page).getByRole('button', { name: phases.back, exact: true }).click()
    await expect(page.locator('.phase-rows .off')).toContainText('演练〔2026〕1 号', soon)
  })
})

test('An agency changes the plan of a group, and takes the national one back', async ({ browser, house }) => {
  const { context, page } = await openDesk(browser, house, '王理')
  const watch = new Watch(context, house)
  await page.goto('/console/plans')
  const card = page.getByRole('region', { name: populations.bereaved })
  await card.getByRole('button', { name: plans.edit }).click()
  await dialog(page).getByLabel(plans.rules).fill('头七之前不打电话，先上门。')
  await page.reload()
  await card.getByRole('button', { name: plans.edit }).click()
  await expect(dialog(page).getByLabel(plans.rules)).toHaveValue('头七之前不打电话，先上门。')
  await usable(page, watch, 'changing a plan', 0)
  await dialog(page).getByRole('button', { name: plans.yes, exact: true }).click()
  await expect(card).toContainText('头七之前不打电话', soon)
  await card.getByRole('button', { name: plans.restore }).click()
  await expect(card).not.toContainText('头七之前不打电话', soon)
})

test('A form of the agency is checked line by line, seen, and published; a licensed text is signed for', async ({
  browser,
  house,
}) => {
  const { context, page } = await openDesk(browser, house, '王理')
  const watch = new Watch(context, house)
  await page.goto('/console/library')
  await page.getByRole('button', { name: library.addForm }).click()
  const source = dialog(page).getByLabel(formFile.source)

  await test.step('a wrong worked example is told with its line, and nothing can be published', async () => {
    await source.fill(JSON.stringify({ ...form, golden: [{ ...form.golden[0], total: 2 }] }, null, 2))
    await dialog(page).getByRole('button', { name: formFile.check }).click()
    await expect(dialog(page).getByRole('alert')).toContainText(formFile.problems(1), soon)
    await expect(dialog(page).getByRole('button', { name: formFile.publish, exact: true })).toBeDisabled()
    await usable(page, watch, 'a form with a mistake', 0)
  })
  await test.step('put right, it is seen as residents will see it, and published', async () => {
    await source.fill(JSON.stringify(form, null, 2))
    await dialog(page).getByRole('button', { name: formFile.check }).click()
    await expect(dialog(page).getByText(formFile.fine)).toBeVisible(soon)
    await expect(dialog(page).getByText('昨晚多久才睡着', { exact: true })).toBeVisible()
    await dialog(page).getByRole('button', { name: formFile.publish, exact: true }).click()
    await expect(page.getByText(formFile.published(form.title))).toBeVisible(soon)
  })
  await test.step('the words of a scale that only counts are loaded by somebody who signs', async () => {
    await page
      .getByRole('button', { name: library.open('UCLA-3') })
      .first()
      .click()
    await dialog(page).getByRole('button', { name: library.loadText }).click()
    await dialog(page).getByLabel(textLoad.stem).fill('您有多经常觉得：')
    await dialog(page).getByLabel(textLoad.items(3)).fill('甲\n乙\n丙')
    await dialog(page).getByLabel(textLoad.options).fill('从不\n有时\n经常')
    await dialog(page).getByLabel(textLoad.permission).fill('出版方 2026-11-01 书面同意非营利使用')
    await dialog(page).getByLabel(textLoad.signedBy).fill('林主任')
    await usable(page, watch, 'loading a licensed text', 0)
    await dialog(page).getByRole('button', { name: textLoad.yes, exact: true }).click()
    await expect(page.getByText(textLoad.done, { exact: true })).toBeVisible(soon)
  })
})
