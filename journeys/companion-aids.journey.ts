import type { Page } from '@playwright/test'
import { zh as aid } from '../packages/resident/src/pages/chat/aid/words.zh.ts'
import { desk, expect, openPhone, test } from './house.ts'
import { keptOnPhone, settled, usable, Watch } from './walk.ts'
import { zh } from './words.ts'

const soon = { timeout: 30_000 }
const look = (page: Page, name: string) => page.screenshot({ path: `test-results/look/${name}.png` })
const draft = (page: Page) => page.getByRole('textbox').first()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** The screener is large and kept last. */
const screenerKept = (page: Page): Promise<void> =>
  expect
    .poll(
      () =>
        page.evaluate(async () => {
          const shells = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
          const kept = await Promise.all(shells.map((shell) => shell.keys()))
          return kept.flat().some(({ url }) => url.includes('/assets/screen-'))
        }),
      soon,
    )
    .toBe(true)

/** A browser that listens and reads as the test says: what it hears is given by `say`, what it reads stands in `read`. */
async function giveEarsAndVoice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const here = globalThis as unknown as Record<string, unknown>
    here.read = []
    class Listener {
      onresult: ((event: unknown) => void) | null = null
      onend: (() => void) | null = null
      start(): void {
        here.say = (transcript: string, isFinal: boolean) =>
          this.onresult?.({ resultIndex: 0, results: [{ 0: { transcript }, isFinal }] })
      }
      stop(): void {
        this.onend?.()
      }
      abort(): void {
        this.onend?.()
      }
    }
    here.SpeechRecognition = Listener
    const voice = {
      getVoices: () => [],
      speak: (line: { text: string; rate: number }) => (here.read as unknown[]).push([line.text, line.rate]),
      cancel: () => undefined,
      pause: () => undefined,
      resume: () => undefined,
    }
    Object.defineProperty(globalThis, 'speechSynthesis', { value: voice, configurable: true })
  })
}
const hear = (page: Page, words: string, final: boolean): Promise<void> =>
  page.evaluate(
    ([text, is]) => (globalThis as unknown as { say: (t: string, f: boolean) => void }).say(text, is),
    [words, final] as const,
  )
const wasRead = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { read: [string, number][] }).read)

test('Without a network and before anything is sent, words that sound like danger bring who can be reached', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  const watch = new Watch(context, house)
  const sent: string[] = []
  context.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url())
  })
  await page.goto('/chat')
  await settled(page)
  await keptOnPhone(page)
  await screenerKept(page)
  const before = new Set(
    await page.evaluate(() => performance.getEntriesByType('resource').map((r) => r.name)),
  )
  expect([...before].filter((name) => name.includes('/assets/screen-'))).toEqual([])
  await expect(page.locator('.lines .m').first()).toBeVisible(soon)
  await context.setOffline(true)
  sent.length = 0

  await draft(page).fill('今天风好大')
  await page.waitForTimeout(1500)
  await expect(page.getByText(aid.help.danger)).toHaveCount(0)
  await draft(page).fill('我不想活了')
  await expect(page.getByRole('status').filter({ hasText: aid.help.danger })).toBeVisible(soon)
  const strip = page.locator('.aid')
  for (const number of ['12356', '120'])
    await expect(strip.getByRole('link', { name: number })).toHaveAttribute('href', `tel:${number}`)
  await expect(strip.getByRole('button', { name: aid.help.human })).toBeVisible()
  await expect(draft(page)).toHaveValue('我不想活了')
  await expect(button(page, zh.chat.send)).toBeEnabled()
  await look(page, 'draft-help')
  await usable(page, watch, 'a draft that sounds like danger', 48)
  await draft(page).fill('我爸又打我')
  await expect(page.getByText(aid.help.violence)).toBeVisible()
  for (const number of ['110', '12338'])
    await expect(strip.getByRole('link', { name: number })).toHaveAttribute('href', `tel:${number}`)
  await expect(strip.getByRole('link', { name: '12356' })).toHaveCount(0)
  await draft(page).fill('我想吃面')
  await expect(strip).toHaveCount(0)
  expect(sent).toEqual([])
  await context.setOffline(false)

  await page.evaluate(() => {
    document.documentElement.dataset.type = 'elder'
  })
  await draft(page).fill('我不想活了')
  await expect(strip).toBeVisible()
  await look(page, 'draft-help-elder')
  await usable(page, watch, 'the same in large letters', 60)
  await page.evaluate(() => {
    delete document.documentElement.dataset.type
  })
  await page.setViewportSize({ width: 1280, height: 800 })
  await look(page, 'draft-help-wide')
})

