import { randomUUID } from 'node:crypto'
import net from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { forgetSignals } from './jobs.ts'
import { sniff } from './policy.ts'
import { scan } from './scanner.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** A counsellor and a resident in an open meeting. */
async function meeting(name: string, birthDate?: string) {
  const staff = await house.colleague('counsellor')
  const me = await house.neighbour(name, birthDate)
  const residentId = await idOf(me)
  const id = randomUUID()
  await staff.must('POST /api/live/sessions', { body: { id, residentId, mode: 'text' } })
  return { staff, me, id, residentId }
}
/** A booking tells the desk who somebody is. */
async function idOf(me: Visitor): Promise<string> {
  await me.must('POST /api/appointment/own/waiting', {
    body: { id: randomUUID(), mode: 'text', gender: null, times: [], note: '' },
  })
  const desk = await house.colleague('counsellor')
  const { name } = await me.must('GET /api/identity/resident')
  const { rows } = await desk.must('GET /api/appointment/waiting')
  return rows.find((row) => row.name === name)!.residentId
}
const sayOwn = (who: Visitor, id: string, text: string, line: string = randomUUID()) =>
  who.call('POST /api/live/own/sessions/:id/lines', { params: { id }, body: { id: line, text } })
const say = (who: Visitor, id: string, text: string) =>
  who.must('POST /api/live/sessions/:id/lines', { params: { id }, body: { id: randomUUID(), text } })
const read = async (who: Visitor, id: string) =>
  (await who.must('GET /api/live/sessions/:id', { params: { id } })).session
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(64, 7)])

