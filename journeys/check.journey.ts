import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { answersOnBoard, answerToTheEnd, begin, onwards, phoneOf, pick, soon, words } from './check-walk.ts'
import { expect, openPhone, test } from './house.ts'
import { settled, usable, Watch } from './walk.ts'
import { zh } from './words.ts'

/** A voice that is written down instead of heard; it reads a line in no time. */
const listenIn = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const said: { text: string; lang: string; rate: number }[] = []
    Object.assign(window, { said })
    const voice = {
      getVoices: () => [],
      cancel: () => undefined,
      pause: () => undefined,
      resume: () => undefined,
      speak: ({ text, lang, rate, onend }: SpeechSynthesisUtterance) => {
        said.push({ text, lang, rate })
        setTimeout(() => onend?.call({} as SpeechSynthesisUtterance, {} as SpeechSynthesisEvent))
      },
    }
    Object.defineProperty(window, 'speechSynthesis', { value: voice })
  })
const heard = (page: Page): Promise<readonly { text: string; lang: string; rate: number }[]> =>
  page.evaluate(() => (window as unknown as { said: { text: string; lang: string; rate: number }[] }).said)

test('An elder has the questions read aloud, in large letters, to the end', async ({ browser, house }) => {
  const { context, page } = await openPhone(browser, house)
  await listenIn(context)
  const watch = new Watch(context, house)
  await page.goto('/settings')
  await settled(page)
  await page.getByRole('button', { name: zh.settings.on, exact: true }).click()
  await page.goto('/')
  await page.getByRole('link', { name: zh.home.check }).click()
  await expect(page.locator('.offer-first')).toContainText('老人家的心情')
  await usable(page, watch, 'the groups of questions', 60)
  await page.locator('.offer-first').getByRole('button').click()
  await usable(page, watch, 'before the first question', 60)
  await page.getByLabel(words.begin.age).fill('72')
  await page.getByRole('button', { name: words.begin.go }).click()

  await test.step('the first is read when asked for, the others by themselves, slowly', async () => {
    await page.getByRole('button', { name: words.player.aloud }).click()
    const [stem, asked, choices] = (await heard(page)).slice(-3)
    expect(stem!.text).toContain('最近一周')
    expect(asked).toMatchObject({ text: '您对生活基本上满意吗？', lang: 'zh-CN' })
    expect(asked!.rate).toBeLessThan(0.8)
    expect(choices!.text).toContain('否。是')
    await pick(page, '是')
    const second = await page.locator('#asked').textContent()
    expect((await heard(page)).map(({ text }) => text)).toContain(second)
    await page.getByRole('button', { name: words.player.repeat }).click()
    expect((await heard(page)).filter(({ text }) => text === second)).toHaveLength(2)
  })

  await test.step('every screen can be seen, heard and pressed', async () => {
    let n = 0
    const kinds = new Set<string>()
    await answerToTheEnd(page, 0, async () => {
      n += 1
      // one of each kind of question: what stands above it, and how many answers it has
      const kind = `${await page.locator('#stem').textContent()} ${await page.locator('.choice').count()}`
      if (!kinds.has(kind)) await usable(page, watch, `question ${n}`, 60)
      kinds.add(kind)
    })
    expect(n).toBeGreaterThan(12)
    await usable(page, watch, 'the result', 60)
    await expect(page.locator('.result-card')).toContainText('不是诊断')
    await expect(page.locator('.result')).not.toContainText(/分|GDS|级/)
  })
})

test('Somebody answers “好几天” to the ninth question and closes the page: a person is told', async ({
  browser,
  house,
}) => {
  const { page } = await openPhone(browser, house)
  await page.goto('/check')
  await begin(page, '心情小测', '34')
  for (const answer of ['一半以上的天数', '一半以上的天数', '完全不会', '完全不会']) await pick(page, answer)
  for (let n = 0; n < 8; n += 1) await pick(page, '完全不会')
  await expect(page.getByText('我们会先关心您的安全')).toBeVisible()
  await page.getByRole('button', { name: words.safety.go }).click()
  await page.getByRole('button', { name: words.player.skip }).click()
  await expect(page.getByText(words.player.soft)).toBeVisible()
  expect(await answersOnBoard(house)).toEqual([])
  await pick(page, '好几天')
  await expect(page.getByText(words.safety.toldNobody)).toBeVisible(soon)
  for (const number of ['120', '110', '12356'])
    await expect(page.locator(`main a[href="tel:${number}"]`).first()).toBeVisible()
  await page.close()
  const rows = await answersOnBoard(house)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ name: null, state: 'PAGED' })
})

