import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { bureauZh as words } from '../packages/console/src/pages/bureau/words.zh.ts'
import { safeguardZh as safe } from '../packages/console/src/pages/safeguard/words.zh.ts'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { allEndpoints } from '../packages/contract/src/rooms.ts'
import { attendanceText } from '../packages/core/src/referral/consent.ts'
import { zh as letters } from '../packages/resident/src/letters/words.zh.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import { knockFor } from '../packages/server/src/testing-body.ts'
import type { Visitor } from '../packages/server/src/visitor.ts'
import { desk, expect, openDesk, openPhone, test } from './house.ts'
import { settled, usable, Watch } from './walk.ts'

const { record } = wordsZh
const soon = { timeout: 20_000 }
const phone = '13911112222'
/** What would say, in whatever export, that an office sent somebody. */
const standing = /司法|矫正|corrections|bureau|梧桐司法所/i
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const pick = (page: Page, answer: string) =>
  page.locator('dialog[open]').getByText(answer, { exact: true }).click()

/** A colleague who is not of the street, at a desk of their own. */
async function deskOf(browser: Browser, house: TestHouse, who: Visitor): Promise<Page> {
  const context = await browser.newContext({ viewport: desk, baseURL: house.url })
  await context.addCookies(
    who.cookie.split('; ').map((one) => {
      const [name = '', ...value] = one.split('=')
      return { name, value: value.join('='), url: house.url }
    }),
  )
  return context.newPage()
}

/** Signs somebody in on their phone with the code that was sent. */
async function signIn(page: Page, house: TestHouse): Promise<void> {
  const codes = () => house.pager.letters.filter((one) => one.address === phone && /\d{6}/.test(one.words))
  const before = codes().length
  await page.request.post('/api/identity/resident/phone-codes', { data: { phone } })
  await expect.poll(() => codes().length, soon).toBeGreaterThan(before)
  const code = /\d{6}/.exec(codes().at(-1)!.words)![0]
  expect((await page.request.post('/api/identity/resident/sessions', { data: { phone, code } })).ok()).toBe(
    true,
  )
}

