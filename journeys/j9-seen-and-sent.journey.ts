import fs from 'node:fs'
import { inflateSync } from 'node:zlib'
import type { Download, Page } from '@playwright/test'
import { referralZh as letter } from '../packages/console/src/pages/referral/words.zh.ts'
import { severeZh as words } from '../packages/console/src/pages/severe/words.zh.ts'
import { fieldWords } from '../packages/core/src/referral/words.ts'
import { sendingRules, signWords } from '../packages/core/src/severe/words.ts'
import { zh as outside } from '../packages/resident/src/letters/words.zh.ts'
import { inTransaction } from '../packages/server/src/platform/db/transaction.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { expect, openDesk, openPhone, phone, test } from './house.ts'
import { settled, usable, Watch } from './walk.ts'

const soon = { timeout: 20_000 }
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/** Fills the open form by labels and sends it. */
async function fill(page: Page, fields: Readonly<Record<string, string>>, yes = words.keep): Promise<void> {
  const dialog = page.getByRole('dialog')
  for (const [label, text] of Object.entries(fields))
    await dialog.getByLabel(label, { exact: true }).fill(text)
  await dialog.getByRole('button', { name: yes, exact: true }).click()
  await expect(dialog).toHaveCount(0, soon)
}

/** Time passes and the house does what is due; whoever sat at a desk signs in again. */
async function later(house: TestHouse, hours: number, page: Page, name: string): Promise<void> {
  house.floor.clock.turn({ minutes: Math.round(hours * 60) })
  await house.keepReferrals()
  const { people } = (await (await page.request.get('/api/identity/demo/people')).json()) as {
    people: { id: string; name: string }[]
  }
  const { id } = people.find((one) => one.name === name)!
  await page.request.post('/api/identity/demo/sessions', { data: { id } })
  await page.reload()
}
/** How many letters of a sort have gone to somebody of the street. */
const told = (house: TestHouse, about: RegExp): number =>
  house.pager.letters.filter((one) => about.test(one.words)).length

const saved = async (download: Download): Promise<Buffer> => fs.readFileSync((await download.path())!)
/** The code a letter is answered by, as the squares that are drawn: three corners of seven. */
function squaresOf(pdf: Buffer): string[] {
  const drawn = [...pdf.toString('latin1').matchAll(/stream\r?\n/g)]
    .map(({ index, 0: found }) => {
      try {
        return inflateSync(pdf.subarray(index + found.length)).toString('latin1')
      } catch {
        return ''
      }
    })
    .join('\n')
  const squares = [...drawn.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)]
    .map(([, x, y, width, height]) => [Number(x), Number(y), Number(width), Number(height)] as const)
    .filter(([, , width, height]) => width === height && width < 6)
  const side = squares[0]![2] - 0.1
  const left = Math.min(...squares.map(([x]) => x))
  const top = Math.min(...squares.map(([, y]) => y))
  const lines: string[][] = []
  for (const [x, y] of squares) {
    const [row, column] = [Math.round((y - top) / side), Math.round((x - left) / side)]
    lines[row] ??= []
    lines[row]![column] = '█'
  }
  const size = Math.max(...lines.map((line) => line?.length ?? 0))
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => lines[row]?.[column] ?? ' ').join(''),
  )
}

