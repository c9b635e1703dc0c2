import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import type { Visitor } from '../packages/server/src/visitor.ts'
import { expect, openDesk, phone as phoneSize, test } from './house.ts'

const { crisis } = wordsZh
const { acts, tabs } = crisis.event
const soon = { timeout: 15_000 }
const small = { width: 1280, height: 720 }

/** What the keys stand on, as it is named. */
const held = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    const isField = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement
    const label = isField ? at.labels?.[0]?.textContent : undefined
    return (at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '').replace(/\s+/g, ' ').trim()
  })

/** Presses Tab until the keys stand on what is named so: it is reached by keys alone, and not past half the page. */
async function tabTo(page: Page, name: RegExp, most = 45): Promise<void> {
  for (let n = 0; n < most; n += 1) {
    if (name.test(await held(page))) return
    await page.keyboard.press('Tab')
  }
  expect(await held(page), 'reached by Tab').toMatch(name)
}

/** Nothing stands outside the page to the side. */
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

/** Somebody nobody knows is in danger. @returns them, and the number of their alert */
async function inDanger(house: TestHouse): Promise<{ who: Visitor; number: string }> {
  const who = house.visitor()
  await who.must('POST /api/companion/messages', {
    body: { id: randomUUID(), text: '我不想活了，药都准备好了，今晚就吃' },
  })
  const lin = await house.as('林晓安')
  const rows = (await lin.must('GET /api/crisis/board')).rows
  const number = rows
    .filter((row) => row.ownerName === null)
    .map((row) => row.number)
    .sort()
    .at(-1)!
  return { who, number }
}

test.use({ actionTimeout: 8000 })

test('By keys alone, on a small screen: taken, answered, reached, assessed, a plan, stable', async ({
  browser,
  house,
}) => {
  const { number } = await inDanger(house)
  const { page } = await openDesk(browser, house, '林晓安')
  await page.setViewportSize(small)
  const row = page.locator(`[data-event-number="${number}"]`)
  await expect(row).toBeVisible(soon)
  const dialog = page.getByRole('dialog').last()

  await test.step('J to the alert, A takes it, and the keys stand where the event begins', async () => {
    for (let n = 0; n < 20; n += 1) {
      await page.keyboard.press('j')
      if ((await page.locator('.row.chosen').getAttribute('data-event-number')) === number) break
    }
    await page.keyboard.press('a')
    await expect(page.locator('.case-head')).toContainText(number, soon)
    await expect.poll(() => held(page)).toBe(crisis.anonymous)
    expect(await fits(page)).toBe(true)
  })

  await test.step('arrows go through the tabs; the first word is written and sent', async () => {
    await tabTo(page, new RegExp(`^${tabs.now}`))
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('tab', { name: tabs.talk })).toHaveAttribute('aria-selected', 'true')
    await tabTo(page, new RegExp(`^${crisis.talk.write}`))
    await page.keyboard.type('我是林晓安，我在。您身边现在有人吗？')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('log')).toContainText('您身边现在有人吗', soon)
    expect(await fits(page)).toBe(true)
    await page.screenshot({ path: 'test-results/hands-talk.png' })
  })

  await test.step('reached by phone, noted with arrows and space', async () => {
    await page.keyboard.press('Shift+Tab')
    for (let n = 0; n < 20 && !new RegExp(`^${tabs.talk}`).test(await held(page)); n += 1)
      await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('ArrowLeft')
    await tabTo(page, new RegExp(`^${acts.contact}`))
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(crisis.forms.contact.title)
    await tabTo(page, new RegExp(`^${crisis.channels.phone}$`))
    await page.keyboard.press('Space')
    await tabTo(page, new RegExp(`^${crisis.outcomes.reached}$`))
    await page.keyboard.press('Space')
    await tabTo(page, new RegExp(`^${crisis.forms.contact.yes}$`))
    await page.keyboard.press('Enter')
    await expect(page.locator('.case-head')).toContainText(crisis.states.ASSESSING, soon)
  })

  await test.step('assessed', async () => {
    await tabTo(page, new RegExp(`^${acts.assess}`))
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(crisis.forms.assess.title)
    // every question begins at “not asked”; the arrow goes on to “yes”
    await tabTo(page, new RegExp(`^${crisis.answers.not_asked}$`))
    await page.keyboard.press('ArrowRight')
    await tabTo(page, new RegExp(`^${crisis.forms.assess.decision}`), 90)
    await page.keyboard.type('陪到邻居来')
    await tabTo(page, new RegExp(`^${crisis.forms.assess.rationale}`))
    await page.keyboard.type('有想法，没有打算')
    await page.screenshot({ path: 'test-results/hands-assess.png' })
    expect(await fits(page)).toBe(true)
    await tabTo(page, new RegExp(`^${crisis.forms.assess.yes}$`))
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden(soon)
    await expect(page.getByText(crisis.event.hint.assessed(crisis.triage.LOW))).toBeVisible()
  })

  await test.step('stable; the way back to the board is a key', async () => {
    await tabTo(page, new RegExp(`^${acts.stabilise}`))
    await page.keyboard.press('Enter')
    await page.keyboard.type('邻居已到，答应明早见面')
    await tabTo(page, new RegExp(`^${crisis.forms.stabilise.yes}$`))
    await page.keyboard.press('Enter')
    await expect(page.locator('.case-head')).toContainText(crisis.states.STABILISED, soon)
    await page.screenshot({ path: 'test-results/hands-stable.png' })
    await page.keyboard.press('k')
    await expect(page.locator('.row.chosen')).toHaveCount(1)
  })
})

