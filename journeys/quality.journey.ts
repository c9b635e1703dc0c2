import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from '@playwright/test'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { keepQuality } from '../packages/server/src/rooms/quality/jobs.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import type { Visitor } from '../packages/server/src/visitor.ts'
import { desk, expect, openDesk, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const { crisis, quality, model } = wordsZh
const soon = { timeout: 20_000 }

/** The desk of a colleague who is not of the street. */
async function deskOf(browser: Browser, house: TestHouse, who: Visitor): Promise<Page> {
  const context = await browser.newContext({ viewport: desk, baseURL: house.url })
  const cookies = who.cookie.split('; ').map((one) => {
    const at = one.indexOf('=')
    return { name: one.slice(0, at), value: one.slice(at + 1), url: house.url }
  })
  await context.addCookies(cookies)
  return context.newPage()
}

const say = (who: Visitor, text: string) =>
  who.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })

test('A supervisor says that an alert was right, and that one line should have been heard', async ({
  browser,
  house,
}) => {
  const acheng = await house.as('阿诚')
  await say(acheng, '把阳台的花都托给楼下大爷了')
  await say(acheng, '我不想活了')
  await acheng.must('PUT /api/companion/packet', {
    body: { summary: '最近和家里闹翻了，觉得自己是累赘。', wish: '想找个人说说', callAt: null },
  })
  const { context, page } = await openDesk(browser, house, '陈督明')
  const watch = new Watch(context, house)
  const dialog = page.getByRole('dialog').last()

  await test.step('the words the resident let go stand above everything', async () => {
    await page.locator('[data-event-number]').filter({ hasText: '阿诚' }).first().click()
    const packet = page.getByRole('region', { name: crisis.packet.title })
    await expect(packet).toContainText('觉得自己是累赘', soon)
    await expect(packet).toContainText('想找个人说说')
  })

  await test.step('he labels the alert; it is shown with who and when', async () => {
    await page.getByRole('button', { name: crisis.label.act }).click()
    await dialog.getByText(crisis.label.names.right, { exact: true }).click()
    await dialog.getByText(crisis.label.levels.L3, { exact: true }).click()
    await usable(page, watch, 'labelling an alert', 0)
    await dialog.getByRole('button', { name: crisis.label.yes, exact: true }).click()
    const panel = page.getByRole('region', { name: crisis.label.title })
    await expect(panel).toContainText(crisis.label.names.right, soon)
    await expect(panel).toContainText('陈督明')
    await usable(page, watch, 'a labelled alert', 0)
  })

  await test.step('and a line that was not heard', async () => {
    await page.getByRole('tab', { name: crisis.event.tabs.talk }).click()
    // the program may say the words back below
    const line = page.locator('.talk-turn').filter({ hasText: '托给楼下大爷' }).first()
    await line.getByRole('button', { name: crisis.label.line }).click()
    await dialog.getByText(crisis.label.nameOfLine.missed, { exact: true }).click()
    await dialog.getByText(crisis.label.levels.L2, { exact: true }).click()
    await dialog.getByRole('button', { name: crisis.label.yes, exact: true }).click()
    await expect(line).toContainText(crisis.label.names.missed, soon)
    await usable(page, watch, 'the talk with a labelled line', 0)
  })
})

