import { randomUUID } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import jsqr from 'jsqr'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let worker: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  worker = await house.as('李静')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

interface Square {
  readonly x: number
  readonly y: number
  readonly side: number
}
/** The filled squares of a page, in points from its upper left corner, as a printer would draw them. */
function squaresOf(pdf: Buffer): Square[] {
  const text = pdf.toString('latin1')
  const found: Square[] = []
  for (const { index } of text.matchAll(/stream\r?\n/g)) {
    const start = index + (text[index + 6] === '\r' ? 8 : 7)
    const bytes = pdf.subarray(start, text.indexOf('endstream', start))
    if (bytes[0] !== 0x78) continue
    const drawn = inflateSync(bytes).toString('latin1')
    for (const [, x, y, w, h] of drawn.matchAll(/(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re\b/g))
      if (w === h && Number(w) < 12) found.push({ x: Number(x), y: Number(y), side: Number(w) })
  }
  return found
}

/** What a telephone reads that is held over the paper. */
function scan(pdf: Buffer): string | undefined {
  const squares = squaresOf(pdf)
  const [left, top] = [Math.min(...squares.map(({ x }) => x)), Math.min(...squares.map(({ y }) => y))]
  const [dots, margin] = [3, 40]
  const width = Math.ceil((Math.max(...squares.map(({ x, side }) => x + side)) - left) * dots) + 2 * margin
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const { x, y, side } of squares)
    for (let row = Math.round((y - top) * dots); row < Math.round((y - top + side) * dots); row += 1)
      for (let column = Math.round((x - left) * dots); column < Math.round((x - left + side) * dots); column += 1) {
        const at = ((row + margin) * width + column + margin) * 4
        pixels.set([0, 0, 0], at)
      }
  return jsqr(pixels, width, width)?.data
}

it('the code on a printed letter leads a hospital to that letter, with the six digits told by telephone, and nowhere without them', async () => {
  const { rows } = await worker.must('GET /api/casework/cases')
  const one = rows.find(({ name }) => name === '桂芳')!
  const { residentId } = (await worker.must('GET /api/casework/cases/:id', { params: { id: one.id } })).case
  const placeId = randomUUID()
  await worker.must('PUT /api/directory/places/:id', {
    params: { id: placeId },
    body: {
      ...{ kind: 'hospital', name: '纸医院', needs: ['sleep'], populations: [], dialects: [], genders: [], hours: '' },
      ...{ address: '', phone: '027-00000099', lat: null, lng: null, takesEmergencies: false, capacity: null },
      ...{ partnerId: null, base: 0 },
    },
  })
  const id = randomUUID()
  const about = { id, residentId, caseId: one.id, tier: 'hospital', channel: 'medical', need: 'sleep' } as const
  const begun = await worker.must('POST /api/referral/referrals', {
    body: { ...about, population: null, why: '本人想去医院看', possibleDisorder: false, ordinaryNeeds: false },
  })
  const said = { reason: '三周睡不好', asked: '请看看睡眠', observed: '瘦了四斤', contact: '李静 027-00000000' }
  await worker.must('PUT /api/referral/referrals/:id/letter', {
    params: { id },
    body: { base: begun.version, words: { ...begun.words, ...said }, fields: begun.fields, placeId, toStaffId: null },
  })
  await worker.must('POST /api/referral/referrals/:id/consents', {
    params: { id },
    body: { id: randomUUID(), way: 'spoken', givenBy: 'person', witness: '女儿', days: 90 },
  })
  await worker.must('POST /api/referral/referrals/:id/send', { params: { id } })
  const paper = await worker.must('POST /api/referral/referrals/:id/paper', {
    params: { id },
    body: { linkId: randomUUID() },
  })
  const url = scan(Buffer.from(paper.pdf, 'base64'))
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1\/letters(\.html)?#l\./)
  const secret = url!.split('#l.')[1]!
  const hospital = house.visitor()
  const open = (code: string) =>
    hospital.call('POST /api/referral/link/openings', { body: { secret, code, seat: seatOf } })
  const seatOf = randomUUID()
  const wrong = paper.code === '000000' ? '000001' : '000000'
  expect((await open(wrong)).refused).toBeDefined()
  expect((await worker.must('GET /api/referral/referrals/:id', { params: { id } })).state).toBe('SENT')
  const opened = await open(paper.code!)
  expect(opened.refused).toBeUndefined()
  expect(JSON.stringify(opened.reply)).toContain('三周睡不好')
  expect((await worker.must('GET /api/referral/referrals/:id', { params: { id } })).state).toBe('RECEIVED')
})
