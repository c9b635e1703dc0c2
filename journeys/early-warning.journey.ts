import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { expect, openDesk, openPhone, test } from './house.ts'
import { settled } from './walk.ts'

const soon = { timeout: 20_000 }

/** Begins the quick check without a name. */
async function beginCheck(page: Page, age: string): Promise<void> {
  await page.goto('/check')
  await settled(page)
  await page
    .locator('main')
    .getByRole('button', { name: /看看最近怎么样/ })
    .click()
  await page.getByRole('textbox').first().fill(age)
  await page.getByRole('button', { name: '同意，开始' }).click()
}

/** Answers one question, named by a part of it. */
async function choose(page: Page, question: RegExp, label: string): Promise<void> {
  const asked = page.getByRole('radiogroup', { name: question })
  await expect(asked).toBeVisible(soon)
  await asked.getByText(label, { exact: true }).click()
}

test('She leaves the form after the ninth question: a person is told all the same', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  await beginCheck(page, '34')
  await choose(page, /没有兴趣/, '一半以上的天数')
  await choose(page, /心情低落/, '一半以上的天数')
  await choose(page, /紧张、焦虑/, '完全不会')
  await choose(page, /控制担忧/, '完全不会')
  for (const question of [/没有兴趣/, /心情低落/, /入睡困难/, /疲倦/, /食欲/, /觉得自己很糟/, /专注/, /缓慢/])
    await choose(page, question, '好几天')
  // what happens is said before the first question about safety
  await expect(page.getByText(/我们会先关心您的安全/).first()).toBeVisible(soon)
  await page.getByRole('button', { name: '知道了，继续' }).click()
  await choose(page, /不如死掉/, '好几天')
  await expect
    .poll(
      async () =>
        (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.some(
          (row) => row.source === 'scale',
        ),
      soon,
    )
    .toBe(true)
  await context.close()
})

/** Somebody on the list, by a form a colleague filled in with them. */
async function onList(house: TestHouse, name: string): Promise<void> {
  const worker = await house.colleague('social_worker')
  const [id, sittingId] = [randomUUID(), randomUUID()]
  const body = {
    id,
    name,
    birthDate: '1970-01-01',
    consent: true as const,
    consentChannel: 'face_to_face' as const,
  }
  await worker.must('POST /api/assessment/people', { body })
  await worker.must('POST /api/assessment/people/:id/sittings', {
    params: { id },
    body: { sittingId, pack: 'quick', mode: 'assisted' },
  })
  const put = (instrument: string, answers: Record<string, number>, finish: boolean) =>
    worker.must('PUT /api/assessment/staff-sittings/:id/answers', {
      params: { id: sittingId },
      body: { instrument, version: '1.0.0', answers, done: true, finish },
    })
  await put('phq4', { 1: 2, 2: 2, 3: 0, 4: 0 }, false)
  await put(
    'phq9',
    { ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [String(at + 1), 2])), 9: 0 },
    true,
  )
}

test('A social worker sees to somebody on the list, from the reason to the decision', async ({
  browser,
  house,
}) => {
  await onList(house, '赵小安')
  const { page } = await openDesk(browser, house, '林晓安')
  await page.goto('/console/worklist')
  await page.getByText('赵小安').first().click()
  await expect(page.getByText('PHQ-9 总分 16')).toBeVisible(soon)
  await page.keyboard.press('a')
  await page.getByRole('button', { name: '记录联系' }).first().click()
  const dialog = page.getByRole('dialog').last()
  await dialog.getByText('电话', { exact: true }).click()
  await dialog.getByText('联系上了', { exact: true }).click()
  await dialog.getByRole('button', { name: /记下/ }).click()
  await expect(page.getByText('已联系上').first()).toBeVisible(soon)
  await page.getByRole('button', { name: '做决定' }).first().click()
  const decide = page.getByRole('dialog').last()
  await decide.getByText('转心理咨询').first().click()
  await decide.getByRole('textbox').first().fill('愿意来，约了下周三')
  await decide.getByRole('button').last().click()
  await expect
    .poll(
      async () =>
        (
          await (await house.as('林晓安')).must('GET /api/worklist/entries', { params: { view: 'closed' } })
        ).rows.map((row) => row.name),
      soon,
    )
    .toContain('赵小安')
})
