// Takes the pictures of the README and of docs/operate.md: `npx tsx journeys/pictures.ts [names]`, after `node tools/build.mjs`.
import fs from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { openHouse, type TestHouse } from '../packages/server/src/testing.ts'
import { fillDisk } from '../packages/server/src/testing-disk.ts'
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
  await page.getByText(zh.crisis.lost).first().waitFor({ timeout: 120_000 })
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

/** What somebody sees who writes while the database, or the server, is gone. */
async function residentWithoutServer(browser: Browser, house: TestHouse): Promise<void> {
  const page = await open(browser, house, phone)
  await page.goto('/chat')
  await page.getByRole('log').waitFor()
  await page.route('**/api/**', (route) => route.fulfill({ status: 503, body: '{"refused":"BUSY"}' }))
  await page.getByRole('textbox').first().fill('有人吗，我不想活了')
  await page.getByRole('button', { name: zh.chat.send, exact: true }).click()
  await page.getByRole('log').getByText('有人吗').waitFor()
  await page.getByRole('textbox').first().blur()
  await page.waitForTimeout(1500)
  await take(page, 'off-database-resident')
}

/** What whoever is on duty sees when the live connection is cut and the list can no longer be read. */
async function consoleWithoutStream(browser: Browser, house: TestHouse): Promise<void> {
  const page = await open(browser, house, desk, '林晓安')
  await page.goto('/console/')
  await page.locator('[data-event-number]').first().waitFor()
  await page.context().setOffline(true)
  await page.waitForTimeout(12_000)
  await take(page, 'off-stream-console')
}

const everyWayOut = ['sms', 'email', 'wecom', 'dingtalk'] as const

/** Somebody cries for help, and 陈督明 looks at what became of the pages. */
async function pagesShown(browser: Browser, house: TestHouse, n: number): Promise<Page> {
  const chen = await house.as('陈督明')
  const before = new Set((await chen.must('GET /api/crisis/board')).rows.map((row) => row.id))
  const body = {
    id: `01900000-0000-7000-8000-0000000000${n}`,
    text: '想过死，药都准备好了，今晚就吃',
    locale: 'zh',
  } as const
  await house.visitor().must('POST /api/companion/messages', { body })
  const { rows } = await chen.must('GET /api/crisis/board')
  const page = await open(browser, house, desk, '陈督明')
  await page.goto(`/console/events/${rows.find((row) => !before.has(row.id))!.id}`)
  await page.getByRole('tab', { name: '经过' }).click()
  await page.waitForTimeout(9_000)
  return page
}

/** Every channel out of the house is gone: the board says which pages nobody accepted. */
async function consoleWithoutChannels(browser: Browser, house: TestHouse): Promise<void> {
  for (const way of everyWayOut) house.pager.break(way)
  await take(await pagesShown(browser, house, 21), 'off-channels-console')
  for (const way of everyWayOut) house.pager.mend(way)
}

/** SMS is gone: the next channel carried the page. */
async function consoleWithoutSms(browser: Browser, house: TestHouse): Promise<void> {
  house.pager.break('sms')
  await take(await pagesShown(browser, house, 22), 'off-sms-console')
  house.pager.mend('sms')
}

/** A channel that is gone, as whoever runs the house sees it after pressing “试发”. */
async function channelsWithout(
  browser: Browser,
  house: TestHouse,
  ways: readonly (typeof everyWayOut)[number][],
  name: string,
): Promise<void> {
  for (const way of ways) house.pager.break(way)
  const wang = await house.as('王理')
  const contact = await wang.must('GET /api/identity/staff/contact')
  await wang.must('PUT /api/identity/staff/contact', { body: { ...contact, email: 'wangli@example.org' } })
  const page = await open(browser, house, desk, '王理')
  await page.goto('/console/outside')
  for (const way of ways) {
    const card = page.getByRole('region', { name: wordsZh.outside.kinds[way], exact: true })
    await card.getByRole('button', { name: wordsZh.outside.test }).click()
    await card.getByRole('alert').waitFor()
  }
  await take(page, name)
  for (const way of ways) house.pager.mend(way)
}

const consoleWithoutEmail = (browser: Browser, house: TestHouse): Promise<void> =>
  channelsWithout(browser, house, ['email'], 'off-email-console')

const consoleWithoutRobots = (browser: Browser, house: TestHouse): Promise<void> =>
  channelsWithout(browser, house, ['wecom', 'dingtalk'], 'off-robots-console')

/** SMS, e-mail or the robots are gone and another channel took the call: the resident reads that it was sent. */
async function residentWithoutSms(browser: Browser, house: TestHouse): Promise<void> {
  house.pager.break('sms')
  const page = await open(browser, house, phone)
  await page.goto('/chat')
  await page.getByRole('textbox').first().fill('我不想活了，药都准备好了')
  await page.getByRole('button', { name: zh.chat.send, exact: true }).click()
  await page.getByText('提醒已发给值班人员').first().waitFor({ timeout: 60_000 })
  await page.getByRole('textbox').first().blur()
  await take(page, 'off-sms-resident')
  house.pager.mend('sms')
}

