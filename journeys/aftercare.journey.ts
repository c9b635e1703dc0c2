import { wordsZh } from '../packages/console/src/words.zh.ts'
import { keepSurge } from '../packages/server/src/rooms/surge/jobs.ts'
import { seedAftercare } from '../packages/server/src/seed-aftercare.ts'
import { expect, openDesk, openPhone, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const { aftercare, drill, roster, surge } = wordsZh
const soon = { timeout: 20_000 }

test('林晓安 leaves a word for the next shift, calls the one she promised to, and is asked how she is herself', async ({
  browser,
  house,
}) => {
  await seedAftercare(house.floor)
  const { page: lin, context } = await openDesk(browser, house, '林晓安')
  const watch = new Watch(context, house)

  await test.step('the roster says whom the next alert calls, and what was left to say', async () => {
    await lin.goto('/console/roster')
    await expect(lin.getByRole('region', { name: roster.order })).toContainText(roster.isNext, soon)
    const mine = lin.getByLabel(roster.handoverMine)
    if (await mine.isVisible()) {
      await mine.fill('A-0003 十点再打一次')
      await lin.getByRole('button', { name: roster.handoverKeep }).click()
      await expect(lin.getByText(roster.handoverKept)).toBeVisible(soon)
    }
    await usable(lin, watch, 'who stands now', 0)
  })

  await test.step('the desk shows who is owed a contact today', async () => {
    await lin.goto('/console/aftercare')
    await expect(lin.getByRole('heading', { name: aftercare.title })).toBeVisible(soon)
    const owed = lin.getByRole('region', { name: aftercare.contacts })
    await expect(owed).toContainText('阿梅', soon)
    await usable(lin, watch, 'after-care', 0)
    await owed.getByRole('button').first().click()
    const dialog = lin.getByRole('dialog')
    await expect(dialog).toContainText('13900000111', soon)
    await dialog.getByText(aftercare.yes, { exact: true }).click()
    await dialog.getByRole('group', { name: aftercare.distress }).getByText('3', { exact: true }).click()
    await dialog.getByLabel(aftercare.note).fill('睡得好些了')
    await usable(lin, watch, 'a contact', 0)
    await dialog.getByRole('button', { name: aftercare.keep }).click()
    await expect(owed).toContainText(aftercare.contactsNone, soon)
  })

  await test.step('she is asked whether she wants to talk; a no asks for no reason', async () => {
    const talks = lin.getByRole('region', { name: aftercare.talks })
    await expect(talks.getByRole('button', { name: aftercare.talkNo })).toHaveCount(2, soon)
    await talks.getByRole('button', { name: aftercare.talkNo }).first().click()
    await expect(talks.getByRole('button', { name: aftercare.talkNo })).toHaveCount(1, soon)
  })
})

test('陈督明 reviews a red alert: the timeline is drawn from the log, and it asks how, not who', async ({
  browser,
  house,
}) => {
  await seedAftercare(house.floor)
  const { page: chen, context } = await openDesk(browser, house, '陈督明')
  const watch = new Watch(context, house)
  await chen.goto('/console/aftercare')
  const queue = chen.getByRole('region', { name: aftercare.reviews })
  await queue.getByRole('button').first().click()
  const dialog = chen.getByRole('dialog')
  await expect(dialog).toContainText(aftercare.facts, soon)
  await dialog.getByLabel(aftercare.what).fill('夜里写下那句话，两分钟内有人接手。')
  await dialog.getByText(aftercare.detectors.missed, { exact: true }).click()
  await dialog.getByLabel(aftercare.learning).fill('前一晚的话也该问一句')
  await expect(dialog).toContainText(aftercare.missedNeeds)
  await dialog.getByRole('button', { name: aftercare.addAction }).click()
  await dialog.getByLabel(aftercare.action, { exact: true }).fill('把那句话交给质量组')
  await dialog.getByLabel(aftercare.who, { exact: true }).click()
  await chen.locator('.ant-select-item-option').first().click()
  await expect(chen.locator('.ant-select-item-option').first()).toBeHidden(soon)
  await dialog.getByLabel(aftercare.until, { exact: true }).fill('2099-01-31')
  await usable(chen, watch, 'a review', 0)
  await dialog.getByRole('button', { name: aftercare.keepReview }).click()
  await expect(queue).toContainText(aftercare.actionsOpen(1), soon)
})

test('王理 switches a public event on in two steps; everybody reads it; on its day it goes back by itself', async ({
  browser,
  house,
}) => {
  const { page: wang, context } = await openDesk(browser, house, '王理')
  const watch = new Watch(context, house)
  await wang.goto('/console/surge')
  await wang.getByRole('button', { name: surge.on }).click()
  const dialog = wang.getByRole('dialog')
  await dialog.getByLabel(surge.place).click()
  await wang.locator('.ant-select-item-option').first().click()
  await dialog.getByLabel(surge.order, { exact: true }).fill('梧桐办〔2026〕3号')
  await dialog.getByLabel(surge.why).fill('暴雨内涝')
  await dialog.getByLabel(surge.noticeZh).fill('暴雨期间，小屋整夜有人。')
  await dialog.getByLabel(surge.noticeEn).fill('During the storm somebody is here all night.')
  await dialog.getByRole('button', { name: surge.preview }).click()
  await expect(dialog).toContainText(surge.seen.certified, soon)
  await usable(wang, watch, 'switching on', 0)
  await dialog.getByRole('button', { name: surge.confirm }).click()
  await expect(wang.locator('.now-strip')).toContainText('暴雨期间', soon)

  await test.step('a resident reads it on the phone', async () => {
    const { page: phone } = await openPhone(browser, house)
    await phone.goto('/')
    await expect(phone.locator('.now')).toContainText('暴雨期间', soon)
    const size = phone.viewportSize()!
    await phone.setViewportSize({ width: 1280, height: 800 })
    // what stands over it would take the touch
    await phone.locator('.now').click({ trial: true })
    await phone.setViewportSize(size)
  })

  await test.step('somebody waits at the scene; the worker goes, looks, listens and links', async () => {
    const { page: li } = await openDesk(browser, house, '李静')
    await li.goto('/console/surge')
    await li.getByLabel(surge.addWords).fill('二号棚，姑娘一直发抖')
    await li.getByLabel(surge.urgent).check()
    await li.getByRole('button', { name: surge.add, exact: true }).click()
    await li.getByRole('button', { name: surge.take }).click()
    await li.getByRole('button', { name: surge.form }).click()
    const form = li.getByRole('dialog')
    await form.getByText(surge.to.family, { exact: true }).click()
    await usable(li, watch, 'look, listen, link', 0)
    await form.getByRole('button', { name: surge.keep }).click()
    await expect(li.getByText(surge.queueNone)).toBeVisible(soon)
    await usable(li, watch, 'a public event', 0)
  })

  await test.step('its day comes', async () => {
    house.floor.clock.turn({ hours: 8 * 24 })
    await keepSurge(house.floor)
    const { page: phone } = await openPhone(browser, house)
    await phone.goto('/')
    await phone.waitForTimeout(2500)
    await expect(phone.locator('.now')).toHaveCount(0)
  })
})

test('陈督明 opens a drill; its callers stand on the board as 演练, and the report says how it went', async ({
  browser,
  house,
}) => {
  const { page: chen, context } = await openDesk(browser, house, '陈督明')
  const watch = new Watch(context, house)
  await chen.goto('/console/drills')
  await chen.getByRole('button', { name: drill.open }).click()
  const dialog = chen.getByRole('dialog')
  await dialog.getByRole('button', { name: drill.yes }).click()
  const code = await dialog.getByLabel(drill.code).inputValue()
  const caller = house.visitor()
  await caller.must('POST /api/drill/callers', { body: { code } })
  await caller.must('POST /api/companion/messages', {
    body: { id: crypto.randomUUID(), text: '我不想活了，药都准备好了，今晚就吃' },
  })
  await dialog.getByRole('button', { name: wordsZh.act.close }).last().click()
  await chen.getByRole('button', { name: `${drill.report} ${drill.title}` }).click()
  await expect(chen.getByRole('dialog')).toContainText(drill.twice, soon)
  await usable(chen, watch, 'the report of a drill', 0)
  await chen.goto('/console/')
  await expect(chen.locator('[data-event-number^="演练"]').first()).toBeVisible(soon)
  await usable(chen, watch, 'a drill on the board', 0)
})
