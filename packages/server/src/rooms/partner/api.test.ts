import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { residents } from '../../../../../seed/street.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepPartners } from './jobs.ts'

let house: TestHouse
let lin: Visitor
let admin: Visitor
let partnerId: string
beforeAll(async () => {
  house = await openHouse({ street: true })
  lin = await house.as('林晓安')
  admin = await house.as('王理')
  await house.settle()
  partnerId = await newPartner('江城心理热线')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

async function newPartner(name: string): Promise<string> {
  const id = randomUUID()
  const { unitId } = (await lin.must('GET /api/identity/staff')).grants[0]!
  await admin.must('POST /api/partner/partners', { body: { id, name, kind: 'hotline', unitId } })
  return id
}
const board = async () => (await lin.must('GET /api/crisis/board')).rows
const send = (text: string, to = partnerId, id = randomUUID()) =>
  lin.must('POST /api/partner/imports', { body: { id, partnerId: to, text } })
const unread = async () => (await lin.must('GET /api/partner/rows')).rows
const eventOf = async (name: string) => (await board()).find((row) => row.name === name)

describe('a file of a partner', () => {
  it('is shown before it is taken: each row, and by line what cannot be read and why; nothing is kept', async () => {
    const text = '编号,称呼,情况,现在有危险\n1,小甲,说再见,否\n,小乙,没有编号,否\n3,小丙,在桥上,大概'
    const { rows, problems, format } = await lin.must('POST /api/partner/previews', { body: { partnerId, text } })
    expect(format).toBe('csv')
    expect(rows).toEqual([
      { line: 2, id: '1', name: '小甲', seen: '说再见', dangerNow: 'no', minor: 'unsure', state: 'new' },
    ])
    expect(problems).toEqual([
      { line: 3, problem: 'no_id', raw: ',小乙,没有编号,否' },
      { line: 4, problem: 'danger_word', raw: '3,小丙,在桥上,大概' },
    ])
    await house.settle()
    expect(await eventOf('小甲')).toBeUndefined()
    const empty = await lin.call('POST /api/partner/previews', { body: { partnerId, text: '\n \n' } })
    expect(empty.refused).toBe('BAD_INPUT')
  })

  it('raises every row by itself, screened and graded like a report, and pages who is on duty', async () => {
    const pages = house.pager.letters.length
    const text = [
      'id,name,seen,danger,minor',
      'a1,小丁,他说不想活了，药都准备好了今晚就吃,unsure,no',
      'a2,小戊,最近总是一个人发呆,no,no',
      'a3,小己,站在楼顶边上,yes,yes',
    ].join('\n')
    expect(await send(text)).toEqual({ rows: 3, repeated: 0, problems: [] })
    await house.settle()
    expect(await eventOf('小丁')).toMatchObject({ grade: 'RED_E', source: 'partner', subject: 'other', state: 'PAGED' })
    expect(await eventOf('小戊')).toMatchObject({ grade: 'ORANGE', source: 'partner' })
    expect(await eventOf('小己')).toMatchObject({ grade: 'RED_E', minor: true })
    expect(house.pager.letters.length).toBeGreaterThan(pages)
    const { reports } = await lin.must('GET /api/safeguard/reports')
    const report = reports.find((one) => one.fields.person.name === '小丁')!
    expect(report).toMatchObject({ state: 'new', fields: { reporter: { name: '江城心理热线' } } })
    const { batches } = await lin.must('GET /api/partner/partners')
    expect(batches[0]).toMatchObject({ by: '林晓安', via: 'file', rows: 3, raised: 3, waiting: 0, unread: 0 })
  })

  it('sent again is nothing new; the same row with other words is one more signal, never a second report', async () => {
    const text = 'id,name,seen\nb1,小庚,最近睡不着\nb2,小辛,哭了一夜'
    await send(text)
    await house.settle()
    const before = await board()
    expect(await send(text)).toMatchObject({ rows: 2, repeated: 2 })
    await house.settle()
    expect((await board()).length).toBe(before.length)
    const changed = 'id,name,seen,danger\nb1,小庚,刚才打来说已经吃了一瓶药,yes\nb1,小庚,刚才打来说已经吃了一瓶药,yes'
    const { rows } = await lin.must('POST /api/partner/previews', { body: { partnerId, text: changed } })
    expect(rows.map((row) => row.state)).toEqual(['changed', 'repeated'])
    expect(await send(changed)).toMatchObject({ rows: 2, repeated: 1 })
    await house.settle()
    expect((await board()).length).toBe(before.length)
    expect(await eventOf('小庚')).toMatchObject({ grade: 'RED_E', signals: 2 })
    const { reports } = await lin.must('GET /api/safeguard/reports')
    expect(reports.filter((one) => one.fields.person.name === '小庚')).toHaveLength(1)
  })

  it('sent by three people in the same moment is one report', async () => {
    const text = 'id,name,seen\ne1,小卯,说自己没用'
    await Promise.all([send(text), send(text), send(text)])
    await house.settle()
    expect((await eventOf('小卯'))!.signals).toBe(1)
  })

  it('repeated because the answer was lost counts nothing twice', async () => {
    const [id, text] = [randomUUID(), 'id,name,seen\nc1,小壬,不想上学']
    const first = await send(text, partnerId, id)
    expect(await send(text, partnerId, id)).toEqual(first)
    await house.settle()
    expect((await eventOf('小壬'))!.signals).toBe(1)
  })

  it('joins the open event of a person known by their number, and two rows of one number are one event', async () => {
    const { name, phone } = residents[0]!
    const resident = await house.as(name)
    await resident.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了' } })
    const own = (await eventOf(name))!
    const text = `id,name,phone,seen\nd1,何姐,${phone},在热线里哭\nd2,无名,13911112222,说想走\nd3,还是无名,139-1111-2222,又打来`
    await send(text)
    await house.settle()
    expect((await board()).find((row) => row.id === own.id)!.signals).toBe(own.signals + 1)
    expect(await eventOf('何姐')).toBeUndefined()
    expect((await eventOf('无名'))!.signals).toBe(2)
    expect(await eventOf('还是无名')).toBeUndefined()
  })

  it('with a great many rows is never gathered as a flood, and every one of them stands on the board', async () => {
    const before = (await board()).length
    const many = Array.from(
      { length: 40 },
      (_, n) => `{"id":"m${n}","seen":"第 ${n} 位来电人说撑不住","name":"来电${n}"}`,
    )
    await send(many.join('\n'))
    await house.settle()
    const rows = await board()
    expect(rows.length - before).toBe(40)
    expect(rows.every((row) => row.next !== null)).toBe(true)
  })

  it('keeps no row waiting for another: what goes wrong with one is that one’s, and a person is shown it', async () => {
    const ill = await newPartner('出错的机构')
    const breaking = async (sql: string): Promise<void> => {
      const line = await house.floor.engine.hold()
      await line.query(sql)
      line.release()
    }
    await breaking(`create function break_it() returns trigger language plpgsql as
      $$ begin if new.danger_now = 'yes' then raise exception 'broken'; end if; return new; end $$`)
    await breaking(
      'create trigger break_it before insert on third_party_report for each row execute function break_it()',
    )
    await send('id,name,seen,danger\nf1,小辰,在桥上,yes\nf2,小巳,想找人说话,no', ill)
    await house.settle()
    expect(await eventOf('小巳')).toMatchObject({ state: 'PAGED' })
    expect(await eventOf('小辰')).toBeUndefined()
    house.floor.clock.turn({ minutes: 6 })
    expect(await keepPartners(house.floor)).toBe(1)
    lin = await house.as('林晓安')
    admin = await house.as('王理')
    expect(await eventOf('出错的机构')).toMatchObject({ signals: 1, state: 'PAGED' })
    expect((await unread()).find((row) => row.partnerName === '出错的机构')!.raw).toContain('在桥上')
    await breaking('drop trigger break_it on third_party_report')
  })

  it('is taken from those who answer for its place only', async () => {
    const stranger = await house.colleague('crisis_worker', 'elsewhere', ['C-CRISIS'])
    const body = { id: randomUUID(), partnerId, text: 'id,seen\n1,话' }
    expect((await stranger.call('POST /api/partner/imports', { body })).refused).toBe('NOT_FOUND')
    expect((await stranger.must('GET /api/partner/partners')).partners).toEqual([])
    const manager = await house.colleague('community_manager')
    expect((await manager.call('POST /api/partner/imports', { body })).refused).toBe('FORBIDDEN')
    expect((await lin.call('POST /api/partner/partners/:id/key', { params: { id: partnerId } })).refused).toBe(
      'FORBIDDEN',
    )
  })
})

describe('a row nobody can read', () => {
  it('is a signal all the same: those of one partner gather in one event with a rung, until a person has seen to each', async () => {
    const school = await newPartner('第三中学')
    const text = 'id,name,seen\n,小癸,他说不想活了，今晚就走\n9,,\n10,小子,有点累'
    expect(await send(text, school)).toEqual({
      ...{ rows: 3, repeated: 0 },
      problems: [
        { line: 2, problem: 'no_id' },
        { line: 3, problem: 'no_words' },
      ],
    })
    await house.settle()
    const gathered = (await eventOf('第三中学'))!
    expect(gathered).toMatchObject({ source: 'partner', signals: 2, grade: 'RED_E', state: 'PAGED' })
    expect(gathered.next).not.toBeNull()
    const detail = await lin.must('GET /api/crisis/events/:id', { params: { id: gathered.id } })
    expect(detail.reasons.flatMap((one) => one.quotes)).toContain(',小癸,他说不想活了，今晚就走')
    const rows = (await unread()).filter((row) => row.partnerName === '第三中学')
    expect(rows.map((row) => [row.line, row.problem, row.raw, row.eventNumber])).toEqual([
      [2, 'no_id', ',小癸,他说不想活了，今晚就走', gathered.number],
      [3, 'no_words', '9,,', gathered.number],
    ])
    const fields = {
      ...{ relation: 'teacher' as const, seen: '他说不想活了，今晚就走', when: '', where: '' },
      ...{ dangerNow: 'yes' as const, mayName: false, reporter: { name: '班主任', phone: null } },
      person: { name: '小癸', phone: null, howToFind: '高二三班', minor: 'yes' as const },
    }
    const params = { id: rows[0]!.id }
    const [first, again] = [
      await lin.must('POST /api/partner/rows/:id/entry', { params, body: { fields } }),
      await lin.must('POST /api/partner/rows/:id/entry', { params, body: { fields } }),
    ]
    expect(again).toEqual(first)
    expect(await eventOf('小癸')).toMatchObject({ id: first.eventId, grade: 'RED_E', minor: true, signals: 1 })
    const aside = { params: { id: rows[1]!.id }, body: { reason: '空行，问过学校' } }
    await lin.must('POST /api/partner/rows/:id/nothing', aside)
    expect((await lin.call('POST /api/partner/rows/:id/entry', { ...aside, body: { fields } })).refused).toBe(
      'WRONG_STATE',
    )
    expect((await unread()).filter((row) => row.partnerName === '第三中学')).toEqual([])
    const { timeline } = await lin.must('GET /api/crisis/events/:id', { params: { id: gathered.id } })
    expect(timeline.map((one) => one.what)).toEqual(
      expect.arrayContaining(['partner.row_unread', 'partner.row_entered', 'partner.row_set_aside']),
    )
  })

  it('counts once, however often the file comes, and takes the certificate to set aside', async () => {
    const hospital = await newPartner('区医院')
    await send('id,seen\n,哭着说再见', hospital)
    await send('id,seen\n,哭着说再见', hospital)
    await house.settle()
    expect((await eventOf('区医院'))!.signals).toBe(1)
    const rows = (await unread()).filter((row) => row.partnerName === '区医院')
    expect(rows).toHaveLength(1)
    const untrained = await house.colleague('social_worker')
    const set = { params: { id: rows[0]!.id }, body: { reason: '没事' } }
    expect((await untrained.call('POST /api/partner/rows/:id/nothing', set)).refused).toBe('CERT_REQUIRED')
    const stranger = await house.colleague('crisis_worker', 'elsewhere', ['C-CRISIS'])
    expect((await stranger.call('POST /api/partner/rows/:id/nothing', set)).refused).toBe('NOT_FOUND')
    expect(await stranger.must('GET /api/partner/rows')).toEqual({ rows: [] })
  })

  it('and a whole file without a line of names, too: every line is shown to a person', async () => {
    const other = await newPartner('志愿者协会')
    const { problems } = await send('小李,他不想活了\n小王,在河边', other)
    expect(problems.map((one) => one.problem)).toEqual(['no_header', 'no_header'])
    await house.settle()
    expect((await eventOf('志愿者协会'))!.signals).toBe(2)
  })

  it('neither is one that was not raised in time, whatever kept it: a person is shown it within minutes', async () => {
    const slow = await newPartner('慢机构')
    await send('id,name,seen\nz1,小丑,他说明天不在了', slow)
    house.floor.clock.turn({ minutes: 6 })
    expect((await unread()).some((row) => row.raw.includes('明天不在了'))).toBe(true)
    expect(await keepPartners(house.floor)).toBe(1)
    const gathered = (await eventOf('慢机构'))!
    expect(gathered).toMatchObject({ signals: 1, state: 'PAGED' })
    await house.settle()
    expect((await eventOf('慢机构'))!.signals).toBe(1)
    expect(await eventOf('小丑')).toBeUndefined()
    expect((await unread()).find((row) => row.partnerName === '慢机构')).toMatchObject({ problem: 'late' })
    lin = await house.as('林晓安')
    admin = await house.as('王理')
  })
})

describe('a partner’s program', () => {
  it('hands over with its key, told once, and learns nothing about anybody', async () => {
    const params = { id: partnerId }
    const { key } = await admin.must('POST /api/partner/partners/:id/key', { params })
    const program = house.visitor()
    const text = '{"id":"k1","seen":"来电人说站在江边","name":"小寅","danger":"yes"}\n{"id":"k2"'
    const reply = await program.must('POST /api/partner/handovers', { body: { id: randomUUID(), key, text } })
    expect(reply).toEqual({ rows: 2, repeated: 0, problems: [{ line: 2, problem: 'not_json' }] })
    await house.settle()
    expect(await eventOf('小寅')).toMatchObject({ grade: 'RED_E', source: 'partner' })
    expect((await unread()).some((row) => row.raw === '{"id":"k2"')).toBe(true)
    const { batches, partners } = await lin.must('GET /api/partner/partners')
    expect(batches[0]).toMatchObject({ via: 'key', by: null, partnerName: '江城心理热线' })
    expect(JSON.stringify(partners)).not.toContain(key)
    const next = await admin.must('POST /api/partner/partners/:id/key', { params })
    const old = await program.call('POST /api/partner/handovers', { body: { id: randomUUID(), key, text } })
    expect(old.refused).toBe('NOT_FOUND')
    await admin.must('POST /api/partner/partners/:id/shut', { params })
    for (const one of [next.key, 'x'.repeat(43)]) {
      const body = { id: randomUUID(), key: one, text }
      expect((await program.call('POST /api/partner/handovers', { body })).refused).toBe('NOT_FOUND')
    }
    const body = { id: randomUUID(), partnerId, text }
    expect((await lin.call('POST /api/partner/imports', { body })).refused).toBe('WRONG_STATE')
  })
})