test('J9 · Dangerous behaviour is seen, two people go, a hospital is found: silence at any step calls somebody', async ({
  browser,
  house,
}) => {
  const { context: hand, page: meng } = await openDesk(browser, house, '孟格')
  const watch = new Watch(hand, house)
  const { context: liDesk, page: li } = await openDesk(browser, house, '李静')
  const deskWatch = new Watch(liDesk, house)
  let address = ''

  await test.step('a grid worker answers six questions on her phone; there is no field for an illness', async () => {
    await meng.setViewportSize(phone)
    await meng.goto('/console/severe')
    await press(meng, words.observe)
    const form = meng.getByRole('dialog')
    await expect(form.getByRole('group', { name: words.questions }).getByRole('checkbox')).toHaveCount(6)
    await form.getByLabel(words.who).fill('阿墙')
    await form.getByLabel(words.where).fill('梧桐里 3 栋 201')
    for (const seen of ['smashes_things', 'threatens_others'] as const)
      await form.getByText(words.six[seen], { exact: true }).click()
    await usable(meng, watch, 'what was seen', 0)
    await fill(meng, { [words.words]: '在楼道里一直砸东西，劝不住' }, words.report)
    await expect(meng.getByText(words.reported)).toBeVisible(soon)
  })

  await test.step('nobody goes for three days: the house calls whoever leads, and it stands there as overdue', async () => {
    const before = told(house, /已超时|超时/)
    await later(house, 73, li, '李静')
    await expect.poll(() => told(house, /已超时|超时/), soon).toBeGreaterThan(before)
    await li.goto('/console/severe')
    const row = li.locator('.letters li').filter({ hasText: '阿墙' })
    await expect(row).toContainText(words.late, soon)
    await row.getByRole('link').click()
    await expect(li.getByRole('heading', { name: '阿墙' })).toBeVisible(soon)
    address = li.url()
  })

  await test.step('two go together, and only after the rules have been read', async () => {
    await press(li, words.plan)
    const form = li.getByRole('dialog')
    await expect(form.getByText(sendingRules.zh[3]!)).toBeVisible()
    await form.getByLabel(words.first).click()
    await li.getByTitle('李静').last().click()
    await form.getByLabel(words.partner).fill('何医生（精防）')
    await expect(form.getByRole('button', { name: words.keep, exact: true })).toBeDisabled()
    await form.getByText(words.rulesRead).click()
    await fill(li, {})
    await press(li, words.visit)
    await li.getByRole('dialog').getByText(words.outcomes.seen, { exact: true }).click()
    await fill(li, { [words.note]: '本人在家，愿意说话，手边没有刀' })
    await expect(li.getByText(/何医生（精防）/).first()).toBeVisible(soon)
  })

  await test.step('the level follows from what both saw: three; what to read out to 110 stands there', async () => {
    await press(li, words.judge)
    await li
      .getByRole('dialog')
      .getByText(signWords.zh.smashing_anywhere_unstoppable, { exact: true })
      .click()
    await fill(li, { [words.secondName]: '何医生' })
    const history = li.getByRole('region', { name: words.history })
    await expect(history).toContainText(words.level(3), soon)
    await expect(history).toContainText(words.whole)
    await expect(li.getByRole('heading', { name: words.script })).toBeVisible()
    await usable(li, deskWatch, 'one path', 0)
  })

  const paths = async () => {
    const who = await house.as('李静')
    return who.must('GET /api/severe/paths/:id', { params: { id: address.split('/').at(-1)! } })
  }
  const refer = async (): Promise<void> => {
    await press(li, words.refer)
    await li.getByRole('dialog').getByText(words.rulesRead).click()
    await fill(li, {
      [words.asked]: '请派人来看',
      [words.contact]: '李静 027-00000000',
      [words.reason]: '一直砸，劝不住，等不了',
    })
  }

  await test.step('a hospital that takes emergencies, near and with a place: the packet is small and says why nobody was asked', async () => {
    await refer()
    const first = li.getByRole('link', { name: '江城演示医院心理科' })
    await expect(first).toBeVisible(soon)
    await first.click()
    const leaves = li.getByRole('region', { name: letter.leaves })
    await expect(leaves).toContainText(signWords.zh.smashing_anywhere_unstoppable, soon)
    const names = (await leaves.locator('dt').allInnerTexts()).sort()
    const small = ['calledName', 'reason', 'asked', 'risk', 'observed', 'contact'] as const
    expect(names).toEqual(small.map((field) => fieldWords.zh[field]).sort())
    const one = (await paths()).referrals[0]!
    const detail = await (await house.as('李静')).must('GET /api/referral/referrals/:id', {
      params: { id: one.id },
    })
    expect(detail.exception).toMatchObject({
      basis: 'psychosis_danger',
      imminent: true,
      reason: '一直砸，劝不住，等不了',
    })
    await usable(li, deskWatch, 'one referral', 0)
  })

  await test.step('it leaves as FHIR, and as one page with a code to answer by', async () => {
    const [fhir] = await Promise.all([li.waitForEvent('download'), press(li, letter.fhir)])
    const request = JSON.parse((await saved(fhir)).toString()) as Record<string, unknown>
    expect(request).toMatchObject({ resourceType: 'ServiceRequest', status: 'active' })
    expect(JSON.stringify(request)).toContain(signWords.zh.smashing_anywhere_unstoppable)
    expect(request.priority).toMatch(/urgent|stat|asap/)
    const [paper] = await Promise.all([li.waitForEvent('download'), press(li, letter.paper)])
    const pdf = await saved(paper)
    expect(pdf.toString('latin1')).toMatch(/^%PDF-/)
    const squares = squaresOf(pdf)
    const edge = '█'.repeat(7)
    expect(squares.length).toBeGreaterThan(24)
    expect(squares[0]!.startsWith(edge) && squares[0]!.endsWith(edge)).toBe(true)
    expect(squares.at(-1)!.startsWith(edge)).toBe(true)
  })

  await test.step('half an hour of silence: the second hospital has it, and the duty leader knows', async () => {
    const before = told(house, /超时/)
    await later(house, 31 / 60, li, '李静')
    // the house may be seeing to it by itself in this very moment: the page is opened until it has
    await expect(async () => {
      await li.goto(address)
      await expect(li.getByRole('link', { name: '东湖演示精神卫生中心' })).toBeVisible({ timeout: 3000 })
    }).toPass(soon)
    expect((await paths()).referrals.map(({ state }) => state)).toEqual(['RE_ROUTED', 'SENT'])
    await expect.poll(() => told(house, /超时/), soon).toBeGreaterThan(before)
    const { notices } = await (await house.as('王理')).must('GET /api/outside/outbox', { params: {} })
    expect(notices.some((one) => one.to === '陈督明' && one.words.includes('超时'))).toBe(true)
  })

  await test.step('whether they took the person in is asked after a day of silence', async () => {
    const before = told(house, /超时/)
    await later(house, 25, li, '李静')
    await expect.poll(() => told(house, /超时/), soon).toBeGreaterThan(before)
    await li.goto('/console/severe')
    await expect(li.locator('.letters li').filter({ hasText: '阿墙' })).toContainText(words.late, soon)
  })

  await test.step('not taken in: looked at again within two weeks, and called for when nobody does', async () => {
    await li.goto(address)
    await press(li, words.admission)
    await li.getByRole('dialog').getByText(words.notAdmitted, { exact: true }).click()
    await fill(li, { [words.note]: '看过，没有收' })
    const recheck = li.locator('.owed > li').filter({ hasText: words.kinds.recheck! })
    await expect(recheck).toBeVisible(soon)
    const due = (await paths()).contacts.find(({ kind }) => kind === 'recheck')!.dueAt
    expect(Date.parse(due) - house.floor.clock.processNow.valueOf()).toBeLessThanOrEqual(14 * 86_400_000)
    const before = told(house, /上门|随访|看望/)
    await later(house, 14 * 24 + 1, li, '李静')
    await expect.poll(() => told(house, /上门|随访|看望/), soon).toBeGreaterThan(before)
    await li.goto(address)
    await expect(recheck.locator('.late')).toBeVisible(soon)
  })

  await test.step('not steady: sent again; the hospital opens it by link and code, and takes the person in', async () => {
    await li
      .locator('.owed > li')
      .filter({ hasText: words.kinds.recheck! })
      .getByRole('button', { name: words.done })
      .click()
    await li.getByRole('dialog').getByText(words.steadyNo, { exact: true }).click()
    await fill(li, { [words.note]: '夜里又砸了一次' })
    await refer()
    const { referrals } = await paths()
    const sent = referrals.find(({ state }) => state === 'SENT')!
    await li.goto(`/console/referrals/${sent.id}`)
    await press(li, letter.makeLink)
    const code = await li.locator('.link-code').innerText()
    const url = await li.locator('.link-url').innerText()
    const { context: ward, page: hospital } = await openPhone(browser, house)
    const wardWatch = new Watch(ward, house)
    await hospital.goto(`/letters.html${/#l\.[\w-]+/.exec(url)![0]}`)
    await settled(hospital)
    await hospital.getByLabel(outside.code).fill(code.trim())
    await press(hospital, outside.open)
    await expect(hospital.getByText(signWords.zh.smashing_anywhere_unstoppable)).toBeVisible(soon)
    await usable(hospital, wardWatch, 'a letter at the hospital', 44)
    await hospital.getByText(outside.answers.ACCEPTED, { exact: true }).click()
    await press(hospital, outside.send)
    await li.goto(address)
    await expect(li.getByText(letter.states.ACCEPTED).first()).toBeVisible(soon)
    await press(li, words.admission)
    await li.getByRole('dialog').getByText(words.admitted, { exact: true }).click()
    await fill(li, { [words.note]: '收住院了' })
    await expect(li.getByText(words.states.admitted).first()).toBeVisible(soon)
  })

  await test.step('back from hospital: a call within a day, a visit within three, then the calendar of the norm', async () => {
    await press(li, words.discharge)
    await fill(li, { [words.note]: '家属接回' })
    const owed = li.locator('.owed > li')
    await expect(owed.filter({ hasText: words.kinds.discharge_call! })).toContainText('2018', soon)
    await expect(owed.filter({ hasText: words.kinds.discharge_visit! })).toBeVisible()
    const { contacts } = await paths()
    expect(
      contacts.filter(({ kind, doneAt }) => kind === 'follow_up' && !doneAt).length,
    ).toBeGreaterThanOrEqual(3)
    expect(contacts.every(({ norm }) => norm.includes('2018'))).toBe(true)
    const before = told(house, /上门|随访|看望/)
    await later(house, 25, li, '李静')
    await expect.poll(() => told(house, /上门|随访|看望/), soon).toBeGreaterThan(before)
  })

  await test.step('Pass: what was once judged is not changed by anybody, and the chain says so', async () => {
    const { levels, whole } = await paths()
    expect(levels.map(({ level }) => level)).toEqual([3])
    expect(whole).toBe(true)
    for (const text of ['update danger_level set level = 0', 'delete from danger_level'])
      await expect(
        inTransaction(house.floor, { as: 'house' }, ({ line }) => line.query(text)),
      ).rejects.toThrow('insert only')
    await li.goto(address)
    await expect(li.getByRole('region', { name: words.history })).toContainText(words.whole, soon)
  })
})
