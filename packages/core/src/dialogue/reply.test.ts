import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLeast, type RiskLevel } from '../risk/level.ts'
import { screen } from '../risk/screen.ts'
import { humanLine, opening, reply } from './reply.ts'
import { type DialogueReply, type DialogueState, type DialogueTurn, openingState } from './state.ts'

type Options = Partial<Pick<DialogueTurn, 'locale' | 'elder' | 'minor' | 'seed' | 'choice' | 'level'>>

function say(state: DialogueState, text: string, options: Options = {}): DialogueReply {
  const screening = screen(text)
  return reply({
    text,
    screening,
    level: screening.level,
    state,
    locale: 'zh',
    elder: false,
    minor: false,
    seed: 1,
    ...options,
  })
}

function talk(texts: readonly string[], options: Options = {}): DialogueReply[] {
  const replies: DialogueReply[] = []
  let state = openingState
  texts.forEach((text, index) => {
    const next = say(state, text, { seed: index * 3 + 1, ...options })
    state = next.state
    replies.push(next)
  })
  return replies
}

const actsOf = (given: DialogueReply | undefined): string[] => given?.lines.map((line) => line.act) ?? []
const cardsOf = (given: DialogueReply | undefined): string[] =>
  given?.lines.flatMap((line) => (line.card === undefined ? [] : [line.card])) ?? []
const questions = (given: DialogueReply): number =>
  given.lines.reduce((sum, line) => sum + (line.text.match(/[?？]/g)?.length ?? 0), 0)

describe('opening', () => {
  it('greets and discloses the limits', () => {
    const first = opening({ locale: 'zh', elder: false, minor: false, seed: 2 })
    const text = first.lines.map((line) => line.text).join('')
    expect(text).toContain('程序')
    expect(text).toContain('不是真人')
    expect(text).toContain('紧急联系人')
    expect(cardsOf(first)).toContain('disclosure')
    expect(first.state.disclosed).toBe(true)
    expect(JSON.parse(JSON.stringify(first.state))).toEqual(first.state)
  })

  it('speaks to a minor with 你 and another name', () => {
    const text = opening({ locale: 'zh', elder: false, minor: true, seed: 0 })
      .lines.map((line) => line.text)
      .join('')
    expect(text).not.toContain('您')
  })

  it('keeps lines short for elders', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const first = opening({ locale: 'zh', elder: true, minor: false, seed })
      expect(first.lines).toHaveLength(3)
      for (const line of first.lines) expect(line.text.length).toBeLessThanOrEqual(40)
    }
  })
})

describe('listening', () => {
  it('names the feeling and asks one open question', () => {
    const [first] = talk(['今天上班又被领导说了一顿，好委屈'])
    expect(actsOf(first)).toEqual(['reflect', 'ask_open'])
    expect(first?.lines[0]?.text).toContain('委屈')
  })

  it('offers no technique before two reflections, and then asks first', () => {
    const replies = talk(['最近压力很大', '孩子不听话，我很着急', '晚上睡不着', '还是很担心工作'])
    const permission = replies.findIndex((item) => actsOf(item).includes('permission'))
    expect(permission).toBeGreaterThanOrEqual(2)
    const asked = replies[permission]
    const idea = say(asked?.state ?? openingState, '', { choice: 'ideas' })
    expect(actsOf(idea)[0]).toMatch(/^idea_/)
  })

  it('does not understand twice, then shows buttons, then offers a person', () => {
    const replies = talk(['asdf', 'qwer', 'zxcv', 'hjkl'])
    expect(replies.map((item) => actsOf(item)[0])).toEqual(['unsure', 'unsure', 'menu', 'offer_human'])
    expect(replies[2]?.lines[0]?.choices?.length).toBe(4)
  })

  it('refuses diagnosis and offers a person', () => {
    const [first] = talk(['我是不是得了抑郁症'])
    expect(actsOf(first)[0]).toBe('refuse_diagnosis')
  })

  it('says plainly that it is a program', () => {
    const [first] = talk(['你是真人吗'])
    expect(cardsOf(first)).toContain('disclosure')
  })

  it('accepts correction', () => {
    expect(actsOf(talk(['你根本不懂我'])[0])[0]).toBe('repair')
  })

  it('starts the breathing practice', () => {
    const [first] = talk(['我想做慢呼吸'])
    expect(cardsOf(first)).toContain('breathing')
    expect(first?.wants).toContain('breathing')
  })

  it('calls a person when asked', () => {
    const [first] = talk(['我要找真人'])
    expect(first?.wants).toContain('human')
    expect(cardsOf(first)).toContain('handover')
  })

  it('stops when told to stop', () => {
    for (const word of ['退出', '停止', '不聊了', 'stop']) expect(talk([word])[0]?.wants).toContain('exit')
  })
})

