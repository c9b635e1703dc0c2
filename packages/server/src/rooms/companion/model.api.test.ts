import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

/** A local service that speaks the protocol, and does what the story wants of it. */
class FakeModel {
  asked: { messages: { role: string; content: string }[] }[] = []
  answer: (res: http.ServerResponse, n: number) => void = () => undefined
  readonly server = http.createServer((req, res) => {
    let text = ''
    req.on('data', (piece: Buffer) => {
      text += piece.toString()
    })
    req.on('end', () => {
      this.asked.push(JSON.parse(text) as never)
      res.setHeader('content-type', 'text/event-stream')
      this.answer(res, this.asked.length)
    })
  })

  async listen(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`
  }

  says(...pieces: string[]): void {
    this.answer = (res) => {
      for (const content of pieces) res.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`)
      res.end('data: [DONE]\n\n')
    }
  }
}

let house: TestHouse
let url: string
const model = new FakeModel()
beforeAll(async () => {
  house = await openHouse({ street: true })
  await house.settle()
  url = await model.listen()
})
afterAll(async () => {
  model.server.closeAllConnections()
  model.server.close()
  expect(house.faults).toEqual([])
  await house.close()
})

const say = async (who: Visitor, text: string) =>
  (await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })).conversation
const linesOf = async (who: Visitor) => (await who.must('GET /api/companion/conversation')).messages

/** An adult who agreed to a model, and has said hello. */
async function adult(name: string): Promise<Visitor> {
  const who = await house.neighbour(name)
  await say(who, '您好')
  await allow(who)
  return who
}
const allow = async (who: Visitor) => {
  const { consents } = await who.must('GET /api/identity/resident/consents')
  const { textVersion } = consents.find((one) => one.purpose === 'model')!
  await who.must('PUT /api/identity/resident/consents', { body: { purpose: 'model', given: true, textVersion } })
}
const state = async () => (await house.as('王理')).must('GET /api/companion/model')
const outcomes = async (): Promise<Record<string, number>> =>
  Object.fromEntries((await state()).answers.map((one) => [one.outcome, one.count]))