test('An elder speaks instead of typing, hears the answer slowly and again, and is shown two answers at once', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  const watch = new Watch(context, house)
  await giveEarsAndVoice(page)
  await page.goto('/settings')
  await settled(page)
  await button(page, zh.settings.on).first().click()
  await page.goto('/chat')
  await settled(page)

  await test.step('of the three answers to the greeting two are shown, the person among them, and all when asked for', async () => {
    const chips = page.locator('.chips-said .chip')
    await expect(button(page, zh.chat.more)).toBeVisible(soon)
    expect(await chips.count()).toBe(3)
    await expect(page.locator('.chips-said')).toContainText('真人')
    await look(page, 'two-choices-elder')
    await usable(page, watch, 'two answers and more', 60)
    await button(page, zh.chat.more).click()
    await expect(button(page, zh.chat.more)).toHaveCount(0)
    expect(await chips.count()).toBe(3)
  })

  await test.step('it is asked once, before the first use, and the words wait in the draft', async () => {
    await button(page, aid.voice.start).click()
    await expect(page.getByText(aid.voice.ask)).toBeVisible()
    await look(page, 'voice-ask-elder')
    await usable(page, watch, 'the question before the microphone', 60)
    await button(page, aid.voice.agree).click()
    await expect(page.getByText(aid.voice.on)).toBeVisible()
    await hear(page, '有个人打', false)
    await expect(page.getByText('有个人打…')).toBeVisible()
    await expect(draft(page)).toHaveValue('')
    await hear(page, '有个人打电话来让我转账，还要验证码', true)
    await expect(draft(page)).toHaveValue('有个人打电话来让我转账，还要验证码')
    await look(page, 'voice-on-elder')
    await usable(page, watch, 'while it listens', 60)
    await button(page, aid.voice.stop).click()
    await expect(page.locator('.m.me')).toHaveCount(0)
    await button(page, zh.chat.send).click()
  })

  await test.step('the warning stands there with the number to call, and is read at an elder’s pace', async () => {
    await expect(page.locator('.warns')).toContainText(/转|汇|密码|验证码|骗|钱|好处/, soon)
    await expect(page.locator('.card-calls').getByRole('link', { name: /110/ })).toBeVisible(soon)
    expect(await wasRead(page)).toEqual([])
    await button(page, aid.aloud.read).click()
    const first = await wasRead(page)
    expect(first.length).toBeGreaterThan(0)
    for (const [, rate] of first) expect(rate).toBeCloseTo(0.85, 4)
    await button(page, aid.aloud.again).click()
    expect((await wasRead(page)).length).toBe(first.length * 2)
    await look(page, 'aloud-elder')
    await usable(page, watch, 'while it reads', 60)
  })

  await test.step('a new answer is read by itself until it is stopped; the microphone asks no second time', async () => {
    const before = (await wasRead(page)).length
    await draft(page).fill('我知道了')
    await button(page, zh.chat.send).click()
    await expect.poll(async () => (await wasRead(page)).length, soon).toBeGreaterThan(before)
    await button(page, aid.aloud.stop).click()
    await button(page, aid.voice.start).click()
    await expect(page.getByText(aid.voice.ask)).toHaveCount(0)
    await expect(page.getByText(aid.voice.on)).toBeVisible()
    await button(page, aid.voice.stop).click()
  })

  await test.step('said aloud, the words that end the talk end it at once; what was written waits', async () => {
    const said = page.locator('.m.me').filter({ hasText: '不聊了' })
    await button(page, aid.aloud.read).click()
    const before = (await wasRead(page)).length
    await draft(page).fill('还没想好的话')
    await button(page, aid.voice.start).click()
    await hear(page, '我妈说不聊了就挂了', true)
    await expect(draft(page)).toHaveValue('还没想好的话我妈说不聊了就挂了')
    await expect(said).toHaveCount(0)
    await hear(page, '好了，不聊了', true)
    await expect(said).toHaveCount(1, soon)
    await expect(page.getByText(aid.voice.on)).toHaveCount(0)
    await expect(draft(page)).toHaveValue('还没想好的话我妈说不聊了就挂了')
    await expect(page.locator('.lines')).toContainText(
      /先到这里|不聊了|先停下|先不说了|停在这儿|随时可以离开|先歇着|停下/,
      soon,
    )
    // nothing of the farewell is read aloud: whoever said “stop” wants quiet
    expect((await wasRead(page)).length).toBe(before)
    await draft(page).fill('')
  })

  await test.step('on a wide screen, too', async () => {
    await page.setViewportSize(desk)
    await look(page, 'aloud-wide')
  })
})

test('Where the browser can neither listen nor read, nothing speaks of it', async ({ browser, house }) => {
  const { page } = await openPhone(browser, house)
  await page.addInitScript(() => {
    for (const name of ['SpeechRecognition', 'webkitSpeechRecognition', 'speechSynthesis'])
      Object.defineProperty(globalThis, name, { value: undefined, configurable: true })
  })
  await page.goto('/chat')
  await settled(page)
  await draft(page).fill('我不想活了')
  await expect(page.locator('.aid')).toBeVisible(soon)
  await expect(button(page, aid.voice.start)).toHaveCount(0)
  await expect(button(page, aid.aloud.read)).toHaveCount(0)
})

test('A minor whose time is over is told until when to rest, and a cry for help goes through all the same', async ({
  browser,
  house,
}) => {
  const xiaoman = await house.neighbour('小满', '2013-05-01')
  const { context, page } = await openPhone(browser, house)
  const [name, value] = xiaoman.cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url: house.url }])
  const watch = new Watch(context, house)
  await page.goto('/chat')
  await settled(page)
  for (const text of ['作业好多', '不想写', '写到现在']) {
    await draft(page).fill(text)
    await button(page, zh.chat.send).click()
    await expect(page.locator('.st').last()).toHaveText(zh.chat.state.got, soon)
    house.floor.clock.turn({ minutes: 22 })
  }
  const rest = page.locator('.rest')
  await expect(rest).toContainText(/以后再聊/, soon)
  await look(page, 'rest')
  await usable(page, watch, 'a rest', 48)
  await draft(page).fill('我想死')
  await button(page, zh.chat.send).click()
  await expect(page.locator('.crisis')).toBeVisible(soon)
  await expect(rest).toHaveCount(0)
})