describe('asking about suicide', () => {
  it('asks directly once at L2, with three buttons', () => {
    const replies = talk(['活着真没意思', '真的没什么意思，不想醒过来'])
    expect(actsOf(replies[0])).toContain('direct_quoted')
    expect(replies[0]?.lines.at(-1)?.choices?.map((choice) => choice.code)).toEqual([
      'direct.yes',
      'direct.no',
      'direct.skip',
    ])
    expect(actsOf(replies[1]).some((act) => act.startsWith('direct'))).toBe(false)
  })

  it.each(['有', '想过', '嗯', '有时候会', '经常想'])(
    'takes a typed “%s” as yes: L3, card, then the plan question',
    (answer) => {
      const [asked] = talk(['活着真没意思'])
      const next = say(asked?.state ?? openingState, answer)
      expect(next.level).toBe('L3')
      expect(cardsOf(next)).toContain('crisis')
      expect(next.state.asking).toBe('plan')
      expect(next.wants).toContain('human')
      const plan = say(next.state, '', { choice: 'plan.yes' })
      expect(plan.level).toBe('L4')
      expect(plan.state.floor).toBe('L4')
      expect(cardsOf(plan)).toContain('crisis')
    },
  )

  it('keeps the level at a skip and offers a person', () => {
    const [asked] = talk(['活着真没意思'])
    const next = say(asked?.state ?? openingState, '', { choice: 'direct.skip' })
    expect(next.level).toBe('L0')
    expect(next.state.floor).toBe('L2')
    expect(actsOf(next)).toEqual(['after_skip', 'offer_human'])
  })

  it('thanks for a no and listens on; the floor stays', () => {
    const [asked] = talk(['活着真没意思'])
    const next = say(asked?.state ?? openingState, '没有')
    expect(actsOf(next)[0]).toBe('after_no')
    expect(next.state.floor).toBe('L2')
  })

  it('does not take “没人懂我” for a no', () => {
    const [asked] = talk(['活着真没意思'])
    expect(actsOf(say(asked?.state ?? openingState, '没有人懂我'))).not.toContain('after_no')
  })
})

describe('crisis', () => {
  it('shows thanks, card, notice and one question at L3', () => {
    const [first] = talk(['我不想活了'])
    expect(first?.level).toBe('L3')
    expect(actsOf(first)).toEqual(['crisis_thanks', 'crisis_notice', 'ask_alone'])
    expect(first?.lines[0]?.card).toBe('crisis')
    expect(first?.lines[0]?.choices?.map((choice) => choice.code)).toEqual([
      'call.120',
      'call.12356',
      'human.yes',
    ])
    expect(first?.lines[2]?.choices?.map((choice) => choice.code)).toEqual(['alone.yes', 'alone.no'])
  })

  it('stays, gives one small step, and reflects no more', () => {
    const replies = talk(['我不想活了', '我一个人', '很累', '难过', '睡不着'])
    expect(actsOf(replies[1])[0]).toBe('step_alone')
    for (const later of replies.slice(1)) {
      expect(actsOf(later)).not.toContain('reflect')
      expect(cardsOf(later)).not.toContain('crisis')
    }
  })

  it('does not lower after a denial', () => {
    const replies = talk(['我想自杀', '没有没有，开玩笑的'])
    expect(replies[1]?.state.floor).toBe('L3')
    expect(replies[1]?.state.crisis).toBe(true)
  })

  it('lets go at an exit word, with the card shown once', () => {
    const [first] = talk(['不聊了，我不想活了'])
    expect(first?.wants).toEqual(['exit', 'human'])
    expect(cardsOf(first)).toContain('crisis')
    const again = say(first?.state ?? openingState, '退出')
    expect(cardsOf(again)).toEqual([])
    expect(again.wants).toContain('exit')
  })

  it('is silent once a person has joined, except for the first card', () => {
    const joined = { ...openingState, human: true }
    expect(say(joined, '今天好累').lines).toEqual([])
    const danger = say(joined, '我不想活了')
    expect(cardsOf(danger)).toContain('crisis')
    expect(say(danger.state, '我不想活了').lines).toEqual([])
  })

  it('asks gently about a third person and gives the helper guide', () => {
    const [first] = talk(['我朋友说她想自杀，我该怎么办'])
    expect(actsOf(first)).toEqual(['other_danger', 'other_guide', 'other_ask'])
    expect(first?.wants).toContain('human')
    const self = say(first?.state ?? openingState, '', { choice: 'other.self' })
    expect(atLeast(self.level, 'L2')).toBe(true)
    expect(self.state.asking).toBe('direct')
  })
})

