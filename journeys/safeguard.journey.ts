import type { Page } from '@playwright/test'
import { safeguardZh as words } from '../packages/console/src/pages/safeguard/words.zh.ts'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { zh as guardian } from '../packages/resident/src/pages/guardian/words.zh.ts'
import { zh as report } from '../packages/resident/src/pages/report/words.zh.ts'
import { castOf } from '../packages/server/src/testing-cast.ts'
import { expect, openDesk, openPhone, test } from './house.ts'
import { settled, usable, Watch } from './walk.ts'
import { zh } from './words.ts'

const soon = { timeout: 20_000 }
const look = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/look/safeguard-${name}.png`, fullPage: true })

/** Answers a question of the open form. */
const pick = (page: Page, answer: string) =>
  page.locator('dialog[open]').getByText(answer, { exact: true }).click()

test('A neighbour worries about somebody: it stands on the desk, is checked, and the neighbour learns only that it has arrived', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  const watch = new Watch(context, house)
  let receipt = ''
  await test.step('the neighbour finds the page from the help page, without signing in', async () => {
    await page.goto('/help')
    await settled(page)
    await page.getByRole('link', { name: zh.reportTitle }).click()
    await settled(page)
    await usable(page, watch, 'the form', 44)
    await page.getByRole('button', { name: report.yes, exact: true }).click()
    await expect(page.getByRole('link', { name: /120/ })).toHaveAttribute('href', 'tel:120')
    await page.getByLabel(report.seen).fill('他坐在阳台栏杆上，说不想活了')
    await page.getByLabel(report.where).fill('梧桐里 3 栋 502 阳台')
    await page.getByLabel(report.name).fill('老周')
    await page.reload()
    await settled(page)
    await expect(page.getByLabel(report.seen)).toHaveValue('他坐在阳台栏杆上，说不想活了')
    await look(page, 'form')
    await page.getByRole('button', { name: report.send }).click()
    await expect(page.getByRole('heading', { name: report.received })).toBeVisible(soon)
    receipt = (await page.locator('.report-code').innerText()).replace(/\s/g, '')
    await look(page, 'receipt')
    await usable(page, watch, 'the receipt', 44)
  })

  const { context: desk, page: lin } = await openDesk(browser, house, '林晓安')
  const deskWatch = new Watch(desk, house)
  await test.step('it is on the board at once; 林晓安 checks it before she calls anybody', async () => {
    await expect(lin.getByText('老周').first()).toBeVisible(soon)
    await lin.getByRole('link', { name: wordsZh.nav.safeguard }).click()
    const card = lin.getByRole('listitem', { name: '老周' })
    await expect(card.getByText(words.reports.danger.yes)).toBeVisible(soon)
    await look(lin, 'reports')
    await usable(lin, deskWatch, 'reports by others', 0)
    await card.getByRole('button', { name: words.reports.check, exact: true }).click()
    for (const step of ['read', 'known_here', 'words_ready'] as const)
      await pick(lin, words.reports.steps[step])
    await pick(lin, words.reports.states.confirmed)
    await look(lin, 'check')
    await lin.getByRole('button', { name: wordsZh.act.save, exact: true }).click()
    await expect(card.getByText(words.reports.by('林晓安'))).toBeVisible(soon)
  })

  await test.step('the neighbour learns that somebody sees to it, and nothing more', async () => {
    await page.getByText(report.look).click()
    await page.getByLabel(report.lookLabel).fill(receipt.toLowerCase())
    await page.getByRole('button', { name: report.lookGo, exact: true }).click()
    await expect(page.getByText(report.state.seen_to)).toBeVisible(soon)
    watch.quiet('the receipt looked up')
  })
})

test('A child says that a parent hits him: the report is confirmed, calls are logged, and the guardian sees nothing', async ({
  browser,
  house,
}) => {
  const cast = castOf(house)
  const xiaoyu = await cast.somebody('小雨', 13)
  expect(await cast.wards(xiaoyu.guardian!)).toHaveLength(1)
  await cast.say(xiaoyu, '我爸又拿皮带打我，我怕回家')

  const { context, page: lin } = await openDesk(browser, house, '林晓安')
  const watch = new Watch(context, house)
  await test.step('the house has proposed the report; 林晓安 starts it and rings 110', async () => {
    await lin.goto('/console/safeguard/children')
    const card = lin.getByRole('listitem', { name: '小雨' })
    await expect(card.getByText(words.children.states.proposed)).toBeVisible(soon)
    await look(lin, 'children')
    await usable(lin, watch, 'minors', 0)
    await card.getByRole('button', { name: words.children.start }).click()
    await pick(lin, words.codes.violence)
    await lin.getByLabel(words.children.facts).fill('孩子说父亲用皮带打，害怕回家')
    await lin.getByRole('button', { name: words.children.start }).last().click()
    await expect(card.getByText(words.children.states.started)).toBeVisible(soon)
    await card.getByRole('button', { name: words.children.call, exact: true }).click()
    await pick(lin, words.codes.taken)
    await lin.getByLabel(words.children.receiver).fill('王警官')
    await lin.getByLabel(words.children.receipt).fill('J2026-1125')
    await look(lin, 'call')
    await lin.getByRole('button', { name: words.children.call, exact: true }).last().click()
    await expect(card.getByText(/J2026-1125/)).toBeVisible(soon)
  })

  const { page: chen } = await openDesk(browser, house, '陈督明')
  await test.step('the duty leader confirms; the worker completes', async () => {
    await chen.goto('/console/safeguard/children')
    await chen
      .getByRole('listitem', { name: '小雨' })
      .getByRole('button', { name: words.children.confirm, exact: true })
      .click()
    await expect(chen.getByText(words.children.states.confirmed).first()).toBeVisible(soon)
    await lin.reload()
    const card = lin.getByRole('listitem', { name: '小雨' })
    await expect(card.getByText(words.child.none)).toBeVisible(soon)
    await look(lin, 'child-first')
    await card.getByRole('button', { name: words.child.keep, exact: true }).click()
    await pick(lin, words.child.said)
    await look(lin, 'child-said')
    await lin.getByRole('button', { name: words.child.keep, exact: true }).last().click()
    await expect(lin.locator('dialog[open]')).toHaveCount(0, soon)
    await expect(card.getByText(words.child.said, { exact: true })).toBeVisible(soon)
    await card.getByRole('button', { name: words.children.complete, exact: true }).click()
    await lin.getByLabel(words.children.summary).fill('派出所已受理，孩子今晚住外婆家')
    await lin.getByRole('button', { name: words.children.complete, exact: true }).last().click()
    await expect(card.getByText(words.children.states.complete)).toBeVisible(soon)
    await look(lin, 'complete')
  })

  await test.step('on the event, the guardian cannot be told, and a school is refused with words', async () => {
    await lin.getByRole('listitem', { name: '小雨' }).getByRole('link').first().click()
    await lin.getByRole('tab', { name: words.event.tab }).click()
    await expect(lin.getByText(words.event.hidden)).toBeVisible(soon)
    await look(lin, 'event')
    await usable(lin, watch, 'safeguarding of an event', 0)
    await lin.getByRole('button', { name: words.event.tell }).first().click()
    await pick(lin, words.codes.minor_ideation)
    await pick(lin, words.codes.guardian)
    await expect(lin.getByText(words.event.no.may_be_danger)).toBeVisible(soon)
    await pick(lin, words.codes.school)
    await expect(lin.getByText(words.event.no.nobody_may_know)).toBeVisible(soon)
    await pick(lin, words.codes.minor_harmed)
    await pick(lin, words.codes.child_director)
    await expect(lin.getByText(words.told.people.two)).toBeVisible(soon)
    await lin.getByLabel(words.event.reason).fill('请儿童主任今晚上门')
    await look(lin, 'walk')
    await lin.getByRole('button', { name: words.event.ask, exact: true }).click()
    await expect(lin.getByText(words.told.waitSecond)).toBeVisible(soon)
  })

  await test.step('the guardian sees that there is nothing to see, and no letter has come', async () => {
    expect(await cast.wards(xiaoyu.guardian!)).toEqual([])
    expect(cast.letterTo(xiaoyu.guardian!)).toEqual([])
    const { page: mother } = await openPhone(browser, house)
    await mother.goto('/guardian')
    await settled(mother)
    await expect(mother.getByText(guardian.never[0]!)).toBeVisible(soon)
  })
})

test('Two people decide to tell, a third looks at it; two community workers knock at the door and answer', async ({
  browser,
  house,
}) => {
  const cast = castOf(house)
  const qin = await cast.somebody('秦岸', 52)
  await cast.say(qin, '我不想活了')
  const { page: lin } = await openDesk(browser, house, '林晓安')
  await test.step('林晓安 proposes, 周敏 agrees, 林晓安 tells', async () => {
    await lin.getByText('秦岸').first().click()
    await lin.getByRole('tab', { name: words.event.tab }).click()
    await lin.getByRole('button', { name: words.event.tell }).first().click()
    await pick(lin, words.codes.imminent_self)
    await pick(lin, words.codes.emergency_contact)
    await lin.getByLabel(words.event.reason).fill('三次没接，本人说过今晚')
    await lin.getByRole('button', { name: words.event.ask, exact: true }).click()
    await expect(lin.getByText(words.told.waitSecond)).toBeVisible(soon)
    const { page: zhou } = await openDesk(browser, house, '周敏')
    await zhou.getByText('秦岸').first().click()
    await zhou.getByRole('tab', { name: words.event.tab }).click()
    await zhou.getByRole('button', { name: words.told.secondAct }).click()
    await lin.reload()
    await lin.getByRole('tab', { name: words.event.tab }).click()
    await lin.getByRole('button', { name: words.told.doAct, exact: true }).click()
    await lin.getByLabel(words.told.toName).fill('阿明')
    await lin.getByRole('button', { name: words.told.doAct, exact: true }).last().click()
    await expect(lin.getByText(words.told.second('周敏'))).toBeVisible(soon)
    await look(lin, 'told')
  })

  const { context, page: chen } = await openDesk(browser, house, '陈督明')
  const watch = new Watch(context, house)
  await test.step('陈督明 finds it in the ethics queue and decides', async () => {
    await chen.goto('/console/safeguard/ethics')
    await expect(chen.getByText('三次没接，本人说过今晚')).toBeVisible(soon)
    await usable(chen, watch, 'the ethics queue', 0)
    await look(chen, 'ethics')
    const waits = chen.getByRole('listitem').filter({ hasText: '三次没接' })
    await waits.getByRole('button', { name: words.ethics.decide }).click()
    await pick(chen, words.codes.upheld)
    await chen.getByLabel(words.ethics.note).fill('必要，说得最少')
    await chen.getByRole('button', { name: words.ethics.decide }).last().click()
    await expect(waits).toHaveCount(0, soon)
  })

  await test.step('孟格 and 马网 are asked to the door; 孟格 answers from her phone', async () => {
    await lin.getByRole('button', { name: words.event.askVisit }).click()
    await lin.getByLabel(words.event.address).fill('梧桐里 5 栋 301')
    for (const [label, name] of [
      [words.event.first, '孟格'],
      [words.event.second, '马网'],
    ] as const) {
      await lin.getByLabel(label, { exact: true }).click()
      await lin.getByTitle(name).last().click()
    }
    await lin.getByLabel(words.event.visitReason).fill('手机关机，邻居说灯亮着')
    await look(lin, 'ask-visit')
    await lin.getByRole('button', { name: words.event.askVisit }).last().click()
    await expect(lin.getByText(words.event.pair('孟格、马网'))).toBeVisible(soon)
    const { context: hand, page: meng } = await openDesk(browser, house, '孟格')
    const handWatch = new Watch(hand, house)
    await meng.setViewportSize({ width: 390, height: 844 })
    await meng.goto('/console/visits')
    await expect(meng.getByText('梧桐里 5 栋 301')).toBeVisible(soon)
    await expect(meng.locator('main')).not.toContainText(/不想活|预警|RED/)
    await look(meng, 'visit')
    await usable(meng, handWatch, 'a visit', 0)
    await meng.getByText(words.codes.safe, { exact: true }).click()
    await meng.getByRole('button', { name: words.visits.send }).click()
    await expect(meng.getByText(words.visits.none)).toBeVisible(soon)
    await lin.reload()
    await lin.getByRole('tab', { name: words.event.tab }).click()
    await expect(lin.getByText(words.codes.safe, { exact: true })).toBeVisible(soon)
  })
})