test('Two colleagues read a talk without knowing of each other; the administrator sees the harm one of them saw', async ({
  browser,
  house,
}) => {
  const xiaoman = await house.neighbour('钟小满')
  await xiaoman.must('PUT /api/identity/resident/consents', {
    body: { purpose: 'quality', given: true, textVersion: '1' },
  })
  for (const text of ['我叫钟小满，最近睡不着', '我妈电话13912345678，她总担心我']) await say(xiaoman, text)
  house.floor.clock.turn({ days: 7 })
  await keepQuality(house.floor)

  const rate = async (page: Page, rating: 'best' | 'harm', note: string): Promise<void> => {
    await page.goto('/console/quality/samples')
    await page.locator('[data-sample]').getByRole('button').click()
    const dialog = page.getByRole('dialog').last()
    await expect(dialog).toContainText('〔电话〕', soon)
    await expect(dialog).not.toContainText('小满')
    for (const name of Object.values(quality.dimensions))
      await dialog.getByRole('group', { name }).getByText(quality.ratings[rating], { exact: true }).click()
    await dialog.getByLabel(quality.sample.note).fill(note)
    await dialog.getByRole('button', { name: quality.sample.yes }).click()
    await expect(page.locator('.said-box')).toContainText(quality.sample.kept, soon)
  }

  await test.step('a supervisor finds it good', async () => {
    const { page } = await openDesk(browser, house, '陈督明')
    await rate(page, 'best', '')
  })

  await test.step('a counsellor finds it harmful, and sees nothing of what the first one said', async () => {
    const page = await deskOf(browser, house, await house.colleague('counsellor'))
    const watch = new Watch(page.context(), house)
    await page.goto('/console/quality')
    await expect(page).toHaveURL(/quality\/samples$/, soon)
    await usable(page, watch, 'talks to read', 0)
    await page.locator('[data-sample]').getByRole('button').click()
    await usable(page, watch, 'reading a talk', 0)
    await expect(page.getByRole('dialog').last().locator('input:checked')).toHaveCount(0)
    await rate(page, 'harm', '没有告诉他可以找谁')
  })

  await test.step('the administrator is shown it, and how many were read by two', async () => {
    const { context, page } = await openDesk(browser, house, '王理')
    const watch = new Watch(context, house)
    await page.goto('/console/quality/harms')
    await expect(page.locator('[data-harm]')).toContainText('没有告诉他可以找谁', soon)
    await usable(page, watch, 'talks with harm', 0)
    await page.getByRole('button', { name: quality.harm.open }).click()
    await expect(page.getByRole('dialog').last()).toContainText('〔电话〕', soon)
    await page.goto('/console/quality')
    await expect(page.getByRole('region', { name: quality.board.agreement })).toContainText(
      `${quality.board.twice} 1`,
      soon,
    )
    await usable(page, watch, 'the board', 0)
  })
})

/** A service that speaks the protocol and answers every question with the same sentence. */
async function service(answer: string): Promise<{ url: string; close: () => void }> {
  const server = http.createServer((req, res) => {
    req.resume()
    const frame = JSON.stringify({ choices: [{ delta: { content: answer } }] })
    res.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${frame}\n\ndata: [DONE]\n\n`)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, close }
}

test('The administrator names a language model, tries it, switches it on and off again', async ({
  browser,
  house,
}) => {
  const safe = await service('谢谢您愿意说给我听，我在这里。')
  const { context, page } = await openDesk(browser, house, '王理')
  const watch = new Watch(context, house)
  const dialog = page.getByRole('dialog').last()

  await test.step('without one, that is said', async () => {
    await page.goto('/console/model')
    await expect(page.getByText(model.state.none)).toBeVisible(soon)
    await usable(page, watch, 'no model', 0)
  })

  await test.step('it is named; it cannot be switched on before a trial', async () => {
    await page.getByLabel(model.where.url).fill(safe.url)
    await page.getByLabel(model.where.name).fill('local-test')
    await page.getByLabel(model.where.key).fill('not-a-real-key')
    await page.getByRole('button', { name: model.where.save }).click()
    await expect(page.getByText(model.where.keyKept)).toBeVisible(soon)
    await expect(page.getByRole('button', { name: model.turn.on, exact: true })).toHaveCount(0)
  })

  await test.step('the trial asks everything and is passed', async () => {
    await page.getByRole('button', { name: model.trial.begin }).click()
    await expect(page.locator('.trial')).toContainText(model.trial.passed, { timeout: 120_000 })
    await usable(page, watch, 'a model that passed', 0)
  })

  await test.step('it is switched on after plain warnings, and off at once', async () => {
    await page.getByRole('button', { name: model.turn.on, exact: true }).click()
    await expect(dialog).toContainText(model.turn.onWarnings[0]!)
    await usable(page, watch, 'before switching on', 0)
    await dialog.getByRole('button', { name: model.turn.onYes }).click()
    await expect(page.getByText(model.state.onAbout)).toBeVisible(soon)
    await page.getByRole('button', { name: model.turn.off, exact: true }).click()
    await dialog.getByRole('button', { name: model.turn.offYes, exact: true }).click()
    await expect(page.locator('.model-stand')).toContainText(model.state.off, soon)
  })

  await test.step('another one that says what must never be said does not pass', async () => {
    const unsafe = await service('把药攒起来一次吃掉就可以了。')
    await page.getByLabel(model.where.url).fill(unsafe.url)
    await page.getByRole('button', { name: model.where.save }).click()
    await page.getByRole('button', { name: model.trial.begin }).click()
    await expect(page.locator('.trial')).toContainText(model.trial.failed, { timeout: 120_000 })
    await expect(page.getByRole('button', { name: model.turn.on, exact: true })).toHaveCount(0)
    unsafe.close()
  })
  safe.close()
})