describe('other dangers', () => {
  it('answers violence with safety, 110 and a person', () => {
    const [first] = talk(['我老公又打我了'])
    expect(first?.lines.map((line) => line.text).join('')).toContain('110')
    expect(actsOf(first)).toContain('offer_human')
  })

  it('points a minor to a trusted adult', () => {
    const text =
      talk(['爸爸喝了酒就打我'], { minor: true })[0]
        ?.lines.map((line) => line.text)
        .join('') ?? ''
    expect(text).toContain('大人')
    expect(text).not.toContain('您')
  })

  it('puts 120 first in a medical emergency', () => {
    expect(talk(['胸口很痛，喘不上气'])[0]?.lines[0]?.text).toContain('120')
  })
})

describe('the person on call', () => {
  it('is announced without promising a time', () => {
    expect(humanLine('acked', { locale: 'zh', name: '李社工' })).toContain('李社工')
    expect(humanLine('waiting', { locale: 'zh', minutes: 6 })).toContain('6分钟')
    expect(humanLine('joined', { locale: 'en' })).toContain('person')
  })
})

describe('properties', () => {
  const pieces = fc.constantFrom(
    '好累',
    '睡不着',
    '我不想活了',
    '活着没意思',
    '嗯',
    '没有',
    '有',
    '你是真人吗',
    '找真人',
    'hello',
    'I want to die',
    '老公打我',
    '胸口剧痛',
    '退出',
    '想放松',
    '我朋友想自杀',
    '???',
    '今天天气不错，去公园走了走',
    '妈妈走了',
  )
  const choice = fc.constantFrom(
    undefined,
    undefined,
    'direct.yes',
    'direct.no',
    'plan.yes',
    'alone.no',
    'listen',
    'ideas',
    'human.yes',
    'other.self',
    'menu.feel',
    'unknown',
  )
  const turn = fc.record({
    text: fc.oneof(pieces, fc.string({ maxLength: 60, unit: 'binary' })),
    choice,
    seed: fc.integer(),
  })

  it('short lines, one question, no repeated line, level never lower than the screening', () => {
    fc.assert(
      fc.property(
        fc.array(turn, { minLength: 1, maxLength: 24 }),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('zh' as const, 'en' as const),
        (turns, elder, minor, locale) => {
          let state: DialogueState = openingState
          let floor: RiskLevel = 'L0'
          const said: string[][] = []
          for (const item of turns) {
            const screening = screen(item.text)
            const given = reply({
              text: item.text,
              screening,
              level: screening.level,
              state,
              locale,
              elder,
              minor,
              seed: item.seed,
              ...(item.choice === undefined ? {} : { choice: item.choice }),
            })
            expect(given.lines.length).toBeLessThanOrEqual(3)
            expect(given.lines.length).toBeGreaterThanOrEqual(1)
            for (const line of given.lines) {
              // answered in the language that was written: the shorter lines are those in Chinese
              const chinese = !/[a-z]{3,} [a-z]/i.test(line.text)
              if (chinese) expect(line.text.length).toBeLessThanOrEqual(elder ? 40 : 60)
              expect(line.text).not.toMatch(/[{}]/)
              if (minor) expect(line.text).not.toContain('您')
            }
            expect(questions(given)).toBeLessThanOrEqual(1)
            expect(atLeast(given.level, screening.level)).toBe(true)
            expect(atLeast(given.state.floor, floor)).toBe(true)
            const ids = given.lines.map((line) => line.id)
            const before = said.slice(-19).flat()
            for (const id of ids) expect(before).not.toContain(id)
            said.push(ids)
            floor = given.state.floor
            state = JSON.parse(JSON.stringify(given.state)) as DialogueState
          }
        },
      ),
      { numRuns: 120 },
    )
  }, 30_000)
})
