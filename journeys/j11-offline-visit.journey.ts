import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { outingZh as words } from '../packages/console/src/pages/outing/words.zh.ts'
import { expect, openDesk, phone, test } from './house.ts'
import { nobodyShutOut, settled } from './walk.ts'

const soon = { timeout: 20_000 }
const pin = '402817'

/** Everything this browser has written down, as somebody who found the telephone would read it. */
const lyingOpen = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const stored = await Promise.all(
      (await caches.keys())
        .filter((name) => name.includes('outing'))
        .map(async (name) => {
          const kept = await caches.open(name)
          const all = await Promise.all(
            (await kept.keys()).map(async (one) => (await kept.match(one))!.text()),
          )
          return all.join()
        }),
    )
    return JSON.stringify({ ...localStorage, ...sessionStorage }) + stored.join()
  })
async function enter(page: Page): Promise<void> {
  await page.getByLabel(words.pin.first).fill(pin)
  await page.getByRole('button', { name: words.pin.open, exact: true }).click()
}

/** A visit of 桂芳 today, planned by two. */
async function planned(page: Page, at: number): Promise<string> {
  const { rows } = (await (await page.request.get('/api/casework/cases')).json()) as {
    rows: { id: string; name: string }[]
  }
  const caseId = rows.find((one) => one.name === '桂芳')!.id
  const { colleagues } = (await (await page.request.get(`/api/outing/cases/${caseId}`)).json()) as {
    colleagues: { id: string; name: string }[]
  }
  const idOf = (name: string): string => colleagues.find((one) => one.name === name)!.id
  const id = randomUUID()
  const data = {
    ...{
      id,
      staffId: idOf('李静'),
      companionId: idOf('孟格'),
      startsAt: new Date(at).toISOString(),
      minutes: 50,
    },
    ...{ where: '梧桐里 3 栋 202', why: '看看一个人吃饭怎么样', bring: ['consent'], wish: false },
  }
  const planned = await page.request.post(`/api/outing/cases/${caseId}/visits`, { data })
  expect(planned.status()).toBe(200)
  return id
}

