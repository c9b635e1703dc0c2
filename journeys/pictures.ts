// Takes the pictures of the README: `npx tsx journeys/pictures.ts`, after `node tools/build.mjs`.
import fs from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { openHouse, type TestHouse } from '../packages/server/src/testing.ts'
import { smallPng } from './small-png.ts'
import { zh } from './words.ts'

const folder = path.join(import.meta.dirname, '../docs/pictures')
const shared = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' } as const
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
const desk = { viewport: { width: 1440, height: 900 } }

/** A browser somebody of the street is signed in with; nobody when no name is given. */
async function open(
  browser: Browser,
  house: TestHouse,
  how: BrowserContextOptions,
  name?: string,
): Promise<Page> {
  const context = await browser.newContext({ ...shared, ...how, baseURL: house.url })
  const page = await context.newPage()
  if (name === undefined) return page
  const { people } = (await (await page.request.get('/api/identity/demo/people')).json()) as {
    people: readonly { id: string; name: string }[]
  }
  const person = people.find((one) => one.name === name)
  await page.request.post('/api/identity/demo/sessions', { data: { id: person?.id } })
  return page
}

async function take(page: Page, name: string): Promise<void> {
  await page.locator('.loading, .waiting, .before').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(800)
  fs.writeFileSync(path.join(folder, `${name}.png`), smallPng(await page.screenshot()))
  await page.context().close()
}

async function residentHome(browser: Browser, house: TestHouse): Promise<void> {
  const page = await open(browser, house, phone, '阿诚')
  await page.goto('/')
  await page.getByRole('button', { name: zh.mood.names.cloud, exact: true }).click()
  await take(page, 'resident-home')
}

async function residentElder(browser: Browser, house: TestHouse): Promise<void> {
  const page = await open(browser, house, phone, '桂芳')
  await page.goto('/')
  await page.locator('[data-type=elder]').waitFor()
  await take(page, 'resident-elder')
}

async function residentInCrisis(browser: Browser, house: TestHouse): Promise<void> {
  const page = await open(browser, house, phone)
  await page.goto('/chat')
  for (const words of ['睡不着，好几天了', '我不想活了，药都准备好了']) {
    await page.getByRole('textbox').first().fill(words)
    await page.getByRole('button', { name: zh.chat.send, exact: true }).click()
    await page.getByRole('log').getByText(words).waitFor()
  }
  await page.getByText(/值班人员已收到提醒/).waitFor()
  await page.getByRole('textbox').first().blur()
  await take(page, 'resident-chat-crisis')
}

/** A busy hour: one in danger at this moment, one with a plan, one that a colleague has taken. */
async function busyHour(house: TestHouse): Promise<void> {
  const say = async (text: string, n: number): Promise<void> => {
    const body = { id: `01900000-0000-7000-8000-00000000000${n}`, text, locale: 'zh' } as const
    await house.visitor().must('POST /api/companion/messages', { body })
  }
  await say('想过死，药都准备好了，今晚就吃', 1)
  await say('我不想活了', 2)
  const zhou = await house.as('周敏')
  const { rows } = await zhou.must('GET /api/crisis/board')
  const params = { id: rows.findLast((row) => row.name === null)!.id }
  await zhou.must('POST /api/crisis/events/:id/acknowledge', { params })
}

async function consoleBoard(browser: Browser, house: TestHouse): Promise<void> {
  await busyHour(house)
  const page = await open(browser, house, desk, '林晓安')
  await page.goto('/console/')
  await page.locator('[data-event-number]').filter({ hasText: '小舟' }).click()
  await page.getByRole('tab', { name: '处置' }).waitFor()
  await take(page, 'console-board')
}

const house = await openHouse({ street: true, working: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
for (const picture of [residentHome, residentElder, residentInCrisis, consoleBoard])
  await picture(browser, house)
await browser.close()
await house.close()
