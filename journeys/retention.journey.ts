import { randomUUID } from 'node:crypto'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { keepRetention } from '../packages/server/src/rooms/retention/jobs.ts'
import { expect, openDesk, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const { retention: words } = wordsZh
const soon = { timeout: 20_000 }

test('An administrator sees how long what is kept, is refused what the law does not allow, and reads what was removed', async ({
  browser,
  house,
}) => {
  const someone = await house.neighbour('顾小满')
  await someone.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了' } })
  const lin = await house.as('林晓安')
  const { rows } = await lin.must('GET /api/crisis/board')
  const number = Number(
    /\d+/.exec(rows.toSorted((a, b) => a.raisedAt.localeCompare(b.raisedAt)).at(-1)!.number)![0],
  )
  const { context, page } = await openDesk(browser, house, '王理')
  const watch = new Watch(context, house)

  await test.step('every class says how long, since when and why', async () => {
    await page.goto('/console/retention')
    for (const one of Object.values(words.classes))
      await expect(page.getByText(one.name, { exact: true })).toBeVisible(soon)
    await usable(page, watch, 'terms', 0)
  })

  await test.step('shorter than the law allows cannot be kept, longer can', async () => {
    await page.getByRole('button', { name: words.changeOf(words.classes.access_log.name) }).click()
    const months = page.getByRole('spinbutton', { name: words.form })
    await months.fill('5')
    await expect(page.getByText(words.tooShort(words.months(6)))).toBeVisible()
    await expect(page.getByRole('button', { name: words.save })).toBeDisabled()
    await usable(page, watch, 'a term too short', 0)
    await months.fill('36')
    await expect(page.getByText(words.dueThen(0))).toBeVisible(soon)
    await page.getByRole('button', { name: words.save }).click()
    await expect(page.getByText(words.months(36)).first()).toBeVisible(soon)
  })

  await test.step('a person is held by the number of their alert', async () => {
    await page.getByRole('button', { name: words.place }).click()
    await page.getByText(words.byAlert, { exact: true }).click()
    await page.getByRole('spinbutton', { name: words.number }).fill(String(number))
    await page.getByLabel(words.reason).fill('法院来函 2026 第 9 号')
    await usable(page, watch, 'placing a hold', 0)
    await page.getByRole('dialog').getByRole('button', { name: words.place }).click()
    await expect(page.getByText(words.found.alert(number))).toBeVisible(soon)
    await expect(page.getByText(words.another)).toBeVisible()
  })

  await test.step('the report of the day is there, and can be taken along', async () => {
    await keepRetention(house.floor)
    await page.reload()
    const report = page.getByRole('region', { name: words.report })
    await expect(report.getByRole('row')).not.toHaveCount(0, soon)
    const file = page.waitForEvent('download')
    await report.getByRole('button', { name: words.csv }).click()
    expect((await file).suggestedFilename()).toMatch(/\.csv$/)
    await usable(page, watch, 'the report', 0)
  })
})
