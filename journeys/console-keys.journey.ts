import type { Page } from '@playwright/test'
import { generate } from 'otplib'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { desk, expect, openDesk, test } from './house.ts'

const { crisis, roster, network, identity, duty } = wordsZh
const soon = { timeout: 20_000 }
/** “Within seconds”: generous, for a machine that is busy with everything at once. */
const withinSeconds = { timeout: 8_000 }

/** Somebody nobody knows presses “我现在很危险”. @returns the number of the alert */
async function alertFrom(house: TestHouse, reader: Page): Promise<string> {
  const before = new Set((await boardOf(reader)).map((row) => row.number))
  await house.visitor().must('POST /api/companion/sos', { body: { id: freshId(), locale: 'zh' } })
  const row = (await boardOf(reader)).find(({ number }) => !before.has(number))
  if (!row) throw new Error('the alert is not on the board')
  return row.number
}

let made = 0
const freshId = (): string => `01900000-0000-7000-8000-${String(++made).padStart(12, '0')}`

interface BoardRow {
  readonly id: string
  readonly number: string
  readonly grade: string
  readonly ownerName: string | null
  readonly mine: boolean
}
/** The board as the house tells it to whoever is signed in on this page. */
async function boardOf(page: Page): Promise<readonly BoardRow[]> {
  const reply = await page.request.get('/api/crisis/board')
  return ((await reply.json()) as { rows: readonly BoardRow[] }).rows
}

const rowOf = (page: Page, number: string) => page.locator(`[data-event-number="${number}"]`)
const chosen = (page: Page) => page.locator('.row.chosen')
const said = (page: Page) => page.locator('.said-box')

/** Presses J until the keys stand on this alert. */
async function moveTo(page: Page, number: string): Promise<void> {
  const count = await page.locator('[data-event-number]').count()
  for (let n = 0; n < count; n += 1) await page.keyboard.press('k')
  for (let n = 0; n < count; n += 1) {
    if ((await chosen(page).getAttribute('data-event-number')) === number) return
    await page.keyboard.press('j')
  }
  await expect(chosen(page)).toHaveAttribute('data-event-number', number)
}

/** What is drawn, top to bottom: number, level and who has it. */
const drawn = (page: Page): Promise<readonly string[]> =>
  page.locator('[data-event-number]').evaluateAll((rows) =>
    rows.map((row) => {
      const owner = row.querySelector('.due span:last-child')?.textContent?.split(' · ').at(-1)
      return `${row.getAttribute('data-event-number')} ${row.getAttribute('data-grade')} ${owner}`
    }),
  )

/** What the API says, in the groups of the board: nobody’s, mine, my colleagues’. */
async function told(page: Page): Promise<readonly string[]> {
  const rows = await boardOf(page)
  const group = (row: BoardRow): number => (row.ownerName === null ? 0 : row.mine ? 1 : 2)
  return [...rows]
    .sort((a, b) => group(a) - group(b))
    .map((row) => `${row.number} ${row.grade} ${row.ownerName ?? crisis.board.nobody}`)
}