test('Two go to a building without signal: what they wrote arrives once, a colleague’s words stay, and who is late is looked for', async ({
  browser,
  house,
}) => {
  const { context, page } = await openDesk(browser, house, '李静')
  await page.setViewportSize(phone)
  const id = await planned(page, house.floor.clock.processNow.getTime() + 60_000)
  await page.goto('/console/outings')
  const card = page.getByRole('listitem', { name: '桂芳' })
  await expect(card).toContainText('梧桐里 3 栋 202', soon)
  await settled(page)
  await nobodyShutOut(page, 'day of visits')
  await page.getByLabel(words.pin.first).fill(pin)
  await page.getByLabel(words.pin.again).fill(pin)
  await page.getByRole('button', { name: words.pin.set, exact: true }).click()
  await expect(page.getByLabel(words.pin.first)).toHaveCount(0, soon)
  await card.getByRole('link', { name: words.open }).click()
  await page.getByRole('button', { name: words.timer.left }).click()
  await expect(page.getByText(/小屋 .* 会去找您，除非/)).toBeVisible(soon)
  await expect(page.getByText(words.allSent)).toBeVisible(soon)
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.ready.then((one) => one.active?.state)), {
      timeout: 30_000,
    })
    .toBe('activated')
  await page.goto(`/console/outings`)
  await enter(page)
  await expect(page.getByLabel(words.pin.first)).toHaveCount(0, soon)
  await expect(card).toBeVisible(soon)
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('anxin.kept.outing.day') !== null), soon)
    .toBe(true)

  // no signal: the pages open, the truth is said, every letter stays
  await context.setOffline(true)
  await page.goto(`/console/outings/${id}`)
  // before the PIN nothing is shown but the way to safety
  await expect(page.getByRole('button', { name: words.timer.help })).toBeVisible(soon)
  await expect(page.getByText('桂芳')).toHaveCount(0)
  await enter(page)
  await expect(page.getByText(/现在没有网络：小屋 .* 会去找您/)).toBeVisible(soon)
  await page.getByText(words.form.mets.met, { exact: true }).click()
  await page.getByLabel(words.form.seen).fill('桌上两副碗筷，饭还热着')
  await page.getByText(words.form.risks.present, { exact: true }).click()
  await page.getByLabel(words.form.riskWords).fill('她说活着没意思')
  await expect(page.getByText(words.form.dangerOffline)).toBeVisible()
  await expect(page.getByText(words.waiting(3))).toBeVisible(soon)
  const paper = { name: 'paper.png', mimeType: 'image/png', buffer: await page.screenshot() }
  await page.locator('input[type=file]').setInputFiles(paper)
  await expect(page.getByText(words.papers.waiting(1))).toBeVisible(soon)
  await page.reload()
  await expect(page.getByText(words.pin.unsent)).toBeVisible(soon)
  const open = await lyingOpen(page)
  for (const secret of ['桂芳', '3 栋 202', '一个人吃饭', '两副碗筷', '活着没意思', pin])
    expect(open.includes(secret), secret).toBe(false)
  await page.getByLabel(words.pin.first).fill('907133')
  await page.getByRole('button', { name: words.pin.open, exact: true }).click()
  await expect(page.getByText(words.pin.wrong(9))).toBeVisible(soon)
  await expect(page.getByText('桂芳')).toHaveCount(0)
  await enter(page)
  await expect(page.getByLabel(words.form.seen)).toHaveValue('桌上两副碗筷，饭还热着', soon)
  await settled(page)
  await nobodyShutOut(page, 'a visit without a network')

  // at the office a colleague writes on the same visit
  const office = await openDesk(browser, house, '陈督明')
  const edits = [
    {
      ...{ id: randomUUID(), base: 0, writtenAt: new Date().toISOString() },
      said: { field: 'risk', value: { answer: 'none', words: '上周电话里说没有' } },
    },
  ]
  expect(
    (await office.page.request.post(`/api/outing/visits/${id}/edits`, { data: { edits } })).status(),
  ).toBe(200)

  // back in reach: once, beside, and somebody is called
  await context.setOffline(false)
  await expect(page.getByText(words.allSent)).toBeVisible(soon)
  await expect(page.getByText(words.papers.waiting(1))).toHaveCount(0, soon)
  await expect(page.getByRole('link', { name: /李静 拍的/ })).toHaveCount(1, soon)
  const clash = page.getByRole('alert').filter({ hasText: words.clash.about })
  await expect(clash).toContainText('上周电话里说没有', soon)
  await expect(clash).toContainText('她说活着没意思')
  const board = (await (await office.page.request.get('/api/crisis/board')).json()) as {
    rows: { name: string }[]
  }
  expect(board.rows.filter((row) => row.name === '桂芳')).toHaveLength(1)
  await clash.getByRole('button', { name: words.clash.useOther }).click()
  await expect(clash).toHaveCount(0, soon)
  await page.getByRole('button', { name: words.form.sign }).click()
  await expect(page.getByText(/李静 已签/)).toBeVisible(soon)

  // nobody said they are safely out
  house.floor.clock.turn({ minutes: 50 + 30 + 2 })
  await expect
    .poll(async () => house.pager.letters.some((one) => one.words.includes('平安的话')), soon)
    .toBe(true)
  house.floor.clock.turn({ minutes: 16 })
  const watching = await openDesk(browser, house, '陈督明')
  await watching.page.goto('/console/outings')
  const line = watching.page.getByRole('alert').filter({ hasText: words.board.late })
  await expect(line).toContainText('李静', soon)
  await expect(line).toContainText('梧桐里 3 栋 202')
  expect(house.pager.letters.some((one) => one.words.includes('没有回音'))).toBe(true)
  await settled(watching.page)
  await line.getByRole('button', { name: words.board.own }).click()
  await line.getByRole('button', { name: words.board.answer }).click()
  await watching.page.getByRole('dialog').getByRole('textbox').fill('电话通了，手机没电，人平安')
  await watching.page.getByRole('dialog').getByRole('button', { name: words.board.answer }).click()
  await expect(line).toHaveCount(0, soon)
  const { lines } = (await (await watching.page.request.get('/api/outing/board')).json()) as {
    lines: unknown[]
  }
  expect(lines).toEqual([])
})
