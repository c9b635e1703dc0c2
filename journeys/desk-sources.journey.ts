import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import type { Page } from '@playwright/test'
import { drillZh } from '../packages/console/src/pages/drill/words.zh.ts'
import { partnerZh as words } from '../packages/console/src/pages/partner/words.zh.ts'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { expect, openDesk, phone, test } from './house.ts'
import { settled, usable, Watch } from './walk.ts'

const soon = { timeout: 20_000 }
const look = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/look/desk-sources-${name}.png`, fullPage: true })
const dialog = (page: Page) => page.locator('dialog[open]')

const file = [
  '编号,称呼,情况,现在有危险,未成年',
  '101,小何,说药都准备好了，今晚就吃,是,否',
  '102,小沈,一个人哭了很久,不清楚,是',
  ',没有编号的人,他说不想活了,是,否',
].join('\r\n')

test('A hotline hands over a file: what can be read stands on the board, what cannot is read by a person', async ({
  browser,
  house,
}) => {
  const { context, page: wang } = await openDesk(browser, house, '王理')
  const watch = new Watch(context, house)
  await test.step('王理 writes the hotline down; before that the page says what to do', async () => {
    await wang.goto('/console/partners')
    await settled(wang)
    await expect(wang.getByText(words.none)).toBeVisible()
    await wang.getByRole('button', { name: words.add }).click()
    await dialog(wang).getByLabel(words.name).fill('江城心理热线')
    await dialog(wang).getByLabel(words.place).click()
    await wang.locator('.ant-select-item-option', { hasText: '小屋' }).first().click()
    await dialog(wang).getByRole('button', { name: words.addYes }).click()
    await wang.getByRole('button', { name: `${words.key} 江城心理热线` }).click()
    await dialog(wang).getByRole('button', { name: words.keyYes }).click()
    await expect(dialog(wang).getByLabel(words.keyIs)).toHaveValue(/.{40}/)
    await look(wang, 'key')
    await dialog(wang).getByRole('button', { name: wordsZh.act.close }).last().click()
  })

  const { context: desk, page: lin } = await openDesk(browser, house, '林晓安')
  const deskWatch = new Watch(desk, house)
  await test.step('林晓安 looks through the file first: the bad row by line and reason', async () => {
    await lin.goto('/console/partners')
    await lin.getByRole('button', { name: `${words.upload} 江城心理热线` }).click()
    await dialog(lin)
      .getByLabel(words.import.choose)
      .setInputFiles({ name: '转来.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
    await expect(dialog(lin).getByText(words.import.fine(2))).toBeVisible(soon)
    await expect(dialog(lin).getByRole('alert')).toContainText(words.problems.no_id)
    await expect(dialog(lin).getByRole('alert')).toContainText(words.line(4))
    await usable(lin, deskWatch, 'a file before it is taken', 0)
    await look(lin, 'preview')
    await dialog(lin)
      .getByRole('button', { name: words.import.yes(3) })
      .click()
  })

  await test.step('the two stand on the board, the third waits for her and is entered by hand', async () => {
    const row = lin.getByRole('listitem', { name: `江城心理热线 ${words.line(4)}` })
    await expect(row).toBeVisible(soon)
    await usable(lin, deskWatch, 'what partners hand over', 0)
    await look(lin, 'partners')
    await lin.setViewportSize(phone)
    await settled(lin)
    await look(lin, 'partners-phone')
    await lin.setViewportSize({ width: 1440, height: 900 })
    await row.getByRole('button', { name: words.unread.enter, exact: true }).click()
    await dialog(lin).getByLabel(words.enter.seen).fill('他说不想活了')
    for (const question of [words.enter.danger, words.enter.minor])
      await dialog(lin)
        .getByRole('group', { name: question })
        .getByText(question === words.enter.danger ? words.enter.three.yes : words.enter.three.no, {
          exact: true,
        })
        .click()
    await dialog(lin).getByLabel(words.enter.name).fill('没有编号的人')
    await look(lin, 'enter')
    await dialog(lin).getByRole('button', { name: words.enter.yes }).click()
    await expect(row).toHaveCount(0, soon)
    await lin.getByRole('link', { name: wordsZh.nav.board }).first().click()
    for (const name of ['小何', '小沈', '没有编号的人'])
      await expect(lin.getByText(name).first()).toBeVisible(soon)
  })

  await test.step('the licensed screener is asked where its text was loaded, and raises the level', async () => {
    const text = JSON.parse(
      fs.readFileSync('packages/server/src/rooms/findings/placeholder-text.json', 'utf8'),
    ) as { items: string[] }
    await wang.request.post('/api/assessment/texts', { data: text })
    const { rows } = (await (await lin.request.get('/api/crisis/board')).json()) as {
      rows: { id: string; name: string }[]
    }
    const { id } = rows.find((row) => row.name === '小沈')!
    await lin.request.post(`/api/crisis/events/${id}/acknowledge`, { data: {} })
    const contact = { id: randomUUID(), channel: 'phone', outcome: 'reached', note: '' }
    await lin.request.post(`/api/crisis/events/${id}/contacts`, { data: contact })
    await lin.goto(`/console/events/${id}`)
    await settled(lin)
    const { crisis } = wordsZh
    const { screener } = crisis.forms.further
    await lin.getByRole('button', { name: crisis.event.acts.assess, exact: true }).first().click()
    await dialog(lin).getByRole('button', { name: screener.begin }).click()
    const asked = dialog(lin).getByRole('region', { name: 'C-SSRS screener' })
    const second = asked.getByRole('group', { name: text.items[1]! })
    await second.getByText('否', { exact: true }).click()
    await expect(asked.getByText(text.items[2]!)).toHaveCount(0)
    await second.getByText('是', { exact: true }).click()
    await expect(asked.getByText(text.items[2]!)).toBeVisible()
    await asked.getByRole('group', { name: text.items[3]! }).getByText('是', { exact: true }).click()
    await expect(
      asked.getByText(screener.found(crisis.forms.assess.resultLevel(crisis.triage.HIGH))),
    ).toBeVisible()
    await asked.scrollIntoViewIfNeeded()
    await look(lin, 'screener')
    await dialog(lin).getByLabel(crisis.forms.assess.decision).fill('现在陪着')
    await dialog(lin).getByLabel(crisis.forms.assess.rationale).fill('持证原文第四题为是')
    await dialog(lin).getByRole('button', { name: crisis.forms.assess.yes }).click()
    await expect(dialog(lin)).toHaveCount(0, soon)
    const detail = (await (await lin.request.get(`/api/crisis/events/${id}`)).json()) as { grade: string }
    expect(detail.grade).toBe('RED')
  })

  await test.step('the drill of the night is turned on by the administrator', async () => {
    await wang.goto('/console/drills')
    await settled(wang)
    await wang.getByRole('button', { name: drillZh.night.turnOn }).click()
    await dialog(wang).getByRole('button', { name: drillZh.night.save }).click()
    await expect(wang.getByText(drillZh.night.on(3, 6))).toBeVisible(soon)
    await usable(wang, watch, 'drills', 0)
    await look(wang, 'night')
  })
})