test('J4 · Somebody a judicial office sent: nothing said here is reported, and one day they choose is all it sees', async ({
  browser,
  house,
}) => {
  const chen = await house.as('陈督明')
  const li = await house.as('李静')
  const counsellor = await house.colleague('counsellor')
  const { url } = await chen.must('POST /api/bureau/doors', {
    body: { id: randomUUID(), name: '梧桐司法所' },
  })
  const secret = url.split('#b.')[1]!
  const { context: officePhone, page: office } = await openPhone(browser, house)
  const watch = new Watch(officePhone, house)
  const { context: liDesk, page: worker } = await openDesk(browser, house, '李静')
  const deskWatch = new Watch(liDesk, house)
  let number = ''

  await test.step('the office sends somebody: five fields go, and it is told what it will ever see', async () => {
    await office.goto(`/letters.html#b.${secret}`)
    await settled(office)
    await expect(office.getByText(letters.bureauAbout)).toBeVisible(soon)
    await expect(office.locator('form').getByRole('textbox')).toHaveCount(5)
    await office.getByLabel(letters.name).fill('小岳')
    await office.getByLabel(letters.phone, { exact: true }).fill(phone)
    await office.getByLabel(letters.asked).fill('想有人说说话')
    await office.getByLabel(letters.worker).fill('郝办')
    await office.getByLabel(letters.workerPhone).fill('027-00000055')
    await usable(office, watch, 'an office', 44)
    await press(office, letters.send)
    number = /S-\w{6}/.exec(await office.getByRole('status').innerText())![0]
    await expect(office.getByText(letters.confirmedNone)).toBeVisible()
  })

  await test.step('李静 takes them in and reads the words aloud; they are signed before a witness', async () => {
    await worker.goto('/console/bureau')
    const row = worker.locator(`[data-sent="${number}"]`)
    await expect(row).toContainText('想有人说说话', soon)
    await row.getByRole('button', { name: words.take }).click()
    await expect(row).toContainText(words.unsigned, soon)
    await usable(worker, deskWatch, 'offices', 0)
    await row.getByRole('link').click()
    await expect(worker.getByText(words.notSigned)).toBeVisible(soon)
    await press(worker, words.sign)
    const dialog = worker.getByRole('dialog')
    await expect(dialog.getByText(attendanceText.zh)).toBeVisible()
    await expect(dialog.getByText('我们不向任何单位报告谈话内容')).toBeVisible()
    await dialog.getByText(words.signSpoken, { exact: true }).click()
    await dialog.getByLabel(words.witness).fill('姐姐')
    await dialog.getByRole('button', { name: words.sign, exact: true }).click()
    await expect(worker.getByText(words.witnessed('姐姐'))).toBeVisible(soon)
    await press(worker, words.record)
    await expect(worker.getByText(words.dayHidden)).toBeVisible(soon)
    await expect(worker.getByRole('region', { name: words.sees })).toContainText(words.seesNone)
    await usable(worker, deskWatch, 'one who was sent', 0)
  })

  const { page: own } = await openPhone(browser, house)
  await test.step('the person chooses the day on their own phone; the office sees that day and no name', async () => {
    await signIn(own, house)
    await own.goto('/letters.html')
    await settled(own)
    await expect(own.getByText(attendanceText.zh)).toBeVisible(soon)
    await own.getByRole('checkbox', { name: /梧桐司法所/ }).check()
    await expect(own.getByRole('checkbox', { name: /梧桐司法所/ })).toBeChecked(soon)
    await office.reload()
    await settled(office)
    const confirmed = office.locator('section').filter({ hasText: letters.confirmed })
    await expect(confirmed).toContainText(number, soon)
    await expect(confirmed).not.toContainText('小岳')
    await worker.reload()
    await expect(worker.getByRole('region', { name: words.sees })).toContainText(number, soon)
    await expect(worker.getByRole('region', { name: words.looks })).toContainText(words.look(1))
    await own.reload()
    await expect(own.getByText(letters.looks)).toBeVisible(soon)
  })

  const rows = (await li.must('GET /api/bureau/incoming')).rows
  const residentId = rows.find((row) => row.number === number)!.residentId!
  const { caseId } = await li.must('POST /api/casework/cases', {
    body: {
      ...{ id: randomUUID(), person: { id: residentId }, source: 'phone', population: 'corrections' },
      request: '想有人说说话',
    },
  })
  const { personId } = await counsellor.must('GET /api/identity/staff')
  await li.must('PUT /api/casework/cases/:id/team', {
    params: { id: caseId },
    body: { staffId: personId, part: 'counsellor' },
  })

  const talk = await deskOf(browser, house, counsellor)
  await test.step('the counsellor’s working note is closed to everybody else', async () => {
    const phrase = '雨天的窗台上摆着两盆茉莉花'
    await talk.goto(`/console/cases/${caseId}?tab=notes`)
    await talk.getByLabel(record.working.phrase).fill(phrase)
    await talk.getByLabel(record.working.again).fill(phrase)
    await press(talk, record.working.make)
    await expect(talk.getByLabel(record.working.again)).toHaveCount(0, soon)
    await talk.getByLabel(record.working.phrase).fill(phrase)
    await press(talk, record.working.open)
    await talk.getByLabel(record.working.text).fill('他其实怕见姐姐失望')
    await press(talk, record.working.keep)
    await expect(talk.locator('.case-private li')).toHaveCount(1, soon)
    const { workingNotes } = await counsellor.must('GET /api/record/cases/:id', { params: { id: caseId } })
    const params = { id: workingNotes[0]!.id }
    for (const who of [li, chen]) {
      expect((await who.must('GET /api/record/cases/:id', { params: { id: caseId } })).workingNotes).toEqual(
        [],
      )
      expect((await who.call('GET /api/record/working-notes/:id', { params })).refused).toBe('NOT_FOUND')
    }
  })

  await test.step('a threat to somebody else is heard: whoever is on call has it, with the words', async () => {
    await press(talk, record.write)
    await talk.getByLabel(record.parts.dap.said).fill('说到班长就发抖')
    const editor = talk.locator('[data-note="writing"]')
    await editor.getByText(record.risks.present, { exact: true }).click()
    await editor.getByLabel(record.riskWords).fill('周五要去厂门口砍班长，刀都磨好了')
    await expect(talk.getByText(record.riskCalled)).toBeVisible(soon)
  })

  const { page: lin } = await openDesk(browser, house, '林晓安')
  await test.step('telling somebody asks why, whom and what; a second person agrees, and it is written to whom', async () => {
    await lin.getByText('小岳').first().click()
    await lin.getByRole('tab', { name: safe.event.tab }).click()
    await lin.getByRole('button', { name: safe.event.tell }).first().click()
    await pick(lin, safe.codes.imminent_others)
    await pick(lin, safe.codes.police)
    await expect(lin.getByText(safe.event.minimum)).toBeVisible(soon)
    const ask = lin.getByRole('button', { name: safe.event.ask, exact: true })
    await expect(ask).toBeDisabled()
    await expect(lin.getByLabel(safe.event.words)).not.toHaveValue('')
    await lin.getByLabel(safe.event.reason).fill('说了哪天、对谁、用什么')
    await ask.click()
    await expect(lin.getByText(safe.told.waitSecond)).toBeVisible(soon)
    const { page: zhou } = await openDesk(browser, house, '周敏')
    await zhou.getByText('小岳').first().click()
    await zhou.getByRole('tab', { name: safe.event.tab }).click()
    await zhou.getByRole('button', { name: safe.told.secondAct }).click()
    await lin.reload()
    await lin.getByRole('tab', { name: safe.event.tab }).click()
    await lin.getByRole('button', { name: safe.told.doAct, exact: true }).click()
    await lin.getByLabel(safe.told.toName).fill('梧桐派出所 王警官')
    await lin.getByRole('button', { name: safe.told.doAct, exact: true }).last().click()
    await expect(lin.getByText(safe.told.second('周敏'))).toBeVisible(soon)
  })

  await test.step('the ethics queue has it, with why, to whom and what was said', async () => {
    const { page: ethics } = await openDesk(browser, house, '陈督明')
    await ethics.goto('/console/safeguard/ethics')
    const waits = ethics.getByRole('listitem').filter({ hasText: '说了哪天、对谁、用什么' })
    await expect(waits).toContainText('王警官', soon)
    await expect(waits.locator('blockquote')).not.toBeEmpty()
    await expect(waits.getByRole('button', { name: safe.ethics.decide })).toBeVisible()
  })

  await test.step('Pass: with its secret in hand the office opens no door of the house but its own', async () => {
    const opened: string[] = []
    const doors = allEndpoints.filter(({ who, path }) => who.by !== 'anyone' && !path.endsWith('/stream'))
    for (const endpoint of doors) {
      const { path, body } = knockFor(endpoint, { secret, residentId, caseId })
      const options = { method: endpoint.method, ...(endpoint.method === 'GET' ? {} : { data: body }) }
      const reply = await office.request.fetch(path, options)
      if (reply.ok()) opened.push(endpoint.audit)
    }
    expect(doors.length).toBeGreaterThan(350)
    expect(opened).toEqual([])
  })

  await test.step('Pass: no export says that an office sent them, or what they are before the law', async () => {
    const exports: string[] = []
    exports.push(await (await own.request.get('/api/identity/resident/export')).text())
    const texts = await li.must('GET /api/casework/consent-texts')
    await li.must('POST /api/casework/cases/:id/consents', {
      params: { id: caseId },
      body: {
        ...{ id: randomUUID(), how: 'spoken', witnessName: '姐姐', shownHash: texts.shownHash },
        purposes: texts.texts.map(({ purpose }) => ({ purpose, given: true })),
      },
    })
    for (const purpose of ['referral', 'case_supervision'] as const)
      exports.push(
        JSON.stringify(
          await li.must('GET /api/record/cases/:id/summary', { params: { id: caseId, purpose } }),
        ),
      )
    exports.push(...(await lettersOf(house, li, residentId)))
    const sun = await house.as('孙核')
    await house.settle()
    const { links } = await sun.must('GET /api/audit/export', { params: { after: 0 } })
    const about = links.filter((link) => JSON.stringify(link).includes(residentId))
    expect(about.length).toBeGreaterThan(3)
    exports.push(JSON.stringify(about))
    for (const text of exports) {
      expect(text.length).toBeGreaterThan(20)
      expect(text).not.toMatch(standing)
    }
  })

  await test.step('the person takes it back, and at once the office sees nothing', async () => {
    await own.getByRole('checkbox', { name: /梧桐司法所/ }).uncheck()
    await expect(own.getByRole('checkbox', { name: /梧桐司法所/ })).not.toBeChecked(soon)
    await office.reload()
    await settled(office)
    await expect(office.getByText(letters.confirmedNone)).toBeVisible(soon)
    await expect(office.getByText(number)).toHaveCount(0)
  })
})

