import { randomUUID } from 'node:crypto'
import { wordsZh } from '../packages/console/src/words.zh.ts'
import { rememberDaysAhead, remembrances } from '../packages/core/src/casework/remember.ts'
import { keepHouseholds } from '../packages/server/src/rooms/household/jobs.ts'
import { activate, fillFor, findPerson, readCase } from './case-walk.ts'
import { expect, openDesk, test } from './house.ts'
import { usable, Watch } from './walk.ts'

const { casework } = wordsZh
const { family, open } = casework
const soon = { timeout: 20_000 }
const grief = { 1: 3, 2: 2, 3: 2, 4: 1 }
const phq9 = (each: number) =>
  Object.fromEntries(Array.from({ length: 9 }, (_, n) => [n + 1, n === 8 ? 0 : each]))

test('J3: a family that lost two is one household, each with a case of their own, and is thought of for thirteen months', async ({
  browser,
  house,
}) => {
  const li = await house.as('李静')
  const chen = await house.as('陈督明')
  await house.neighbour('阎秀兰', '1944-02-03')
  await house.neighbour('阎小芸', '1983-06-07')
  await house.neighbour('阎乐乐', '2012-09-01')
  const { context, page } = await openDesk(browser, house, '李静')
  const watch = new Watch(context, house)
  let granny = ''

  await test.step('an old visit is found under another spelling before a second record is made', async () => {
    await page.goto('/console/cases/new')
    await page.getByLabel(open.typed).fill('闫秀兰')
    await page.getByRole('button', { name: open.go, exact: true }).click()
    const found = page.locator('[data-person="阎秀兰"]')
    await expect(found).toContainText(open.by.shape, soon)
    await found.getByRole('button', { name: open.choose }).click()
    await page.getByText(casework.sources.walk_in, { exact: true }).click()
    await page.getByLabel(open.population).click()
    await page.getByTitle(wordsZh.assessment.populations.bereaved).click()
    await page.getByLabel(open.request).fill('老伴和儿子都走了，夜里睡不着')
    await page.getByRole('button', { name: open.yes, exact: true }).click()
    await expect(page.locator('[data-state]')).toHaveText(casework.states.NEW, soon)
    granny = /cases\/([^/?]+)/.exec(page.url())![1]!
    await activate(li, chen, granny)
  })

  const her = await findPerson(li, '阎秀兰')
  const boy = await findPerson(li, '阎乐乐')

  await test.step('consent was read aloud, in front of a witness', async () => {
    await page.goto(`/console/cases/${granny}?tab=consent`)
    await expect(page.getByText(casework.consent.how.spoken!).first()).toBeVisible(soon)
  })

  await test.step('the family is one; the grandson has a case that the lead of hers does not read', async () => {
    const young = await house.colleague('counsellor', 'here', ['C-MINOR'])
    const { caseId } = await young.must('POST /api/casework/cases', {
      body: {
        ...{ id: randomUUID(), person: { id: boy.id }, source: 'walk_in', population: 'bereaved' },
        ...{ request: '想爸爸，上课走神' },
      },
    })
    expect((await readCase(young, caseId)).minor).toBe(true)
    await page.goto(`/console/cases/${granny}?tab=family`)
    await page.getByLabel(family.name).fill('阎家')
    for (const [name, relation] of [
      ['阎小芸', '儿媳'],
      ['阎乐乐', '孙子'],
    ] as const) {
      await page.getByLabel(family.add).fill(name)
      await page.getByTitle(new RegExp(name)).click()
      await page.getByLabel(`${name} ${family.relation}`).fill(relation)
    }
    await page.getByRole('button', { name: family.keep, exact: true }).click()
    const members = async () =>
      (await li.must('GET /api/household/cases/:id', { params: { id: granny } })).household?.members.length
    await expect.poll(members, soon).toBe(3)
    await usable(page, watch, 'family', 0)
    expect((await li.call('GET /api/casework/cases/:id', { params: { id: caseId } })).refused).toBe(
      'NOT_FOUND',
    )
    expect((await young.call('GET /api/casework/cases/:id', { params: { id: granny } })).refused).toBe(
      'NOT_FOUND',
    )
  })

  await test.step('her daughter-in-law answers for her, and the chart says so; the boy is asked as a minor', async () => {
    await fillFor(li, her.id, {
      pack: 'bereaved',
      proxy: 'child',
      forms: [
        ['phq4', { 1: 2, 2: 1, 3: 2, 4: 2 }],
        ['grief', grief],
      ],
    })
    const { series } = await li.must('GET /api/assessment/people/:id/measures', { params: { id: her.id } })
    const modes = new Set(series.flatMap(({ points }) => points.map(({ mode }) => mode)))
    expect([...modes]).toEqual(['proxy'])
    const refused = await li.call('POST /api/assessment/people/:id/sittings', {
      params: { id: boy.id },
      body: { sittingId: randomUUID(), pack: 'bereaved', mode: 'assisted' },
    })
    expect(refused.refused).toBeDefined()
  })

  await test.step('the days of remembrance are kept, and fire in words that say nothing', async () => {
    await page.goto(`/console/cases/${granny}?tab=family`)
    const dayIn = (days: number): string =>
      new Date(house.floor.clock.processNow.getTime() + 8 * 3_600_000 + days * 86_400_000)
        .toISOString()
        .slice(0, 10)
    const today = dayIn(0)
    const kinds = remembrances(today)
    await page.getByLabel(family.lossDay).fill(today)
    await page.getByRole('button', { name: family.lossKeep }).click()
    const kept = page.getByRole('region', { name: family.loss }).getByRole('status')
    for (const { kind } of kinds) await expect(kept).toContainText(family.days[kind]!, soon)
    await page.reload()
    for (const { kind } of kinds) await expect(kept).toContainText(family.days[kind]!, soon)
    for (const days of [0, 95, 270]) {
      house.floor.clock.turn({ days })
      await keepHouseholds(house.floor)
      const tasks = (await readCase(await house.as('李静'), granny)).tasks
      expect(tasks.filter(({ kind }) => kind === 'remembrance')).toHaveLength(
        kinds.filter(({ day }) => day <= dayIn(rememberDaysAhead)).length,
      )
    }
    await house.settle()
    const words = house.pager.letters.map((one) => one.words).join('\n')
    expect(words).not.toMatch(/头七|百日|周年|清明|中元|去世|哀|心理|阎/)
    expect(house.pager.letters.some(({ way }) => way === 'sms')).toBe(true)
  })

  await test.step('thirteen months later the closing form sets the first and the last answers side by side', async () => {
    for (const each of [2, 1]) {
      house.floor.clock.turn({ days: 14 })
      await fillFor(await house.as('李静'), her.id, {
        pack: 'quick',
        forms: [
          ['phq4', { 1: 2, 2: 2, 3: each, 4: each }],
          ['phq9', phq9(each)],
        ],
      })
    }
    await page.context().clearCookies()
    const again = await openDesk(browser, house, '李静')
    await again.page.goto(`/console/cases/${granny}?tab=closing`)
    await expect(again.page.getByText(casework.closing.compare)).toBeVisible(soon)
    await expect(again.page.locator('.case-compare')).toContainText('16', soon)
    await expect(again.page.locator('.case-compare')).toContainText('8')
    await usable(again.page, new Watch(again.context, house), 'closing with first and last', 0)
  })
})
