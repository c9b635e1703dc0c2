import type { Page } from '@playwright/test'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { agreementText } from '../packages/core/src/casework/agreement.words.ts'
import { satisfactionWords } from '../packages/core/src/casework/satisfaction.words.ts'
import { waitingWords } from '../packages/resident/src/pages/home/waiting.words.ts'
import { zh } from '../packages/resident/src/pages/my-plan/words.zh.ts'
import { findPerson, readCase } from './case-walk.ts'
import { expect, openDesk, openPhone, test } from './house.ts'
import { usable, Watch } from './walk.ts'
import { zh as own } from './words.ts'

const { casework, record } = wordsZh
const { file, open, consent, intake, assessment, closing, plan } = casework
const soon = { timeout: 20_000 }
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const next = (on: Page) => on.getByLabel(record.next, { exact: true })
/** Goes on to the next state by its button and its dialog. */
async function goOn(page: Page, step: string, state: string): Promise<void> {
  await page.locator('.case-head').getByRole('button', { name: step, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: step, exact: true }).click()
  await expect(page.locator('[data-state]')).toHaveText(state, soon)
}

test('A widow is found under an old spelling, and her case goes from the first word to its end', async ({
  browser,
  house,
}) => {
  await house.neighbour('萧桂英')
  const { context, page } = await openDesk(browser, house, '李静')
  const watch = new Watch(context, house)
  const { page: boss } = await openDesk(browser, house, '陈督明')
  let address = ''

  await test.step('another spelling finds her, and a case is opened', async () => {
    await page.goto('/console/cases')
    await usable(page, watch, 'cases', 0)
    await page.goto('/console/cases/new')
    await page.getByLabel(open.typed).fill('肖桂英')
    await press(page, open.go)
    await expect(page.locator('[data-person="萧桂英"]')).toContainText(open.by.shape, soon)
    await usable(page, watch, 'search', 0)
    await page.locator('[data-person="萧桂英"]').getByRole('button', { name: open.choose }).click()
    await page.getByText(casework.sources.walk_in, { exact: true }).click()
    await page.getByLabel(open.request).fill('老伴走了，夜里睡不着，想有人说说话')
    await press(page, open.yes)
    await expect(page.locator('[data-state]')).toHaveText(casework.states.NEW, soon)
    address = page.url().replace(/\?.*/, '')
    await goOn(page, casework.steps.SCREENED, casework.states.SCREENED)
    await goOn(page, casework.steps.INTAKE, casework.states.INTAKE)
    await usable(page, watch, 'case file', 0)
  })

  await test.step('consent is read aloud and witnessed', async () => {
    await tab(page, file.tabs.consent)
    await press(page, consent.ask)
    const dialog = page.getByRole('dialog')
    for (const purpose of ['case_record', 'case_sharing', 'case_supervision'])
      await dialog.getByLabel(consent.purposes[purpose]!).check()
    await dialog.getByLabel(consent.witnessOther).fill('女儿 小芸')
    await usable(page, watch, 'consent', 0)
    await dialog.getByRole('button', { name: consent.yes, exact: true }).click()
    await expect(page.getByText(consent.how.spoken!).first()).toBeVisible(soon)
  })

  await test.step('intake and assessment are written, and signed by the supervisor', async () => {
    await tab(page, file.tabs.assess)
    const first = page.getByRole('region', { name: intake.title, exact: true })
    await first.getByLabel(intake.eligibility).fill('本社区居民')
    await first.getByLabel(intake.emergencyContact).fill('小芸，女儿')
    await first.getByText(intake.conflictNone, { exact: true }).click()
    await first.getByText(intake.needs.none, { exact: true }).click()
    await first.getByRole('button', { name: file.keep }).click()
    await expect(first.getByRole('button', { name: file.keep })).toBeDisabled(soon)
    await goOn(page, casework.steps.ASSESSING, casework.states.ASSESSING)
    const second = page.getByRole('region', { name: assessment.title, exact: true })
    await second.getByLabel(assessment.mind).fill('想念老伴，像是抑郁症')
    await expect(second.getByText(/只有医生能说/)).toBeVisible()
    await second.getByLabel(assessment.mind).fill('想念老伴，睡得浅')
    await second.getByLabel(assessment.risk).fill('问过，没有')
    for (const [name, text] of [
      ['body', '血压药按时吃'],
      ['social', '独居，邻居常来'],
      ['strengths', '会做酱菜'],
      ['culture', '说本地话'],
    ] as const)
      await second.getByLabel(assessment[name], { exact: true }).fill(text)
    await second.getByText(assessment.noBaselines.too_early, { exact: true }).click()
    await second.getByRole('button', { name: file.keep }).click()
    await expect(second.getByText(file.waitsSign)).toBeVisible(soon)
    await boss.goto(`${address}?tab=assess`)
    await press(boss, file.sign)
    await boss.getByRole('dialog').getByRole('button', { name: file.sign, exact: true }).click()
    await expect(boss.getByText(file.signed).first()).toBeVisible(soon)
    await page.reload()
    await goOn(page, casework.steps.PLANNED, casework.states.PLANNED)
  })

  await test.step('a plan is made from a template, signed, and agreed to', async () => {
    await tab(page, file.tabs.plan)
    for (const [label, title] of [
      [plan.tier, plan.tiers[2]!],
      [plan.every, plan.everys.weekly!],
    ] as const) {
      await page.getByLabel(label, { exact: true }).click()
      await page.getByTitle(title, { exact: true }).click()
    }
    await page.getByText(plan.from).click()
    await page.getByRole('button', { name: plan.useThis }).first().click()
    for (const at of [0, 1]) {
      await page.getByLabel(plan.baseline, { exact: true }).nth(at).fill('2 晚')
      await page.getByLabel(plan.target, { exact: true }).nth(at).fill('5 晚')
    }
    await press(page, file.keep)
    await expect(page.getByText(plan.notAgreed)).toBeVisible(soon)
    await usable(page, watch, 'plan', 0)
    await boss.goto(`${address}?tab=plan`)
    await press(boss, file.sign)
    await boss.getByRole('dialog').getByRole('button', { name: file.sign, exact: true }).click()
    await expect(boss.getByText(file.signed)).toBeVisible(soon)
    await page.reload()
    await press(page, plan.agreeHere)
    await expect(page.getByRole('dialog')).toContainText(agreementText.zh[0])
    await page.getByRole('dialog').getByLabel(consent.witnessOther).fill('女儿 小芸')
    await page.getByRole('dialog').getByRole('button', { name: consent.yes, exact: true }).click()
    await expect(page.getByText(plan.notAgreed)).toHaveCount(0, soon)
    await goOn(page, casework.steps.ACTIVE, casework.states.ACTIVE)
  })

  await test.step('a tab is killed in the middle of a note, and nothing of it is lost', async () => {
    const second = await context.newPage()
    await second.goto(`${address}?tab=notes`)
    await press(second, record.write)
    await second.getByLabel(record.parts.dap.said).fill('他在的时候嫌他吵，现在静得慌')
    await expect(second.getByText(/已存到小屋/)).toBeVisible(soon)
    await second.getByLabel(record.parts.dap.seen, { exact: true }).fill('哭了两次，后来')
    // the very moment after the last letter
    await second.close({ runBeforeUnload: false })
    await page.goto(`${address}?tab=notes`)
    await expect(page.getByLabel(record.parts.dap.said)).toHaveValue(/静得慌/, soon)
    await expect(page.getByLabel(record.parts.dap.seen, { exact: true })).toHaveValue('哭了两次，后来')
    await expect(page.getByRole('button', { name: record.sign })).toBeDisabled()
    await expect(page.getByText(/已存到小屋/)).toBeVisible(soon)
  })

  await test.step('a page that crashes, and a session that ends in the middle of a word on another device, lose nothing', async () => {
    const third = await context.newPage()
    await third.goto(`${address}?tab=notes`)
    await third.getByLabel(record.parts.dap.thought).fill('怕儿子担心，有些话不肯')
    await third.goto('chrome://crash').catch(() => {})
    await third.close()
    // the page that stayed open shows the same words, without being asked
    await expect(page.getByLabel(record.parts.dap.thought)).toHaveValue('怕儿子担心，有些话不肯', soon)
    await expect(page.getByText(/已存到小屋/)).toBeVisible(soon)
    // what is written here without a network waits on this computer
    await context.setOffline(true)
    await next(page).fill('周五下午')
    await expect(page.getByText(record.savedHere)).toBeVisible(soon)
    const { context: elsewhere, page: tablet } = await openDesk(browser, house, '李静')
    await tablet.goto(`${address}?tab=notes`)
    await press(tablet, record.goOn)
    const signedIn = await elsewhere.cookies()
    await elsewhere.clearCookies()
    await next(tablet).fill('周四上午')
    await expect(tablet).toHaveURL(/sign-in/, soon)
    await elsewhere.addCookies(signedIn)
    await tablet.goto(`${address}?tab=notes`)
    await expect(next(tablet)).toHaveValue('周四上午', soon)
    await expect(tablet.getByText(/已存到小屋/)).toBeVisible(soon)
    await elsewhere.close()
  })

  await test.step('what was written on two devices is never written over: both values stand side by side', async () => {
    await context.setOffline(false)
    const card = page.locator('.case-clash')
    await expect(card).toContainText('周四上午', soon)
    await expect(card).toContainText('周五下午')
    await usable(page, watch, 'two devices', 0)
    await card.getByRole('button', { name: file.keepMine, exact: true }).click()
    await expect(card).toHaveCount(0, soon)
    await expect(page.getByText(/已存到小屋/)).toBeVisible(soon)
    await page.reload()
    await expect(next(page)).toHaveValue('周五下午', soon)
  })

  await test.step('signed, it is locked', async () => {
    const editor = page.locator('[data-note="writing"]')
    await editor.getByText(record.modes.home, { exact: true }).click()
    await editor.getByText(record.attendances.came, { exact: true }).click()
    await editor.getByText(record.risks.none, { exact: true }).click()
    await usable(page, watch, 'note', 0)
    await press(page, record.sign)
    await expect(page.locator('[data-note="signed"]')).toContainText('静得慌', soon)
  })

  await test.step('closing is blocked while safety is not settled', async () => {
    await tab(page, file.tabs.plan)
    await press(page, plan.review)
    const dialog = page.getByRole('dialog')
    for (const one of await dialog.getByText(plan.scale['1']!, { exact: true }).all()) await one.click()
    await dialog.getByLabel(plan.view).fill('睡得好些了')
    await dialog.getByText(plan.nexts.close, { exact: true }).click()
    await dialog.getByRole('button', { name: plan.review, exact: true }).click()
    await expect(dialog).toHaveCount(0, soon)
    await tab(page, file.tabs.closing)
    await page.getByLabel(closing.summary).fill('来时一夜睡两三个钟头，现在睡到天亮')
    await page.getByLabel(closing.relapsePlan).fill('难受时先给女儿打电话')
    await page.getByLabel(closing.reason, { exact: true }).click()
    await page.getByTitle(closing.reasons.goals_met).click()
    await press(page, file.keep)
    await expect(page.locator('.sheet-foot .ant-btn').first()).toBeDisabled({ timeout: 40_000 })
    await page.locator('.case-head').getByRole('button', { name: casework.steps.CLOSING }).click()
    await page.getByRole('dialog').getByRole('button', { name: casework.steps.CLOSING }).click()
    await expect(page.locator('[data-state]')).toHaveText(casework.states.CLOSING, soon)
    await page.locator('.case-head').getByRole('button', { name: casework.steps.FOLLOW_UP }).click()
    await expect(page.getByRole('dialog')).toContainText(casework.missing.closingApproved)
    await expect(page.getByRole('dialog')).toContainText(casework.missing.rated)
    await page.getByRole('dialog').getByRole('button', { name: wordsZh.act.cancel }).click()
    await press(page, closing.rateWrite)
    const asked = page.getByRole('dialog')
    for (const answer of await asked.getByText(satisfactionWords.zh.options[4], { exact: true }).all())
      await answer.click()
    await asked.getByRole('button', { name: closing.rateKeep, exact: true }).click()
    await expect(page.getByText(closing.rateWays.written)).toBeVisible(soon)
    await usable(page, watch, 'closing', 0)
  })

  await test.step('signed by the supervisor it is closed, and three calls stand among the tasks', async () => {
    await boss.goto(`${address}?tab=closing`)
    await press(boss, file.sign)
    await boss.getByRole('dialog').getByRole('button', { name: file.sign, exact: true }).click()
    await expect(boss.getByText(file.signed)).toBeVisible(soon)
    await page.reload()
    await goOn(page, casework.steps.FOLLOW_UP, casework.states.FOLLOW_UP)
    await expect(page.locator('[data-task="follow_up"]')).toHaveCount(3)
    await page.goto('/console/today')
    await usable(page, watch, 'today', 0)
    await boss.goto('/console/caseload')
    await expect(boss.getByRole('main').getByText('李静')).toBeVisible(soon)
  })
})