/** A letter about somebody: what stands before the law is refused in it; then what leaves as FHIR. */
async function lettersOf(house: TestHouse, li: Visitor, residentId: string): Promise<string[]> {
  const id = randomUUID()
  const begun = await li.must('POST /api/referral/referrals', {
    body: {
      ...{
        id,
        residentId,
        tier: 'hospital',
        channel: 'medical',
        need: 'sleep',
        population: null,
        why: '本人想去',
      },
      ...{ possibleDisorder: true, ordinaryNeeds: false },
    },
  })
  const chen = await house.as('陈督明')
  const { places } = await chen.must('GET /api/directory/places')
  const letter = (more: object, base: number) =>
    li.call('PUT /api/referral/referrals/:id/letter', {
      params: { id },
      body: {
        base,
        words: {
          ...begun.words,
          ...{
            reason: '睡不好',
            asked: '请看看睡眠',
            observed: '白天打盹',
            contact: '李静 027-00000000',
            ...more,
          },
        },
        fields: [...begun.fields, 'group'],
        placeId: places.find((place) => place.kind === 'hospital')!.id,
        toStaffId: null,
      },
    })
  const sendIt = () => li.call('POST /api/referral/referrals/:id/send', { params: { id } })
  await letter({ group: '社区矫正对象' }, 1)
  await li.must('POST /api/referral/referrals/:id/consents', {
    params: { id },
    body: { id: randomUUID(), way: 'spoken', givenBy: 'person', witness: '姐姐', days: 90 },
  })
  expect((await sendIt()).refused).toBe('BAD_INPUT')
  await letter({ group: '' }, 2)
  expect((await sendIt()).refused).toBeUndefined()
  const { bundle } = await li.must('GET /api/referral/referrals/:id/service-request', { params: { id } })
  return [JSON.stringify(bundle)]
}
