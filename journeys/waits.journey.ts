import { randomUUID } from 'node:crypto'
import { waitingWords } from '../packages/resident/src/pages/home/waiting.words.ts'
import { activate, findPerson, readCase, stepCase } from './case-walk.ts'
import { phoneOf } from './check-walk.ts'
import { expect, test } from './house.ts'

const { check, rating } = waitingWords.zh
const soon = { timeout: 20_000 }

test('The first page says what waits: six questions once the end has come, and a form that is asked again', async ({
  browser,
  house,
}) => {
  const li = await house.as('李静')
  const person = await house.neighbour('候小满')
  const { id: residentId } = await findPerson(li, '候小满')
  const { caseId: id } = await li.must('POST /api/casework/cases', {
    body: {
      ...{ id: randomUUID(), person: { id: residentId }, source: 'walk_in', population: 'general' },
      request: '夜里睡不着',
    },
  })
  await activate(li, await house.as('陈督明'), id)
  const { page } = await phoneOf(browser, house, person)
  const home = async () => {
    await page.goto('/')
    // the lines come together: once one of them could be there, the others could too
    await page.waitForLoadState('networkidle')
  }
  const line = (name: string) => page.getByRole('link', { name })

  await test.step('while nothing waits, nothing is said', async () => {
    await home()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(line(rating)).toHaveCount(0)
    await expect(line(check)).toHaveCount(0)
  })

  await test.step('her worker brings the case to its end: she is asked, and once she answered no more', async () => {
    const { goals } = await readCase(li, id)
    await li.must('POST /api/casework/cases/:id/reviews', {
      params: { id },
      body: {
        ...{ id: randomUUID(), goals: goals.map((goal) => ({ id: goal.id, attainment: 1 as const })) },
        ...{ view: '好多了', next: 'close' },
      },
    })
    await li.must('PUT /api/casework/cases/:id/sheets', {
      params: { id },
      body: {
        seen: 0,
        content: {
          sheet: 'closing',
          fields: { reason: 'goals_met', summary: '睡得着了', relapsePlan: '先打给女儿' },
        },
      },
    })
    await stepCase(li, id, 'CLOSING')
    await home()
    await line(rating).click()
    await expect(page).toHaveURL(/\/mine\?plan/)
    await page.request.post('/api/record/mine/rating', { data: { id: randomUUID(), how: 'declined' } })
    await home()
    await expect(line(rating)).toHaveCount(0)
  })

  await test.step('what a colleague saw makes a form due: the line leads to it', async () => {
    const crisis = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    const signs = ['talks_of_dying' as const]
    await crisis.must('POST /api/worklist/observations', {
      body: { id: randomUUID(), residentId, signs, dangerNow: true, words: '' },
    })
    for (let day = 0; day < 8; day += 1) {
      house.floor.clock.turn({ hours: 24 })
      await house.keepList()
    }
    await home()
    await expect(line(check)).toBeVisible(soon)
    await line(check).click()
    await expect(page).toHaveURL(/\/check/)
  })
})