/** There is a language model, and it does not answer: the resident reads the reviewed words, as on any day. */
async function residentWithoutModel(browser: Browser, house: TestHouse): Promise<void> {
  const page = await open(browser, house, phone, '阿诚')
  await page.goto('/chat')
  await page.getByRole('textbox').first().fill('睡不着，好几天了')
  await page.getByRole('button', { name: zh.chat.send, exact: true }).click()
  await page.getByRole('log').getByText('睡不着，好几天了').waitFor()
  await page.waitForTimeout(2500)
  await page.getByRole('textbox').first().blur()
  await take(page, 'off-model-resident')
}

/** The administrators read why the model is off, and that nothing is missing without it. */
async function consoleWithoutModel(browser: Browser, house: TestHouse): Promise<void> {
  const wang = await house.as('王理')
  await wang.must('PUT /api/companion/model', { body: { url: 'http://127.0.0.1:9/v1', name: 'qwen' } })
  await wang.must('POST /api/companion/model/trials')
  await house.settle()
  const page = await open(browser, house, desk, '王理')
  await page.goto('/console/model')
  await take(page, 'off-model-console')
}

/** No call gets through to anybody: the resident reads so, and the numbers come first. */
async function residentWithoutChannels(browser: Browser, house: TestHouse): Promise<void> {
  for (const way of everyWayOut) house.pager.break(way)
  const page = await open(browser, house, phone)
  await page.goto('/chat')
  await page.getByRole('textbox').first().fill('我不想活了，药都准备好了')
  await page.getByRole('button', { name: zh.chat.send, exact: true }).click()
  await page.getByText(zh.crisis.lost).first().waitFor({ timeout: 120_000 })
  await page.getByRole('textbox').first().blur()
  await take(page, 'off-channels-resident')
  for (const way of everyWayOut) house.pager.mend(way)
}

/** What whoever is on duty sees while the database is gone. */
async function consoleWithoutDatabase(browser: Browser, house: TestHouse): Promise<void> {
  const page = await open(browser, house, desk, '林晓安')
  await page.goto('/console/')
  await page.locator('[data-event-number]').first().waitFor()
  await page.route('**/api/**', (route) => route.fulfill({ status: 503, body: '{"refused":"BUSY"}' }))
  await page.waitForTimeout(12_000)
  await take(page, 'off-database-console')
}

/** The disk is full: what is written stays on the phone, and the page says so. */
async function residentWithFullDisk(browser: Browser, house: TestHouse): Promise<void> {
  const page = await open(browser, house, phone)
  await page.goto('/chat')
  await page.getByRole('log').waitFor()
  const makeRoom = fillDisk(house)
  await page.getByRole('textbox').first().fill('有人吗，我不想活了')
  await page.getByRole('button', { name: zh.chat.send, exact: true }).click()
  await page.locator('.now').waitFor()
  await page.getByRole('textbox').first().blur()
  await page.waitForTimeout(1500)
  await take(page, 'off-disk-resident')
  makeRoom()
}

/** The disk is full: whoever is on duty reads it above every page, and what they press is not taken as done. */
async function consoleWithFullDisk(browser: Browser, house: TestHouse): Promise<void> {
  await busyHour(house)
  const page = await open(browser, house, desk, '林晓安')
  await page.goto('/console/')
  const makeRoom = fillDisk(house)
  await page.locator('[data-event-number]').first().click()
  await page.getByRole('button', { name: /^接手/ }).first().click()
  await page.waitForTimeout(3000)
  await take(page, 'off-disk-console')
  makeRoom()
}

/** A day nobody has planned a shift for. */
async function residentWithNobodyOnDuty(browser: Browser, house: TestHouse): Promise<void> {
  house.floor.clock.turn({ hours: 24 * 40 })
  const page = await open(browser, house, phone)
  await page.goto('/')
  await page.locator('.now').waitFor()
  await take(page, 'off-duty-resident')
}

const house = await openHouse({ street: true, freshly: true, working: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const all = {
  residentHome,
  residentElder,
  residentInCrisis,
  consoleBoard,
  residentWithoutServer,
  consoleWithoutStream,
  consoleWithoutChannels,
  consoleWithoutSms,
  residentWithoutSms,
  consoleWithoutEmail,
  consoleWithoutRobots,
  residentWithoutModel,
  consoleWithoutModel,
  residentWithoutChannels,
  consoleWithoutDatabase,
  residentWithFullDisk,
  consoleWithFullDisk,
  residentWithNobodyOnDuty,
}
const wanted = process.argv.slice(2)
for (const [name, picture] of Object.entries(all))
  if (wanted.length === 0 || wanted.includes(name)) await picture(browser, house)
await browser.close()
await house.close()
