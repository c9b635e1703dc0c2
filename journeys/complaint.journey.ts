import { wordsZh } from '../packages/console/src/words.zh.ts'
import { zh } from '../packages/resident/src/pages/complaint/words.zh.ts'
import { expect, openDesk, openPhone, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const { complaint } = wordsZh
const soon = { timeout: 20_000 }

test('Somebody says without a name that nobody called back, and reads the answer by a code', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  const watch = new Watch(context, house)
  let code = ''

  await test.step('what was typed survives a reload', async () => {
    await page.goto('/complaint')
    await page.getByRole('button', { name: zh.abouts.waiting }).click()
    await page.getByLabel(zh.text).fill('说好两天内回电话，等了五天也没有人打来。')
    await page.reload()
    await expect(page.getByLabel(zh.text)).toHaveValue(/等了五天/)
    await expect(page.getByRole('button', { name: zh.abouts.waiting })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await usable(page, watch, 'complaint form', 44)
  })

  await test.step('a code and a day stay in the hand', async () => {
    await page.getByRole('button', { name: zh.send }).click()
    await expect(page.getByText(zh.got)).toBeVisible(soon)
    code = ((await page.locator('.complaint-code b').textContent()) ?? '').replace(/\s/g, '')
    expect(code).toHaveLength(10)
    await usable(page, watch, 'complaint receipt', 44)
  })

  await test.step('the supervisor finds it, without a name, and answers', async () => {
    const { context: deskContext, page: desk } = await openDesk(browser, house, '陈督明')
    const deskWatch = new Watch(deskContext, house)
    await desk.goto('/console/complaints')
    const row = desk.locator('[data-complaint]').filter({ hasText: complaint.abouts.waiting })
    await expect(row).toContainText(complaint.noName, soon)
    await usable(desk, deskWatch, 'complaints', 0)
    await row.getByRole('button', { name: complaint.open }).click()
    await expect(desk.getByText('等了五天也没有人打来')).toBeVisible(soon)
    await desk.getByRole('button', { name: complaint.take }).click()
    await expect(desk.getByLabel(complaint.answer, { exact: true })).toBeVisible(soon)
    await usable(desk, deskWatch, 'answering a complaint', 0)
    await desk
      .getByLabel(complaint.answer, { exact: true })
      .fill('对不起。排班表漏了一天，已经补上，今天会有人打给您。')
    await desk.getByRole('button', { name: complaint.send }).click()
    await expect(row).toHaveCount(0, soon)
  })

  await test.step('the answer is there, and settles it', async () => {
    await page.reload()
    await page.getByLabel(zh.code).fill(`${code.slice(0, 5)} ${code.slice(5).toLowerCase()}`)
    await page.getByRole('button', { name: zh.go }).click()
    await expect(page.getByText('排班表漏了一天')).toBeVisible(soon)
    await usable(page, watch, 'the answer', 44)
    await page.getByRole('button', { name: zh.settled, exact: true }).click()
    await expect(page.getByText(zh.states.closed)).toBeVisible(soon)
  })
})

test('A complaint in which somebody wants to die shows the numbers at once, and the desk knows', async ({
  browser,
  house,
}) => {
  const { page } = await openPhone(browser, house)
  await page.goto('/complaint')
  await page.getByRole('button', { name: zh.abouts.companion }).click()
  await page.getByLabel(zh.text).fill('它听不懂我。没有人管我，我不想活了。')
  await page.getByRole('button', { name: zh.send }).click()
  await expect(page.getByText(zh.heard)).toBeVisible(soon)
  await expect(page.getByRole('link', { name: /120/ }).first()).toBeVisible()
  const desk = await house.as('林晓安')
  const { rows } = await desk.must('GET /api/crisis/board')
  expect(rows.some((row) => row.source === 'complaint')).toBe(true)
})