describe('a meeting in text', () => {
  it('carries lines both ways, live, with what was received and what was read', async () => {
    const { staff, me, id } = await meeting('谈一')
    expect((await me.must('POST /api/live/own/sessions')).session?.id).toBe(id)
    const heard = staff.listen(`/api/live/sessions/${id}/stream?after=0`, (frames) =>
      frames.some((one) => one.event === 'line'),
    )
    await sayOwn(me, id, '这周睡得好一点了')
    const line = (await heard).find((one) => one.event === 'line')
    expect(line?.data).toMatchObject({ text: '这周睡得好一点了', sender: 'resident', seq: 1 })
    expect((await me.must('POST /api/live/own/sessions')).session?.standing.theirRead).toBe(0)
    await staff.must('POST /api/live/sessions/:id/receipts', {
      params: { id },
      body: { delivered: 1, read: 1, typing: true },
    })
    const standing = (await me.must('POST /api/live/own/sessions')).session?.standing
    expect(standing).toMatchObject({ theirDelivered: 1, theirRead: 1, theyType: true, theyAreHere: true })
    await say(staff, id, '听起来不容易')
    expect((await me.must('POST /api/live/own/sessions')).session?.lines.map((one) => one.seq)).toEqual([1, 2])
    // all of it goes along when the resident takes what is kept, and nothing of it to anybody else
    const { meetings } = (await me.must('GET /api/identity/resident/export')) as {
      meetings: { lines: { sender: string; text: string }[] }[]
    }
    expect(meetings.map(({ lines }) => lines.map(({ sender, text }) => [sender, text]))).toEqual([
      [
        ['resident', '这周睡得好一点了'],
        ['staff', '听起来不容易'],
      ],
    ])
    const other = await house.neighbour('谈旁')
    expect(JSON.stringify(await other.must('GET /api/identity/resident/export'))).not.toContain('睡得好一点')
  })

  it('keeps a line that is sent twice once', async () => {
    const { staff, me, id } = await meeting('谈二')
    const line = randomUUID()
    await sayOwn(me, id, '在吗', line)
    await sayOwn(me, id, '在吗', line)
    expect((await read(staff, id)).lines).toHaveLength(1)
  })

  it('is listened to: whoever says they want to die there is on the board in the same moment', async () => {
    const { staff, me, id } = await meeting('谈三')
    const { reply } = await sayOwn(me, id, '我不想活了，药都准备好了')
    expect(reply?.danger).toBe(true)
    const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
    expect(rows.find((row) => row.name === '谈三')).toMatchObject({
      source: 'live',
      grade: expect.stringMatching(/RED|ORANGE/),
    })
    expect((await read(staff, id)).alerted).toBe(true)
  })

  it('is listened to both ways: danger the counsellor writes down is told too, a question about it is not', async () => {
    const { staff, id } = await meeting('谈甲')
    await say(staff, id, '您有没有想过结束自己的生命？')
    const board = async () => (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows
    expect((await board()).some((row) => row.name === '谈甲')).toBe(false)
    await say(staff, id, '您刚才在电话里说已经吃了一瓶药。')
    expect((await board()).find((row) => row.name === '谈甲')).toMatchObject({ source: 'live', grade: 'RED_E' })
    expect((await read(staff, id)).alerted).toBe(true)
  })

  it.each([
    ['谈乙', '活着没意思', 'Y1'],
    ['谈丙', '我不想活了，想自杀', 'O1'],
    ['谈丁', '丈夫打我，今晚他又喝酒了', 'O2'],
  ])(
    'puts whoever says it there on the list by the rule of the table, as the companion does: %s',
    async (name, text, rule) => {
      const { me, id } = await meeting(name)
      const worker = await house.colleague('social_worker')
      const listed = async () =>
        (await worker.must('GET /api/worklist/entries')).rows.filter((row) => row.name === name)
      await sayOwn(me, id, '这周睡得好一点了，老公打电话来了')
      await house.settle()
      expect(await listed()).toEqual([])
      const line = randomUUID()
      await sayOwn(me, id, text, line)
      await sayOwn(me, id, text, line)
      await house.settle()
      expect((await listed()).map((row) => row.rule)).toEqual([rule])
    },
  )

  it('is nobody’s but theirs: not another resident’s, not another colleague’s, not another agency’s', async () => {
    const { me, id } = await meeting('谈四')
    await sayOwn(me, id, '只说给你听')
    const others = [
      await house.colleague('supervisor'),
      await house.colleague('counsellor'),
      await house.colleague('counsellor', 'elsewhere'),
    ]
    for (const other of others)
      expect((await other.call('GET /api/live/sessions/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    expect((await sayOwn(await house.neighbour('谈五'), id, '听得到吗')).refused).toBe('NOT_FOUND')
    expect((await (await house.neighbour('谈六')).must('POST /api/live/own/sessions')).session).toBeNull()
  })

  it('takes no more once it has ended', async () => {
    const { staff, me, id } = await meeting('谈七')
    await staff.must('POST /api/live/sessions/:id/end', { params: { id } })
    await staff.must('POST /api/live/sessions/:id/end', { params: { id } })
    expect((await sayOwn(me, id, '还在吗')).refused).toBe('CONVERSATION_CLOSED')
  })
})

describe('a file', () => {
  const send = (me: Visitor, id: string, bytes: Buffer, name = '睡眠日记.png', file: string = randomUUID()) =>
    me.call('POST /api/live/own/sessions/:id/files', {
      params: { id },
      body: { id: file, name, bytes: bytes.toString('base64') },
    })

  it('is what its content says, sealed, marked as not scanned, and only ever a download', async () => {
    const { staff, me, id } = await meeting('文一')
    const { reply } = await send(me, id, png, '../../图.exe')
    expect(reply?.file).toMatchObject({ name: '图.exe', kind: 'image/png', scan: 'unscanned', size: png.length })
    await me.must('POST /api/live/own/sessions/:id/lines', {
      params: { id },
      body: { id: randomUUID(), text: '图.exe', fileId: reply!.file.id },
    })
    expect((await read(staff, id)).lines[0]?.file?.kind).toBe('image/png')
    const got = await fetch(`${house.url}/api/live/sessions/${id}/files/${reply!.file.id}`, {
      headers: { cookie: staff.cookie },
    })
    expect(Buffer.from(await got.arrayBuffer()).equals(png)).toBe(true)
    expect(got.headers.get('content-disposition')).toContain('attachment')
    expect(got.headers.get('content-type')).toBe('application/octet-stream')
    expect(got.headers.get('x-content-type-options')).toBe('nosniff')
    expect(got.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('that is a program, a page or too large is refused', async () => {
    const { me, id } = await meeting('文二')
    expect((await send(me, id, Buffer.from('MZ\u0000\u0001'))).refused).toBe('FILE_NOT_ALLOWED')
    expect((await send(me, id, Buffer.from('<html><script>x</script>'))).refused).toBe('FILE_NOT_ALLOWED')
    const huge = Buffer.concat([png, Buffer.alloc(20 * 1024 * 1024)])
    expect(['FILE_TOO_BIG', 'BAD_INPUT']).toContain((await send(me, id, huge)).refused)
    expect((await send(me, id, Buffer.from('写给你的信'))).reply?.file.kind).toBe('text/plain')
  })

  it('with twenty megabytes comes through whole', async () => {
    const { staff, me, id } = await meeting('文三')
    const large = Buffer.concat([png, Buffer.alloc(20 * 1024 * 1024 - png.length, 3)])
    const { reply } = await send(me, id, large)
    const got = await fetch(`${house.url}/api/live/sessions/${id}/files/${reply!.file.id}`, {
      headers: { cookie: staff.cookie },
    })
    expect(Buffer.from(await got.arrayBuffer()).equals(large)).toBe(true)
  }, 60_000)

  it('is shown to a scanner where there is one, and what it finds is not kept', async () => {
    const scanner = net.createServer((socket) => {
      let seen = ''
      socket.on('data', (piece) => {
        seen += piece.toString('latin1')
        if (seen.endsWith('\0\0\0\0')) socket.end(seen.includes('EICAR') ? 'stream: Eicar FOUND\0' : 'stream: OK\0')
      })
    })
    await new Promise<void>((yes) => scanner.listen(0, '127.0.0.1', () => yes()))
    const where = `127.0.0.1:${(scanner.address() as net.AddressInfo).port}`
    expect(await scan(png, where)).toBe('clean')
    expect(await scan(Buffer.from('EICAR test'), where)).toBe('infected')
    scanner.close()
    expect(await scan(png, where)).toBe('unscanned')
    expect(await scan(png, undefined)).toBe('unscanned')
  })

  it('is known by its first bytes, never by its name', () => {
    expect(sniff(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
    expect(sniff(Buffer.from('%PDF-1.7'))).toBe('application/pdf')
    expect(sniff(Buffer.from('PK\u0003\u0004'))).toBeUndefined()
    expect(sniff(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).toBeUndefined()
  })
})

describe('what two browsers say to find each other', () => {
  it('reaches the other side, not the one who said it, and is forgotten', async () => {
    const { staff, me, id } = await meeting('信一')
    await me.must('POST /api/live/own/sessions')
    const heard = me.listen(`/api/live/own/sessions/${id}/stream`, (frames) =>
      frames.some((one) => one.event === 'signal'),
    )
    const signal = (who: Visitor) =>
      who.must('POST /api/live/sessions/:id/signals', { params: { id }, body: { kind: 'ready', body: '{"n":1}' } })
    await new Promise((yes) => setTimeout(yes, 300))
    await signal(staff)
    expect((await heard).find((one) => one.event === 'signal')?.data).toEqual({ kind: 'ready', body: '{"n":1}' })
    house.floor.clock.turn({ minutes: 6 })
    expect(await forgetSignals(house.floor)).toBeGreaterThan(0)
  })

  it('goes by servers an administrator has set, whose passwords nobody else reads', async () => {
    const { staff, id } = await meeting('信二')
    expect((await read(staff, id)).iceServers).toEqual([])
    const admin = await house.colleague('agency_admin')
    const iceServers = [{ urls: 'turn:192.168.1.2:3478', username: 'cabin', credential: 'secret' }]
    await admin.must('PUT /api/live/settings', { body: { iceServers } })
    expect((await read(staff, id)).iceServers).toEqual(iceServers)
    const bad = { iceServers: [{ urls: 'https://somewhere', username: '', credential: '' }] }
    expect((await admin.call('PUT /api/live/settings', { body: bad })).refused).toBe('BAD_INPUT')
    expect((await staff.call('GET /api/live/settings')).refused).toBe('FORBIDDEN')
    await admin.must('PUT /api/live/settings', { body: { iceServers: [] } })
  })
})
