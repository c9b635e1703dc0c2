import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { zh as waiting } from '../packages/resident/src/pages/chat/waiting/words.zh.ts'
import { zh as words } from '../packages/resident/src/pages/memory/words.zh.ts'
import { phoneOf, soon } from './check-walk.ts'
import { expect, openDesk, test } from './house.ts'
import { settled, usable, Watch } from './walk.ts'
import { zh } from './words.ts'

/** Writes one line and waits until the house has answered it. */
async function talk(page: Page, text: string): Promise<void> {
  const before = await page.locator('.m.bot').count()
  await page.getByRole('textbox').fill(text)
  await page.getByRole('button', { name: zh.chat.send }).click()
  await expect.poll(() => page.locator('.m.bot').count(), soon).toBeGreaterThan(before)
}

test('He talks with the program, sees what it remembers, and tells whoever comes what matters first', async ({
  browser,
  house,
}) => {
  const cheng = await house.as('阿诚')
  const { context, page } = await phoneOf(browser, house, cheng)
  const watch = new Watch(context, house)

  await test.step('the program answers what was said, and he may say how it was', async () => {
    await page.goto('/chat')
    await settled(page)
    await talk(page, '我妈妈住院半个月了')
    await talk(page, '我一个人两头跑，白天送外卖晚上陪床')
    await expect(page.locator('.lines')).toContainText(/妈妈|陪|半个月/)
    await page.screenshot({ path: 'test-results/look/talk.png' })
    await page.getByRole('button', { name: waiting.down }).click()
    await page.getByRole('button', { name: waiting.reasons.repeats }).click()
    await expect(page.getByText(waiting.thanks)).toBeVisible(soon)
  })

  await test.step('what it remembers is his: he puts one thing right and erases the rest', async () => {
    await page.goto('/mine')
    await page.getByRole('link', { name: zh.memoryTitle }).click()
    await expect(page.locator('.memory-text').first()).toBeVisible(soon)
    await page.screenshot({ path: 'test-results/look/memory.png' })
    await usable(page, watch, 'memory', 48)
    await page
      .getByRole('button', { name: new RegExp(`^${words.edit}：`) })
      .first()
      .click()
    await page.getByLabel(words.label).fill('已经出院了')
    await page.getByRole('button', { name: words.save }).click()
    await expect(page.getByText('已经出院了')).toBeVisible(soon)
    await page.reload()
    await expect(page.getByText('已经出院了')).toBeVisible(soon)
    page.once('dialog', (dialog) => void dialog.accept())
    await page.getByRole('button', { name: words.clear }).click()
    await expect(page.getByText(words.empty)).toBeVisible(soon)
  })

  await test.step('he asks for a person: his place, an honest time, and his own summary first', async () => {
    await cheng.must('POST /api/companion/person-requests', { body: { id: randomUUID() } })
    await page.goto('/chat')
    const card = page.locator('.queue')
    await expect(card).toContainText(/下一位|前面还有/, soon)
    await page.screenshot({ path: 'test-results/look/queue.png' })
    await usable(page, watch, 'queue', 48)
    await page.getByRole('button', { name: waiting.packet }).click()
    const summary = page.getByLabel(waiting.summary)
    await expect(summary).toHaveValue(/住院半个月/, soon)
    await summary.fill('妈妈住院，我想问怎么请护工')
    await page.reload()
    await page.getByRole('button', { name: waiting.packet }).click()
    await expect(page.getByLabel(waiting.summary)).toHaveValue('妈妈住院，我想问怎么请护工', soon)
    await page.getByLabel(waiting.wish).fill('打电话就好')
    await page.screenshot({ path: 'test-results/look/packet.png' })
    await usable(page, watch, 'packet', 48)
    await page.getByRole('button', { name: waiting.send }).click()
    await expect(card).toContainText(waiting.packetSent, soon)
  })

  await test.step('whoever is on duty reads it; he is not asked to tell it again', async () => {
    const { page: board } = await openDesk(browser, house, '林晓安')
    await board.getByText('阿诚').first().click()
    await expect(board.getByText('妈妈住院，我想问怎么请护工').first()).toBeVisible(soon)
    await board.screenshot({ path: 'test-results/look/packet-desk.png' })
  })
})