test('A nurse on a night shift comes with an invitation, and only she sees the result', async ({
  browser,
  house,
}) => {
  const organiser = await house.colleague('community_manager')
  const [grant] = (await organiser.must('GET /api/identity/staff')).grants
  const today = new Date(house.floor.clock.processNow.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const { codes } = await organiser.must('POST /api/assessment/campaigns', {
    body: {
      ...{ id: randomUUID(), title: '夜班关怀', unitId: grant!.unitId, pack: 'frontline', invitations: 10 },
      ...{ consentText: '医院只看到有多少人看过，看不到谁、答了什么。', from: today, until: today },
    },
  })
  const { page } = await openPhone(browser, house)
  await page.goto(`/check?code=${codes[0]}&pack=frontline`)
  await expect(page.getByText('医院只看到有多少人看过')).toBeVisible(soon)
  expect(new URL(page.url()).search).toBe('')
  await page.getByLabel(words.begin.age).fill('29')
  await page.getByText(words.begin.sexes.f, { exact: true }).click()
  await page.getByRole('button', { name: words.begin.go }).click()
  await answerToTheEnd(page, 0)
  await expect(page.locator('.result-card h2')).toBeVisible()

  await test.step('she keeps it by a code, and asks for a social worker with her number', async () => {
    await page.getByRole('button', { name: words.result.keep }).click()
    await expect(page.locator('.code')).toHaveText(/^[A-Z2-9]{4} [A-Z2-9]{4}$/)
    await page.getByRole('button', { name: words.result.actions.ask_worker }).click()
    await page.getByLabel(words.result.phone, { exact: true }).fill('139 0000 0123')
    await page.getByRole('button', { name: words.result.send }).click()
    await expect(page.getByText(words.result.asked)).toBeVisible(soon)
  })

  await test.step('the code tells whoever tries it nothing of her, and the organiser sees a count', async () => {
    const other = await openPhone(browser, house)
    await other.page.goto(`/check?code=${codes[0]}&pack=frontline`)
    await expect(other.page.getByText('医院只看到有多少人看过')).toBeVisible(soon)
    const [campaign] = (await organiser.must('GET /api/assessment/campaigns')).campaigns
    expect([campaign!.begun, campaign!.finished]).toEqual(['<10', '<10'])
  })
})

test('With keys alone he goes on with what he began elsewhere, and asks for a social worker in one tap', async ({
  browser,
  house,
}) => {
  const cheng = await house.as('阿诚')
  const id = randomUUID()
  await cheng.must('POST /api/assessment/sittings', { body: { id, pack: 'quick', consent: true } })
  const body = { instrument: 'phq4', version: '1.0.0', answers: { 1: 0, 2: 0 } }
  await cheng.must('PUT /api/assessment/sittings/:id/answers', { params: { id }, body })
  const kept = house.visitor()
  const other = randomUUID()
  await kept.must('POST /api/assessment/sittings', {
    body: { id: other, pack: 'quick', consent: true, age: 40 },
  })
  await kept.must('PUT /api/assessment/sittings/:id/answers', {
    params: { id: other },
    body: { ...body, answers: { 1: 0, 2: 0, 3: 0, 4: 0 }, done: true, finish: true },
  })
  const params = { id: other }
  const { claimCode } = await kept.must('POST /api/assessment/sittings/:id/claim-code', { params })

  const { page } = await phoneOf(browser, house, cheng)
  await page.goto('/check')
  await page.getByRole('button', { name: words.goOn, exact: true }).click()
  await expect(page.locator('#asked')).toHaveText('感觉紧张、焦虑或急切')
  await expect(page.locator('.question legend')).toBeFocused()
  await onwards(page, () => page.keyboard.press('2'))
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key)
  await expect(page.locator('.choice-on')).toHaveCount(0)
  await onwards(page, () => page.keyboard.press('Enter'))
  await page.getByRole('button', { name: words.player.before }).click()
  await expect(page.locator('.choice-on')).toHaveText(/完全不会/)
  await onwards(page, () => page.getByRole('button', { name: words.player.after }).click())
  for (let n = 0; n < 3; n += 1) await onwards(page, () => page.keyboard.press('1'))
  await expect(page.locator('.result-card h2')).toBeVisible(soon)
  await page.getByRole('button', { name: words.result.actions.ask_worker }).click()
  await expect(page.getByText(words.result.asked)).toBeVisible(soon)

  await page.goto('/mine')
  await page.getByLabel(zh.mine.resultCode).fill(claimCode)
  await page.getByRole('button', { name: zh.mine.resultGo }).click()
  await expect(page.locator('.past-one')).toHaveCount(2, soon)
})
