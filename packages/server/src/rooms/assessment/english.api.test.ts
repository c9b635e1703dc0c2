import { randomUUID } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** A PHQ-9 a colleague went through with somebody, in a language. */
async function answered(worker: Visitor, name: string, language: 'zh' | 'en'): Promise<string> {
  const [id, sittingId] = [randomUUID(), randomUUID()]
  await worker.must('POST /api/assessment/people', {
    body: { id, name, birthDate: '1980-01-01', consent: true, consentChannel: 'face_to_face' },
  })
  await worker.must('POST /api/assessment/people/:id/sittings', {
    params: { id },
    body: { sittingId, pack: 'quick', mode: 'interviewer' },
  })
  const save = (instrument: string, answers: Record<string, number>, finish: boolean) =>
    worker.must('PUT /api/assessment/staff-sittings/:id/answers', {
      params: { id: sittingId },
      body: { instrument, version: '1.0.0', answers, language, done: true, finish },
    })
  await save('phq4', { 1: 2, 2: 1, 3: 0, 4: 0 }, false)
  const nine = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [String(at + 1), at === 0 ? 2 : 0]))
  await save('phq9', nine, true)
  return id
}
const responseOf = async (worker: Visitor, id: string, instrument: string) => {
  const { series } = await worker.must('GET /api/assessment/people/:id/measures', { params: { id } })
  const { responseId } = series.find((one) => one.instrument === instrument)!.points[0]!
  return worker.must('GET /api/assessment/responses/:id', { params: { id: responseId } })
}

describe('somebody who reads English', () => {
  it('is given the quick set in English beside the Chinese, with the same questions and answers', async () => {
    const pack = await house.visitor().must('GET /api/assessment/packs/:pack', { params: { pack: 'quick' } })
    const ids = ['phq4', 'phq9', 'gad7', 'function', 'asq']
    for (const id of ids) {
      const form = pack.forms.find((one) => one.instrument === id)!
      expect(form.english?.items.map((item) => [item.id, item.options.map((one) => one.value)])).toEqual(
        form.items.map((item) => [item.id, item.options.map((one) => one.value)]),
      )
    }
    const phq9 = pack.forms.find((one) => one.instrument === 'phq9')!
    expect(phq9.english?.items[0]?.text).toBe('Little interest or pleasure in doing things')
    expect(phq9.items[0]?.text).toBe('做事时提不起劲或没有兴趣')
  })

  it('answers in English; each colleague reads the answers in their own language, and sees in which they were asked', async () => {
    const worker = await house.colleague('social_worker')
    const id = await answered(worker, 'Ann Example', 'en')
    const chinese = await responseOf(worker, id, 'phq9')
    expect([chinese.language, chinese.items[0]?.text, chinese.items[0]?.answer]).toEqual([
      'en',
      '做事时提不起劲或没有兴趣',
      '一半以上的天数',
    ])
    worker.reads = 'en'
    const english = await responseOf(worker, id, 'phq9')
    expect([english.items[0]?.text, english.items[0]?.answer]).toEqual([
      'Little interest or pleasure in doing things',
      'More than half the days',
    ])
    // what it comes to is the same form, scored the same way
    expect(english.point).toEqual(chinese.point)
    expect((await responseOf(worker, await answered(worker, '郑文', 'zh'), 'phq9')).language).toBe('zh')
  })

  it('is not said to have read English where the form has none', async () => {
    const keeper = await house.colleague('agency_admin')
    const site = { signatory: '周主任', enabled: [] }
    await keeper.must('PUT /api/assessment/site', { body: site })
    const worker = await house.colleague('social_worker')
    const [id, sittingId] = [randomUUID(), randomUUID()]
    await worker.must('POST /api/assessment/people', {
      body: { id, name: 'Bea Example', birthDate: '1980-01-01', consent: true, consentChannel: 'face_to_face' },
    })
    await worker.must('POST /api/assessment/people/:id/sittings', {
      params: { id },
      body: { sittingId, pack: 'community', mode: 'assisted' },
    })
    const save = (instrument: string, answers: Record<string, number>, finish: boolean) =>
      worker.must('PUT /api/assessment/staff-sittings/:id/answers', {
        params: { id: sittingId },
        body: { instrument, version: '1.0.0', answers, language: 'en', done: true, finish },
      })
    await save('who5', { 1: 5, 2: 5, 3: 5, 4: 5, 5: 5 }, false)
    await save('phq4', { 1: 0, 2: 0, 3: 0, 4: 0 }, true)
    expect((await responseOf(worker, id, 'who5')).language).toBe('zh')
    expect((await responseOf(worker, id, 'phq4')).language).toBe('en')
  })

  it('has where its English comes from told to those who run the place', async () => {
    const keeper = await house.colleague('agency_admin')
    const { instruments } = await keeper.must('GET /api/assessment/instruments')
    const english = (id: string) => instruments.find((one) => one.id === id)?.english
    expect(english('phq9')?.certainty).toBe('V')
    expect(english('asq')?.certainty).toBe('K')
    expect(english('function')?.certainty).toBe('D')
    expect(english('who5')).toBeNull()
  })
})

describe('the page of measures', () => {
  /** Which characters the fonts inside are told to be. */
  const charactersIn = (pdf: string): string => {
    const bytes = Buffer.from(pdf, 'base64')
    return [...bytes.toString('latin1').matchAll(/stream\r?\n/g)]
      .map((found) => {
        try {
          return inflateSync(bytes.subarray(found.index + found[0].length)).toString('latin1')
        } catch {
          return ''
        }
      })
      .join('')
      .toLowerCase()
  }

  it('prints in English for whoever works in English, and in Chinese otherwise', async () => {
    const worker = await house.colleague('social_worker')
    const id = await answered(worker, 'Ann Example', 'en')
    const print = () => worker.must('GET /api/assessment/people/:id/measures/print', { params: { id } })
    const chinese = await print()
    expect(chinese.fileName).toMatch(/^测评变化-\d{4}-\d\d-\d\d\.pdf$/)
    expect(charactersIn(chinese.pdf)).toContain('6d4b')
    worker.reads = 'en'
    const english = await print()
    expect(english.fileName).toMatch(/^Measures over time-\d{4}-\d\d-\d\d\.pdf$/)
    // 测 is in every line of the Chinese page; 轻 names a band there
    expect(charactersIn(english.pdf)).not.toMatch(/6d4b|8f7b/)
  })
})