test('A supervisor on a phone reads along, whispers, takes over and answers; the resident sees who is there', async ({
  browser,
  house,
}) => {
  const { who, number } = await inDanger(house)
  const zhou = await house.as('周敏')
  const { id } = (await zhou.must('GET /api/crisis/board')).rows.find((one) => one.number === number)!
  await zhou.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
  const { page: chen } = await openDesk(browser, house, '陈督明')
  await chen.setViewportSize(phoneSize)
  await chen.locator(`[data-event-number="${number}"]`).click()
  await chen.getByRole('tab', { name: tabs.talk }).click()
  await expect(chen.getByRole('log')).toContainText('药都准备好了', soon)

  await test.step('a line that is written now is read now', async () => {
    await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '就我一个人' } })
    await expect(chen.getByRole('log')).toContainText('就我一个人', soon)
    await zhou.must('POST /api/crisis/events/:id/messages', {
      params: { id },
      body: { id: randomUUID(), text: '我在。先把窗户关上，好吗？' },
    })
    await expect(chen.getByRole('log')).toContainText('先把窗户关上', soon)
    await chen.getByRole('textbox', { name: wordsZh.rescue.whisper }).fill('问问药在哪里')
    await chen.getByRole('button', { name: wordsZh.rescue.whisper }).click()
    await expect(chen.getByText('问问药在哪里')).toBeVisible(soon)
    expect(await fits(chen)).toBe(true)
    await chen.screenshot({ path: 'test-results/hands-phone-whisper.png' })
  })

  await test.step('taken over with a reason, and answered', async () => {
    await chen.getByRole('button', { name: acts.takeOver }).first().click()
    const dialog = chen.getByRole('dialog').last()
    await dialog.getByLabel(crisis.forms.takeOver.reason).fill('周敏的电话断了')
    await chen.screenshot({ path: 'test-results/hands-phone-takeover.png' })
    await dialog.getByRole('button', { name: crisis.forms.takeOver.yes }).click()
    await expect(dialog).toBeHidden(soon)
    await chen.getByRole('textbox', { name: crisis.talk.write }).fill('我是陈督明，接着陪您。')
    await chen.getByRole('button', { name: crisis.talk.send }).click()
    await expect(chen.getByRole('log')).toContainText('接着陪您', soon)
    expect(await fits(chen)).toBe(true)
    await chen.screenshot({ path: 'test-results/hands-phone-talk.png' })
    const seen = await who.must('GET /api/companion/conversation')
    expect(seen.messages.at(-1)).toMatchObject({ from: 'person', name: '陈督明' })
  })
})
