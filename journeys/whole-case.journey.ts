import type { Page } from '@playwright/test'
import { transferZh as words } from '../packages/console/src/pages/transfer/words.zh.ts'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { wholeText } from '../packages/core/src/referral/consent.ts'
import { zh as own } from '../packages/resident/src/letters/words.zh.ts'
import { seedNeighbours } from '../packages/server/src/seed-neighbours.ts'
import { expect, openDesk, openPhone, test } from './house.ts'
import { settled, usable, Watch } from './walk.ts'

const soon = { timeout: 20_000 }
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const choose = async (page: Page, label: string, title: string | RegExp): Promise<void> => {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByTitle(title).last().click()
}

test('A whole case goes to another agency: counted on both sides, and the desk it came from opens it no more', async ({
  browser,
  house,
}) => {
  await seedNeighbours(house.floor)
  const li = await house.as('李静')
  const { rows } = await li.must('GET /api/casework/cases', { params: { view: 'mine' } })
  const { id: caseId } = rows.find(({ name }) => name === '阿诚')!
  const letters = await li.must('GET /api/referral/referrals', { params: { view: 'open' } })
  const draft = letters.rows.find(({ name }) => name === '阿诚')!
  const { context, page: chen } = await openDesk(browser, house, '陈督明')
  const watch = new Watch(context, house)

  await test.step('while a letter is open the page says what to settle first', async () => {
    await chen.goto(`/console/cases/${caseId}`)
    await chen.locator('.case-head').getByRole('button', { name: wordsZh.act.more }).click()
    await chen.getByRole('menuitem', { name: words.begin }).click()
    await expect(chen.getByRole('link', { name: words.blocks.open_referral })).toBeVisible(soon)
    await li.must('POST /api/referral/referrals/:id/withdraw', {
      params: { id: draft.id },
      body: { note: '先不去了' },
    })
    await chen.reload()
  })

  await test.step('陈督明 sees what goes, what stays, what ends; the words are read aloud, and the case is offered', async () => {
    await choose(chen, words.agency, '桥东社会工作站')
    await chen.getByLabel(words.reason).fill('本人搬到桥东，想就近继续')
    await chen.getByText(words.ways.spoken, { exact: true }).click()
    await expect(chen.getByText(wholeText.zh('桥东社会工作站'))).toBeVisible()
    await chen.getByLabel(words.witness).fill('妻子 小梅')
    await expect(chen.getByRole('region', { name: words.moves })).toContainText(words.kinds.talk)
    await expect(chen.getByRole('region', { name: words.ends })).toContainText(words.endKinds.team)
    await usable(chen, watch, 'offering a whole case', 0)
    await press(chen, words.offer)
    await expect(chen.getByText(words.witnessed('妻子 小梅'))).toBeVisible(soon)
  })

  const { page: cheng } = await openPhone(browser, house)
  await test.step('the person sees it on their phone, and may still say no', async () => {
    const { people } = (await (await cheng.request.get('/api/identity/demo/people')).json()) as {
      people: { id: string; name: string }[]
    }
    const { id } = people.find(({ name }) => name === '阿诚')!
    await cheng.request.post('/api/identity/demo/sessions', { data: { id } })
    await cheng.goto('/letters.html')
    await settled(cheng)
    await expect(cheng.getByRole('heading', { name: own.whole('桥东社会工作站') })).toBeVisible(soon)
    await expect(cheng.getByRole('button', { name: own.wholeNo })).toBeVisible()
  })

  const { context: far, page: he } = await openDesk(browser, house, '贺桥')
  const farWatch = new Watch(far, house)
  await test.step('贺桥 sees counts and no name, and takes it, with 尤青 to lead', async () => {
    await he.goto('/console/transfers')
    await expect(he.getByText('阿诚')).toHaveCount(0)
    await he.getByRole('link', { name: new RegExp(words.open) }).click()
    await press(he, words.accept)
    await choose(he, words.lead, /尤青/)
    await he.getByRole('dialog').getByRole('button', { name: words.accept, exact: true }).click()
    await expect(he.getByText(words.arrived)).toBeVisible(soon)
    const moved = he.getByRole('region', { name: words.moves })
    await expect(moved.getByText(words.same, { exact: true }).first()).toBeVisible()
    await expect(moved.getByText(words.differs)).toHaveCount(0)
    await usable(he, farWatch, 'a whole case that came', 0)
    await he.getByRole('link', { name: words.toCase }).click()
    await expect(he.getByText(wordsZh.casework.kinds.arrival).first()).toBeVisible(soon)
    await expect(he.getByRole('heading', { name: '阿诚' })).toBeVisible()
  })

  await test.step('at the desk it came from nothing opens; the counts of both sides stand there', async () => {
    await chen.reload()
    await expect(chen.getByText(words.arrivedOut)).toBeVisible(soon)
    await usable(chen, watch, 'a whole case that went', 0)
    const refused = await li.call('GET /api/casework/cases/:id', { params: { id: caseId } })
    expect(refused.refused).toBe('NOT_FOUND')
    await cheng.reload()
    await settled(cheng)
    await expect(cheng.getByText(own.wholeThere('梧桐里社会工作服务中心', '桥东社会工作站'))).toBeVisible(
      soon,
    )
  })
})
