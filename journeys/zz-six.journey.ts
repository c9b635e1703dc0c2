import { randomUUID } from 'node:crypto'
import { openDesk, openPhone, test } from './house.ts'

test.setTimeout(900_000)
test('looks', async ({ browser, house }) => {
  const shots = '/tmp/six-shots'
  const li = await house.as('李静')
  const chen = await house.as('陈督明')
  const { rows } = await li.must('GET /api/casework/cases', { params: { view: 'mine' } })
  const caseId = rows.find(({ name }) => name === '桂芳')!.id
  // a path with everything on it
  const grid = await house.as('孟格')
  const { pathId } = await grid.must('POST /api/severe/observations', {
    body: {
      id: randomUUID(),
      person: { name: '阿墙', where: '梧桐里 3 栋 201' },
      answers: ['smashes_things'],
      dangerNow: false,
      words: '在楼道里砸东西',
    },
  })
  const colleagues = (await li.must('GET /api/severe/paths/:id', { params: { id: pathId } })).colleagues
  const who = (n: string) => colleagues.find((one) => one.name === n)!.id
  const visit = randomUUID()
  await li.must('POST /api/severe/paths/:id/visits', {
    params: { id: pathId },
    body: { id: visit, firstId: who('李静'), secondId: who('何苗'), partner: null, rulesRead: true },
  })
  await li.must('POST /api/severe/visits/:id/outcome', {
    params: { id: visit },
    body: { outcome: 'seen', words: '本人愿意说话' },
  })
  await li.must('POST /api/severe/paths/:id/levels', {
    params: { id: pathId },
    body: { id: randomUUID(), signs: ['smashing_anywhere_unstoppable'], unsteady: false, second: '何苗' },
  })
  await li.must('POST /api/severe/paths/:id/referrals', {
    params: { id: pathId },
    body: {
      id: randomUUID(),
      asked: '请派人来看',
      contact: '李静 027-00000000',
      reason: '一直砸，劝不住',
      rulesRead: true,
    },
  })
  await li.must('POST /api/severe/paths/:id/admission', {
    params: { id: pathId },
    body: { admitted: true, note: '收在二病区，姐姐陪着' },
  })

  const { page } = await openDesk(browser, house, '李静')
  const shot = async (name: string, url: string, p = page, full = true) => {
    await p.goto(url)
    await p.waitForLoadState('networkidle').catch(() => undefined)
    await p.waitForTimeout(700)
    await p.screenshot({ path: `${shots}/${name}.png`, fullPage: full })
  }
  await shot('d-severe-path', `/console/severe/${pathId}`)
  await page.getByRole('button', { name: '出院回来了' }).click()
  await page.getByText('本人同意把下面这些记在这里').click()
  await page.waitForTimeout(500)
  await page.screenshot({ path: `${shots}/d-severe-discharge.png` })
  await li.must('POST /api/severe/paths/:id/discharge', {
    params: { id: pathId },
    body: {
      note: '姐姐接回',
      home: {
        agreed: true,
        clinician: '卫生院 何医生',
        reminds: '姐姐',
        watch: '整夜不睡、又说有人害她',
        place: '社区日间照料',
      },
    },
  })
  await shot('d-severe-home', `/console/severe/${pathId}`)
  await shot('d-referrals', '/console/referrals')
  const { rows: letters } = await li.must('GET /api/referral/referrals', { params: {} as never })
  for (const [n, one] of letters.slice(0, 2).entries())
    await shot(`d-referral-${n}`, `/console/referrals/${one.id}`)
  await shot('d-directory', '/console/directory')
  await shot('d-cases', '/console/cases')
  for (const tab of ['overview', 'plan', 'notes'])
    await shot(`d-case-${tab}`, `/console/cases/${caseId}?tab=${tab}`)
  await shot('d-calendar', '/console/appointments')
  await shot('d-today', '/console/today')
  await shot('d-new', '/console/cases/new?name=%E6%A1%82%E8%8A%B3')
  const { page: boss } = await openDesk(browser, house, '陈督明')
  await shot('d-caseload', '/console/caseload', boss)
  await shot('d-transfer', `/console/cases/${caseId}/transfer`, boss)
  await shot('d-inbox', '/console/referrals', boss)
  await boss
    .getByRole('tab')
    .last()
    .click()
    .catch(() => undefined)
  await boss.waitForTimeout(500)
  await boss.screenshot({ path: `${shots}/d-inbox2.png` })
  void chen
  await page.setViewportSize({ width: 390, height: 844 })
  await shot('m-calendar', '/console/appointments')
  await shot('m-severe', `/console/severe/${pathId}`)
  await shot('m-referrals', '/console/referrals')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.evaluate(() => localStorage.setItem('anxin.wish.locale', 'en'))
  await page.evaluate(() => {
    for (const k of Object.keys(localStorage)) console.log(k)
  })
  await shot('e-severe', `/console/severe/${pathId}`)
  await shot('e-case', `/console/cases/${caseId}?tab=plan`)
  // resident, elder
  const { page: phone } = await openPhone(browser, house)
  const { people } = await house.visitor().must('GET /api/identity/demo/people')
  await phone.request.post('/api/identity/demo/sessions', {
    data: { id: people.find(({ name }) => name === '桂芳')!.id },
  })
  await phone.goto('/settings')
  await phone.evaluate(() => localStorage.setItem('anxin.elder', 'yes'))
  await shot('r-elder-mine', '/mine', phone)
  await shot('r-elder-appointment', '/appointment', phone)
  await shot('r-elder-letters', '/letters.html', phone)
  await shot('r-elder-complaint', '/complaint', phone)
})