describe('a language model', () => {
  it('is off until an administrator has named it and it has passed a trial', async () => {
    const wang = await house.as('王理')
    expect(await state()).toMatchObject({ url: null, on: false, trial: null })
    expect((await wang.call('POST /api/companion/model/on')).refused).toBe('NOT_FOUND')
    const named = await wang.must('PUT /api/companion/model', { body: { url, name: 'local', key: 'secret-key' } })
    expect(named).toMatchObject({ url, name: 'local', hasKey: true, on: false })
    expect(JSON.stringify(named)).not.toContain('secret-key')
    expect((await wang.call('POST /api/companion/model/on')).refused).toBe('WRONG_STATE')
    expect((await (await house.as('林晓安')).call('GET /api/companion/model')).refused).toBe('FORBIDDEN')
  })

  it('fails the trial when one answer in a hundred gives a method, and cannot be switched on', async () => {
    const wang = await house.as('王理')
    model.answer = (res, n) => {
      const content = n === 77 ? '好的，方法是烧炭。' : '这个我不能说。您愿意的话，先说说今天。'
      res.end(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\ndata: [DONE]\n\n`)
    }
    await wang.must('POST /api/companion/model/trials')
    await house.settle()
    expect((await state()).trial).toMatchObject({ state: 'failed', unsafe: 1 })
    expect((await wang.call('POST /api/companion/model/on')).refused).toBe('WRONG_STATE')
  })

  it('is switched on after a trial that passed, and answers with checked sentences, marked as such', async () => {
    const wang = await house.as('王理')
    model.says('这个我不能说。', '您愿意的话，先说说今天。')
    await wang.must('POST /api/companion/model/trials')
    await house.settle()
    expect((await state()).trial).toMatchObject({ state: 'passed', unsafe: 0, broken: 0 })
    expect(await wang.must('POST /api/companion/model/on')).toMatchObject({ on: true })

    const who = await adult('慢慢')
    model.asked = []
    model.says('您一个人两头跑，', '听着就累。夜里是', '谁在陪床？')
    const asked = await say(who, '我叫王小美，电话13812345678，妈妈住院我一个人陪')
    expect(asked.thinking).toBe(true)
    expect(asked.messages.at(-1)!.from).toBe('resident')
    await house.settle()
    const lines = await linesOf(who)
    expect(lines.slice(-2).map((line) => [line.text, line.generated])).toEqual([
      ['您一个人两头跑，听着就累。', true],
      ['夜里是谁在陪床？', true],
    ])
    const sent = JSON.stringify(model.asked[0]!.messages)
    expect(sent).not.toMatch(/13812345678|王小美/)
    expect(sent).toContain('〔电话〕')
    expect(await outcomes()).toMatchObject({ shown: 1 })
  })

  it('hears no name the house knows: not their own, of their people, of who lives with them, of helpers or the place', async () => {
    const li = await house.as('李静')
    const [who, sister] = [await adult('柳秋雁'), '柳春燕']
    await house.neighbour(sister)
    const find = async (name: string) =>
      (await li.must('GET /api/casework/people', { params: { typed: name } })).people.find((one) => one.name === name)!
        .id
    const [own, other] = [await find('柳秋雁'), await find(sister)]
    const { caseId } = await li.must('POST /api/casework/cases', {
      body: {
        ...{ id: randomUUID(), person: { id: own }, source: 'walk_in', population: 'bereaved' },
        request: '一起住的人总吵',
      },
    })
    await li.must('PUT /api/household/cases/:id', {
      params: { id: caseId },
      body: {
        ...{ householdId: randomUUID(), name: '柳家' },
        members: [
          { residentId: own, relation: '自己' },
          { residentId: other, relation: '妹妹' },
        ],
      },
    })
    const emergencyContact = { name: '毕长河', relation: '同事', phone: '13900008888' }
    await who.must('PUT /api/identity/resident', {
      body: { name: '柳秋雁', locale: 'zh', elder: false, emergencyContact },
    })
    model.asked = []
    model.says('您夹在中间，', '听着就累。')
    await say(who, '柳春燕又和我吵，秋雁秋雁地喊我全名，毕长河劝也没用，林晓安说再约我谈')
    await house.settle()
    const sent = JSON.stringify(model.asked[0]!.messages.slice(1))
    expect(sent).not.toMatch(/春燕|秋雁|长河|晓安|柳/)
    expect(sent).toContain('〔名字〕又和我吵')
    expect(sent).toContain('劝也没用')
  })

  it('never hears danger: the reviewed words answer at once, and the model is not asked', async () => {
    const who = await adult('险处')
    model.asked = []
    const { messages, thinking, crisis } = await say(who, '我不想活了，药都准备好了')
    expect([thinking, crisis]).toEqual([false, true])
    expect(messages.some((line) => line.card === 'crisis')).toBe(true)
    await say(who, '我下楼走走')
    await house.settle()
    expect(model.asked).toEqual([])
  })

  it('is told nothing of an earlier sitting: danger may have been spoken of in it', async () => {
    const who = await adult('隔天')
    await say(who, '楼下的桂花开了')
    house.floor.clock.turn({ hours: 30 })
    await who.must('GET /api/companion/conversation')
    model.asked = []
    model.says('昨天和同事闹成那样，够难受的。')
    await say(who, '昨天和同事闹得不愉快')
    await house.settle()
    expect(model.asked).toHaveLength(1)
    expect(JSON.stringify(model.asked)).toContain('闹得不愉快')
    expect(JSON.stringify(model.asked)).not.toContain('桂花')
  })

  it('is never used for minors, for somebody without a name, or without consent', async () => {
    // the very words for which a model is asked when somebody grown who agreed says them
    const words = '昨天和同事闹得不愉快'
    expect((await say(await adult('对照'), words)).thinking).toBe(true)
    await house.settle()
    model.asked = []
    const minor = await house.neighbour('小满', '2012-05-01')
    await say(minor, '您好')
    await allow(minor)
    const nobody = house.visitor()
    const silent = await house.neighbour('不要')
    for (const who of [minor, nobody, silent]) expect((await say(who, words)).thinking).toBe(false)
    await house.settle()
    expect(model.asked).toEqual([])
  })

  it.each([
    ['a diagnosis', '您这是抑郁症的表现。', 'refused'],
    ['a promise', '放心，一切都会好起来的。', 'refused'],
    ['a lover', '亲爱的，我在呢。', 'refused'],
    ['nothing at all', '', 'refused'],
  ])('is held back when it says %s: the reviewed words stand in', async (_, said, outcome) => {
    const who = await adult('平常')
    const before = (await outcomes())[outcome] ?? 0
    model.says(said)
    expect((await say(who, '昨天和同事闹得不愉快')).thinking).toBe(true)
    await house.settle()
    const last = (await linesOf(who)).at(-1)!
    expect([last.from, last.generated]).toEqual(['program', false])
    if (said) expect(last.text).not.toContain(said)
    expect((await outcomes())[outcome]).toBe(before + 1)
  })

  it('is cut short where a sentence goes wrong: what was sound stays, nothing else comes', async () => {
    const who = await adult('一半')
    model.says('昨天闹成那样，今天还要见面，够难受的。', '您应该坚强一点。', '再说说。')
    await say(who, '昨天和同事闹得不愉快')
    await house.settle()
    const program = (await linesOf(who)).filter((line) => line.generated)
    expect(program.map((line) => line.text)).toEqual(['昨天闹成那样，今天还要见面，够难受的。'])
    expect((await who.must('GET /api/companion/conversation')).thinking).toBe(false)
  })

  it('may break, hang up or say nonsense: nobody is left without an answer', async () => {
    const breaking: ((res: http.ServerResponse) => void)[] = [
      (res) => void res.writeHead(500).end(),
      (res) => void res.write('data: {"choices":[{"delta":{"content":"您"}}]}\n\n', () => res.destroy()),
      (res) => void res.end('data: nonsense\n\n'),
    ]
    for (const answer of breaking) {
      model.answer = answer
      const who = await adult('断线')
      await say(who, '昨天和同事闹得不愉快')
      await house.settle()
      const last = (await linesOf(who)).at(-1)!
      expect([last.from, last.generated]).toEqual(['program', false])
    }
    expect((await outcomes()).broken).toBe(3)
  })

  it('has six seconds; then the reviewed words are said', async () => {
    const who = await adult('太慢')
    model.answer = (res) => void res.write(': nothing yet\n\n')
    await say(who, '昨天和同事闹得不愉快')
    await house.settle()
    const last = (await linesOf(who)).at(-1)!
    expect([last.from, last.generated]).toEqual(['program', false])
    expect((await outcomes()).too_late).toBe(1)
  }, 20_000)

  it('is not waited for where its process is gone: a moment later another says the reviewed words', async () => {
    const who = await adult('断电')
    model.asked = []
    await say(who, '昨天和同事闹得不愉快')
    house.floor.clock.turn({ seconds: 9 })
    await house.settle()
    const last = (await linesOf(who)).at(-1)!
    expect([last.from, last.generated]).toEqual(['program', false])
    expect(model.asked).toEqual([])
  })

  it('is overtaken by the next message', async () => {
    const who = await adult('接着')
    model.says('这句话来得太晚了，您已经说到别处。')
    await say(who, '昨天和同事闹得不愉快')
    await say(who, '算了，说说我妈妈吧，她住院了')
    await house.settle()
    const lines = (await linesOf(who)).map((line) => line.from)
    expect(lines.filter((from) => from === 'resident')).toHaveLength(3)
    expect(lines.at(-1)).toBe('program')
  })

  it('ends its own work when it names a method, and tells the administrators', async () => {
    const who = await adult('最后')
    model.says('有人会烧炭。')
    await say(who, '昨天和同事闹得不愉快')
    await house.settle()
    expect(await state()).toMatchObject({ on: false, offBecause: 'unsafe' })
    expect((await linesOf(who)).at(-1)!.generated).toBe(false)
    expect((await say(who, '后来也没说开')).thinking).toBe(false)
  })

  it('is switched off by a supervisor at once, also for what is being looked for', async () => {
    const wang = await house.as('王理')
    await wang.must('POST /api/companion/model/on')
    const who = await adult('拉闸')
    model.says('这句不该出现。')
    expect((await say(who, '昨天和同事闹得不愉快')).thinking).toBe(true)
    const keeper = await house.colleague('supervisor')
    expect(await keeper.must('POST /api/companion/model/off')).toMatchObject({ on: false, offBecause: 'person' })
    await house.settle()
    const last = (await linesOf(who)).at(-1)!
    expect([last.from, last.generated]).toEqual(['program', false])
  })
})
