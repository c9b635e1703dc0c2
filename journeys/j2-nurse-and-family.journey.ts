import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { allEndpoints } from '../packages/contract/src/rooms.ts'
import { zh as booking } from '../packages/resident/src/pages/appointment/words.zh.ts'
import { zh as mine } from '../packages/resident/src/pages/my-plan/words.zh.ts'
import type { TestHouse } from '../packages/server/src/testing.ts'
import type { Visitor } from '../packages/server/src/visitor.ts'
import { activate, fillFor, findPerson } from './case-walk.ts'
import { onwards, words } from './check-walk.ts'
import { expect, openDesk, openPhone, test } from './house.ts'
import { zh as own } from './words.ts'

const soon = { timeout: 20_000 }
const day = (house: TestHouse): string =>
  new Date(house.floor.clock.processNow.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Everything is hard for her but one thing: she does not think of death. */
async function answerTired(page: Page): Promise<void> {
  const result = page.locator('.result-card')
  for (let n = 0; n < 60; n += 1) {
    await expect(page.locator('.choice, .safety-card, .result-card').first()).toBeVisible(soon)
    if (await result.isVisible()) return
    if (await page.locator('.safety-card').isVisible()) {
      await page.locator('.safety-card .btn-wide').click()
      continue
    }
    const asked = (await page.locator('#asked').textContent()) ?? ''
    const choices = page.locator('.choice')
    const yes = choices.filter({ hasText: /^是/ })
    if ((await yes.count()) > 0) await onwards(page, () => yes.first().click())
    else await onwards(page, () => choices.nth(/死|伤害自己/.test(asked) ? 0 : 2).click())
  }
}

/** In the name of a resident the street knows. */
async function signIn(page: Page, name: string): Promise<void> {
  const { people } = (await (await page.request.get('/api/identity/demo/people')).json()) as {
    people: { id: string; name: string }[]
  }
  const { id } = people.find((one) => one.name === name)!
  await page.request.post('/api/identity/demo/sessions', { data: { id } })
}

const asHelper = async (house: TestHouse): Promise<Visitor> => {
  const li = await house.as('李静')
  await li.must('PUT /api/appointment/hours', {
    body: {
      profile: { gender: 'f', about: '晚上有空', modes: ['text'], minutes: 50, takesNew: true },
      weekly: Array.from({ length: 7 }, (_, n) => ({ weekday: n + 1, from: 18 * 60, to: 22 * 60 })),
    },
  })
  return li
}

const openCase = async (
  who: Visitor,
  residentId: string,
  source: 'worklist' | 'report' = 'worklist',
): Promise<string> =>
  (
    await who.must('POST /api/casework/cases', {
      body: {
        ...{ id: randomUUID(), person: { id: residentId }, source, population: 'medical' },
        ...{ request: '夜班后睡不着' },
      },
    })
  ).caseId

/** What the class teacher writes, without signing in. */
const worried = {
  ...{
    relation: 'teacher' as const,
    seen: '这几周上课总是发呆，说妈妈老不在家',
    when: '这两周',
    where: '学校',
  },
  ...{ dangerNow: 'no' as const, mayName: true },
  person: { name: '诚诚', phone: null, howToFind: '初二三班', minor: 'yes' as const },
  reporter: { name: '班主任', phone: null },
}

/** Knocks at every door that reads, with everything by which she could be found. @returns where her name came out */
async function leaksTo(who: Visitor, known: readonly string[]): Promise<string[]> {
  const leaks: string[] = []
  for (const { method, path, who: may } of allEndpoints) {
    if (method !== 'GET' || may.by === 'anyone' || path.endsWith('/stream')) continue
    for (const id of known) {
      const asked = path.replace(/:[a-zA-Z]+/g, id)
      const { status, reply } = await who.knock('GET', `${asked}?typed=阿诚&id=${id}&residentId=${id}`)
      if (status === 200 && JSON.stringify(reply).includes('阿诚')) leaks.push(`${path} ${id}`)
    }
  }
  return leaks
}

test('J2: a nurse on the night shift is met in the evening, her child apart from her, and her employer learns nothing', async ({
  browser,
  house,
}) => {
  const li = await asHelper(house)
  const wang = await house.as('王理')
  const hr = await house.colleague('community_manager')
  const unitId = (await hr.must('GET /api/identity/staff')).grants[0]!.unitId
  const setPhase = (phase: 'emergency' | 'reconstruction') =>
    wang.must('POST /api/assessment/phases', {
      body: { id: randomUUID(), unitId, phase, from: day(house), until: null, order: `演练令 ${phase}` },
    })
  await setPhase('emergency')
  const { codes } = await hr.must('POST /api/assessment/campaigns', {
    body: {
      ...{ id: randomUUID(), title: '夜班关怀', unitId, pack: 'frontline', invitations: 10 },
      ...{ consentText: '医院只看到有多少人看过，看不到谁、答了什么。', from: day(house), until: day(house) },
    },
  })
  const { page: phone } = await openPhone(browser, house)
  await signIn(phone, '阿诚')

  await test.step('she answers on the night shift; one next step is offered', async () => {
    await phone.goto(`/check?code=${codes[0]}&pack=frontline`)
    await expect(phone.getByText('医院只看到有多少人看过')).toBeVisible(soon)
    await phone.getByRole('button', { name: words.begin.go }).click()
    await answerTired(phone)
    await expect(phone.locator('.result-card h2')).toBeVisible()
  })

  const her = await findPerson(li, '阿诚')
  await test.step('the list says why she is on it: a social worker and a counsellor', async () => {
    const { rows } = await li.must('GET /api/worklist/entries')
    const entries = await Promise.all(
      rows.map(({ id }) => li.must('GET /api/worklist/entries/:id', { params: { id } })),
    )
    const entry = entries.find((one) => one.entry.residentId === her.id)!.entry
    expect(entry.tier).toBeGreaterThanOrEqual(2)
    expect(entry.colour).not.toBe('GREEN')
  })

  await test.step('she books an evening in text, with a woman', async () => {
    await phone.goto('/appointment')
    await phone.getByRole('button', { name: booking.genders.f, exact: true }).click()
    await phone.locator('.ap-slots button').first().click()
    await phone.getByRole('button', { name: booking.done, exact: true }).click()
    await expect(phone.locator('.ap-one')).toContainText('李静', soon)
    const when = (await phone.locator('.ap-when').textContent()) ?? ''
    expect(Number(/(\d{1,2}):\d{2}/.exec(when)?.[1])).toBeGreaterThanOrEqual(18)
  })

  const caseId = her.openCase?.id ?? (await openCase(li, her.id))
  await test.step('the teacher writes about her child, whose record is of its own', async () => {
    await activate(li, await house.as('陈督明'), caseId)
    const { receipt } = await house.visitor().must('POST /api/safeguard/reports', {
      body: { id: randomUUID(), fields: worried },
    })
    expect(receipt.length).toBeGreaterThan(5)
    const child = await house.neighbour('诚诚', '2013-02-03')
    const kid = await findPerson(li, '诚诚')
    const young = await house.colleague('counsellor', 'here', ['C-MINOR'])
    await openCase(young, kid.id, 'report')
    await li.must('PUT /api/household/cases/:id', {
      params: { id: caseId },
      body: {
        ...{ householdId: randomUUID(), name: '阿诚家' },
        members: [
          { residentId: her.id, relation: '妈妈' },
          { residentId: kid.id, relation: '孩子' },
        ],
      },
    })
    const theirs = JSON.stringify(await child.must('GET /api/casework/mine'))
    expect(theirs).not.toContain('睡得着')
    expect(JSON.stringify(await (await house.as('阿诚')).must('GET /api/casework/mine'))).toContain('睡得着')
  })

  await test.step('the phase turns, and the plan is to be set out anew', async () => {
    house.floor.clock.turn({ days: 40 })
    await (await house.as('王理')).must('POST /api/assessment/phases', {
      body: {
        ...{ id: randomUUID(), unitId, phase: 'reconstruction', from: day(house), until: null },
        order: '演练令 重建',
      },
    })
    const { page: desk } = await openDesk(browser, house, '李静')
    await desk.goto(`/console/cases/${caseId}?tab=plan`)
    const { plan } = wordsZh.casework
    await expect(desk.getByText(plan.phaseMoved)).toBeVisible(soon)
    await expect(desk.locator('.case-from p').filter({ hasText: plan.phaseNow })).toContainText(
      plan.phases.reconstruction,
    )
  })

  await test.step('asked again she is better, and that is told to her in words', async () => {
    for (const each of [2, 2, 1, 0]) {
      await fillFor(await house.as('李静'), her.id, {
        pack: 'quick',
        forms: [
          ['phq4', { 1: 2, 2: 2, 3: each, 4: each }],
          ['phq9', Object.fromEntries(Array.from({ length: 9 }, (_, n) => [n + 1, n === 8 ? 0 : each]))],
        ],
      })
      house.floor.clock.turn({ days: 2 })
    }
    await signIn(phone, '阿诚')
    await phone.goto('/mine')
    await phone.getByRole('link', { name: new RegExp(own.mine.myPlan) }).click()
    await expect(phone.getByText(mine.moved.better)).toBeVisible(soon)
  })

  await test.step('her employer reaches no answer by any way', async () => {
    const manager = await house.as('吴街')
    const [campaign] = (await manager.must('GET /api/assessment/campaigns')).campaigns
    expect([campaign!.begun, campaign!.finished]).toEqual(['<10', '<10'])
    const { series } = await (await house.as('李静')).must('GET /api/assessment/people/:id/measures', {
      params: { id: her.id },
    })
    const answers = series.flatMap(({ points }) => points.map(({ responseId }) => responseId))
    expect(answers.length).toBeGreaterThan(4)
    expect(await leaksTo(manager, [her.id, caseId, answers[0]!, answers.at(-1)!])).toEqual([])
  })
})