test('The person sees who helps, says a goal in own words, takes a consent back with two taps, and says how it was', async ({
  browser,
  house,
}) => {
  const { context, page } = await openPhone(browser, house)
  const watch = new Watch(context, house)
  const { people } = await house.visitor().must('GET /api/identity/demo/people')
  const guifang = people.find(({ name }) => name === '桂芳')!
  await page.request.post('/api/identity/demo/sessions', { data: { id: guifang.id } })
  // the helper sets another service out with her; on her first page it says that the plan waits for her
  const li = await house.as('李静')
  const caseId = (await findPerson(li, '桂芳')).openCase!.id
  const { goals, plan: before } = await readCase(li, caseId)
  await li.must('PUT /api/casework/cases/:id/plan', {
    params: { id: caseId },
    body: {
      ...{ seen: before.revision, tier: 2, every: 'fortnightly' },
      goals: goals.map(({ attainment: _, ...goal }) => goal),
    },
  })
  await page.goto('/')
  await page.getByRole('link', { name: waitingWords.zh.plan }).click()
  await expect(page.getByText('李静')).toBeVisible(soon)
  await expect(page.getByText(zh.everys.fortnightly!)).toBeVisible()
  await expect(page.getByText('想一觉睡到鸡叫')).toBeVisible()
  await usable(page, watch, 'my plan', 44)
  await page.getByRole('button', { name: zh.own }).last().click()
  await page.getByRole('textbox', { name: zh.own }).fill('想有人一起吃顿热的')
  await page.getByRole('button', { name: zh.keepWords }).click()
  await expect(page.getByText('想有人一起吃顿热的')).toBeVisible(soon)
  const record = page.getByRole('button', {
    name: new RegExp(`${zh.withdraw}：${own.mine.purposes.case_supervision}`),
  })
  await record.click()
  await page.getByRole('button', { name: zh.sure }).click()
  await expect(record).toHaveCount(0, soon)
  for (const legend of [zh.heard, zh.mine, zh.better])
    await page
      .getByRole('group', { name: legend })
      .getByRole('button', { name: zh.scale[4]!, exact: true })
      .click()
  await page.getByRole('button', { name: zh.send, exact: true }).click()
  await expect(page.getByText(zh.thanks)).toBeVisible(soon)
  await usable(page, watch, 'feedback', 44)
})
