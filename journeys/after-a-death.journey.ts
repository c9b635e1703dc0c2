import { wordsZh } from '../packages/console/src/words.zh.ts'
import { expect, openDesk, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const { act, crisis } = wordsZh
const { death } = crisis
const soon = { timeout: 20_000 }

test('The supervisor records a death: nobody writes any more, and what is owed to those left is set out', async ({
  browser,
  house,
}) => {
  const { page: lin } = await openDesk(browser, house, '林晓安')
  const { page: chen, context } = await openDesk(browser, house, '陈督明')
  const watch = new Watch(context, house)
  const first = chen.locator('[data-event-number]').first()

  await test.step('a colleague on duty does not have the door; the supervisor has it', async () => {
    await lin.locator('[data-event-number]').first().click()
    await lin.getByRole('button', { name: act.more }).click()
    await expect(lin.getByRole('menuitem', { name: crisis.event.acts.note })).toBeVisible(soon)
    await expect(lin.getByRole('menuitem', { name: death.act })).toHaveCount(0)
    await first.click()
    await chen.getByRole('button', { name: act.more }).click()
    await chen.getByRole('menuitem', { name: death.act }).click()
  })

  await test.step('she reads what will happen, and must say that she has verified it', async () => {
    const dialog = chen.getByRole('dialog')
    await expect(dialog).toContainText(death.happens[0]!, soon)
    await dialog.getByLabel(death.reason).fill('家属来电，社区民警确认')
    await expect(dialog.getByRole('button', { name: death.yes })).toBeDisabled()
    await dialog.getByLabel(death.sure).check()
    await usable(chen, watch, 'recording a death', 0)
    await dialog.getByRole('button', { name: death.yes }).click()
    await expect(chen.getByText(death.closedNote)).toBeVisible(soon)
  })

  await test.step('five things stand ahead; the first is done', async () => {
    await expect(chen.getByText(death.doneOf(0, 5))).toBeVisible()
    await chen.getByRole('button', { name: death.done }).first().click()
    await chen.getByLabel(death.note).fill('已和林晓安谈过，安排休息两天')
    await chen.getByRole('button', { name: death.doneYes }).click()
    await expect(chen.getByText(death.doneOf(1, 5))).toBeVisible(soon)
    await usable(chen, watch, 'after a death', 0)
  })

  await test.step('the timeline tells it, and the talk is closed', async () => {
    await chen.getByRole('tab', { name: crisis.event.tabs.past }).click()
    await expect(chen.locator('.long-line')).toContainText('记录居民去世', soon)
    await expect(chen.locator('.long-line')).toContainText('家属来电，社区民警确认')
    await chen.getByRole('tab', { name: crisis.event.tabs.talk }).click()
    await expect(chen.getByRole('tabpanel')).toContainText(crisis.talk.closed, soon)
  })
})