test('A counsellor works the board with the keyboard alone', async ({ browser, house }) => {
  const { page } = await openDesk(browser, house, '林晓安')
  await expect(page.locator('[data-event-number]').first()).toBeVisible(soon)

  await test.step('? shows what the keys do, Esc puts it away', async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toContainText('接手这一条')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('J goes down, K goes up, Enter opens', async () => {
    const [first, second] = await page.locator('[data-event-number]').all()
    await page.keyboard.press('j')
    await expect(first!).toHaveClass(/chosen/)
    await page.keyboard.press('j')
    await expect(second!).toHaveClass(/chosen/)
    await page.keyboard.press('k')
    await expect(first!).toHaveClass(/chosen/)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/console\/events\//)
    await expect(first!).toHaveAttribute('aria-current')
  })

  let number = ''
  await test.step('a new alert stands on the board within seconds, without a reload', async () => {
    await page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'))
    number = await alertFrom(house, page)
    await expect(rowOf(page, number)).toBeVisible(withinSeconds)
    await expect(page.locator('body')).toHaveAttribute('data-same-page', 'yes')
  })

  await test.step('A takes it and opens it', async () => {
    await moveTo(page, number)
    await page.keyboard.press('a')
    await expect(said(page)).toContainText(crisis.board.taken(number), soon)
    const row = (await boardOf(page)).find((each) => each.number === number)!
    expect(row).toMatchObject({ ownerName: '林晓安', mine: true })
    await expect(page).toHaveURL(new RegExp(row.id))
  })

  await test.step('a colleague who presses A on it as well is told who took it', async () => {
    const zhou = await openDesk(browser, house, '周敏')
    await expect(rowOf(zhou.page, number)).toContainText('林晓安', soon)
    await moveTo(zhou.page, number)
    await zhou.page.keyboard.press('a')
    await expect(said(zhou.page)).toContainText(crisis.board.takenBy('林晓安'), soon)
  })
})

test('Two colleagues press A in the same moment: one has it, the other is told who', async ({
  browser,
  house,
}) => {
  const names = ['林晓安', '周敏'] as const
  const pages = [
    (await openDesk(browser, house, names[0])).page,
    (await openDesk(browser, house, names[1])).page,
  ] as const
  const number = await alertFrom(house, pages[0])
  for (const page of pages) {
    await expect(rowOf(page, number)).toBeVisible(soon)
    await moveTo(page, number)
  }
  await Promise.all(pages.map((page) => page.keyboard.press('a')))
  const owner = async () => (await boardOf(pages[0])).find((row) => row.number === number)?.ownerName
  await expect.poll(owner, soon).toBeTruthy()
  const winner = (await owner()) === names[0] ? 0 : 1
  await expect(said(pages[winner]!)).toContainText(crisis.board.taken(number), soon)
  await expect(said(pages[1 - winner]!)).toContainText(crisis.board.takenBy(names[winner]!), soon)
})

test('The stream was cut and came back: the board is what the house holds', async ({ browser, house }) => {
  const { context, page } = await openDesk(browser, house, '周敏')
  const lin = await openDesk(browser, house, '林晓安')
  await expect(page.getByText(crisis.board.live, { exact: true })).toBeVisible(soon)
  const before = await alertFrom(house, lin.page)
  await expect(rowOf(page, before)).toBeVisible(withinSeconds)

  await context.setOffline(true)
  house.app.server.closeAllConnections()
  await expect(page.getByText(crisis.board.polling)).toBeVisible(soon)
  await expect(page.getByRole('alert').getByText(wordsZh.state.offline)).toBeVisible({ timeout: 40_000 })
  const missed = [await alertFrom(house, lin.page), await alertFrom(house, lin.page)]
  await moveTo(lin.page, before)
  await lin.page.keyboard.press('a')
  await expect(said(lin.page)).toContainText(crisis.board.taken(before), soon)
  for (const number of missed) await expect(rowOf(page, number)).toHaveCount(0)

  await context.setOffline(false)
  await expect(page.getByText(crisis.board.live, { exact: true })).toBeVisible({ timeout: 40_000 })
  await expect
    .poll(async () => JSON.stringify(await drawn(page)) === JSON.stringify(await told(page)), soon)
    .toBe(true)
  expect(await drawn(page)).toEqual(await told(page))
  for (const number of missed) await expect(rowOf(page, number)).toHaveCount(1)
  await expect(rowOf(page, before)).toContainText('林晓安')
})

test('Somebody takes over the duty now, and everybody sees who is first', async ({ browser, house }) => {
  const asked = await openDesk(browser, house, '林晓安')
  const primary = async (): Promise<string | undefined> => {
    const now = Date.now()
    const span = `from=${new Date(now).toISOString()}&to=${new Date(now + 3_600_000).toISOString()}`
    const reply = await asked.page.request.get(`/api/roster/week?${span}`)
    const { onDuty } = (await reply.json()) as { onDuty: readonly { name: string; slot: string }[] }
    return onDuty.find(({ slot }) => slot === 'primary')?.name
  }
  const before = await primary()
  const taker = before === '周敏' ? '李静' : '周敏'
  const { page } = await openDesk(browser, house, taker)
  await page.goto('/console/roster')
  await page.getByRole('button', { name: roster.now }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('手上没有没接的')
  await page.getByRole('dialog').getByRole('button', { name: roster.nowYes }).click()
  await expect(said(page)).toContainText(roster.nowDone, soon)
  await expect(page.getByRole('region', { name: duty.label })).toContainText(`${taker}${duty.me}`, soon)
  expect(await primary()).toBe(taker)
})

test('A new colleague comes in by a one-time link, a password and an authenticator', async ({
  browser,
  house,
}) => {
  const { page: wang } = await openDesk(browser, house, '王理')
  const { people } = network
  let link = ''
  await test.step('the manager invites her and receives a link to hand over', async () => {
    await wang.goto('/console/people')
    await wang.getByRole('button', { name: people.invite }).click()
    await wang.getByLabel(people.name, { exact: true }).fill('何新')
    await wang.getByLabel(people.loginName, { exact: true }).fill('hexin')
    await wang.getByRole('button', { name: people.inviteYes }).click()
    const shown = new URL((await wang.locator('.link-box code').textContent(soon))!)
    link = shown.pathname + shown.search
  })

  const context = await browser.newContext({ viewport: desk, baseURL: house.url })
  const page = await context.newPage()
  const password = '晚风 石桥 铜铃 四月 橘子'
  await test.step('a password that anybody could guess is refused; a good one is taken', async () => {
    await page.goto(link)
    await setPassword(page, 'password1234')
    await expect(page.getByRole('alert')).toContainText(wordsZh.refusals.PASSWORD_WEAK, soon)
    await setPassword(page, password)
    await expect(page.getByText(identity.invitation.done)).toBeVisible(soon)
  })

  let secret = ''
  await test.step('she signs in, binds an authenticator, and is in', async () => {
    await page.getByRole('button', { name: identity.invitation.toSignIn }).click()
    await givePassword(page, password)
    secret = (await page.locator('.secret code').textContent(soon))!.replaceAll(' ', '')
    await page.getByLabel(identity.code, { exact: true }).fill('000000')
    await expect(page.getByRole('alert')).toContainText(wordsZh.refusals.CODE_WRONG, soon)
    await giveCode(page, house, secret)
    await expect(page.getByRole('button', { name: /何新/ })).toBeVisible(soon)
  })

  await test.step('the next time both are asked for, and the link is used up', async () => {
    await page.getByRole('button', { name: /何新/ }).click()
    await page.getByText(wordsZh.bar.signOut).click()
    await givePassword(page, password)
    await expect(page.getByText(identity.codeTitle)).toBeVisible(soon)
    house.floor.clock.turn({ seconds: 31 })
    await giveCode(page, house, secret)
    await expect(page.getByRole('button', { name: /何新/ })).toBeVisible(soon)
    await page.goto(link)
    await setPassword(page, password)
    await expect(page.getByRole('alert')).toContainText(wordsZh.refusals.LINK_USED, soon)
  })
})

async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel(identity.invitation.password, { exact: true }).fill(password)
  await page.getByLabel(identity.invitation.again, { exact: true }).fill(password)
  // the sign of waiting may still be fading out, and is part of the name while it does
  await page.getByRole('button', { name: new RegExp(`${identity.invitation.yes}$`) }).click()
}

async function givePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel(identity.loginName, { exact: true }).fill('hexin')
  await page.getByLabel(identity.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: identity.next }).click()
}

/** The code that her authenticator shows by the clock of the house. */
async function giveCode(page: Page, house: TestHouse, secret: string): Promise<void> {
  const epoch = Math.floor(house.floor.clock.processNow.getTime() / 1000)
  await page.getByLabel(identity.code, { exact: true }).fill(await generate({ secret, epoch }))
}
