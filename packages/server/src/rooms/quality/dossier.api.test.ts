import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
  await house.settle()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const bornAgo = (years: number): string => `${new Date(house.floor.clock.processNow).getUTCFullYear() - years}-01-01`
const say = (who: Visitor, text: string) =>
  who.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
const dossier = async (who?: Visitor) =>
  (who ?? (await house.colleague('agency_admin'))).must('GET /api/quality/dossier')
const band = (told: Awaited<ReturnType<typeof dossier>>, age: string) => told.ages.find((one) => one.age === age)!

/** So many residents of an age say something. */
async function talk(many: number, age: number, text = '最近有点累'): Promise<Visitor[]> {
  const all: Visitor[] = []
  for (let n = 0; n < many; n += 1) {
    const who = await house.neighbour(`卷${age}岁${n}`, bornAgo(age))
    await say(who, text)
    all.push(who)
  }
  return all
}

describe('The report for an assessment (Measures, articles 22, 23, 26, 27)', () => {
  it('tells users by age in numbers; a small group is held back, and another with it, so that no sum gives it away', async () => {
    await talk(14, 34)
    await talk(11, 70)
    await talk(3, 16)
    const told = await dossier()
    expect(band(told, '14to17')).toMatchObject({ people: '<10', talks: '<10', medianMinutes: '<10', night: '<10' })
    // twelve elders, one of them of the street, could be told; beside four youths they could be used to work those out
    expect(band(told, '60up').people).toBe('<10')
    expect(band(told, 'under14')).toMatchObject({ people: 0, talks: 0, medianMinutes: null, long: null })
    expect(band(told, '18to59').people).toBeGreaterThanOrEqual(14)
    expect(told.whole.people).toBeGreaterThanOrEqual(28)
    expect(JSON.stringify(told)).not.toMatch(/卷|岁/)

    // one youth of the street talks, too: with ten of them nothing of it could point at anybody any more
    await talk(6, 15)
    const more = await dossier()
    expect([band(more, '14to17').people, band(more, '60up').people]).toEqual([10, 12])
  })

  it('tells time of use, reminders and extreme situations, and how soon somebody came', async () => {
    const before = await dossier()
    const [one] = await talk(1, 45)
    for (let n = 0; n < 5; n += 1) {
      house.floor.clock.turn({ minutes: 28 })
      await say(one!, '还在想那件事')
    }
    const after = await dossier()
    const long = (told: typeof after) => Number(band(told, '18to59').long) * Number(band(told, '18to59').talks)
    expect(Math.round(long(after) - long(before))).toBe(1)

    const worker = await house.as('林晓安')
    for (const [n, who] of (await talk(10, 40, '我不想活了')).entries()) {
      expect(who).toBeDefined()
      const row = (await worker.must('GET /api/crisis/board')).rows.find(({ name }) => name === `卷40岁${n}`)!
      await worker.must('POST /api/crisis/events/:id/acknowledge', { params: { id: row.id } })
    }
    const alarmed = await dossier()
    expect(band(alarmed, '18to59').alerts).toBeGreaterThanOrEqual(10)
    expect(alarmed.takeover.find(({ grade }) => grade === 'ORANGE')).toMatchObject({ inTime: expect.any(Number) })
    expect(alarmed.contacts === 0 || alarmed.contacts === '<10').toBe(true)
  })

  it('tells the limits as they are in force, and which screener worked since when', async () => {
    const { limits, changes, complaints, from, until } = await dossier()
    expect(limits).toMatchObject({
      reminderMinutes: 120,
      disclosureDays: 30,
      minor: { sessionMinutes: 30, endMinutes: 40, dayMinutes: 60 },
      consentAge: 14,
      adultAge: 18,
    })
    expect(complaints.workingDays).toBe(15)
    expect(changes.map(({ what }) => what)).toContain('screener')
    expect(Date.parse(until) - Date.parse(from)).toBe(90 * 86_400_000)
  })

  it('is for administrators and whoever answers for personal data, each of their own places', async () => {
    expect((await (await house.colleague('supervisor')).call('GET /api/quality/dossier')).refused).toBe('FORBIDDEN')
    expect((await (await house.colleague('counsellor')).call('GET /api/quality/dossier')).refused).toBe('FORBIDDEN')
    expect((await dossier(await house.colleague('dpo'))).whole.people).toBeGreaterThanOrEqual(28)
    const elsewhere = await dossier(await house.colleague('agency_admin', 'elsewhere'))
    expect(elsewhere.whole).toMatchObject({ people: 0, talks: 0, alerts: 0 })
    expect(elsewhere.changes).toEqual([])
  })
})
