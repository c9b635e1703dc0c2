import { describe, expect, it } from 'vitest'
import { screen } from '../../risk/screen.ts'
import { reply } from '../reply.ts'
import { type DialogueReply, type DialogueState, openingState } from '../state.ts'
import { readAnswer, understand } from './understand.ts'

const voice = { locale: 'zh' as const, elder: false, minor: false }

/** Says the lines one after another; the answers in order. */
function talk(lines: readonly string[], given: Partial<DialogueState> = {}): readonly DialogueReply[] {
  let state: DialogueState = { ...openingState, ...given }
  return lines.map((text, n) => {
    const screening = screen(text)
    const answer = reply({ ...voice, text, screening, level: screening.level, state, seed: 7 + n * 31 })
    state = answer.state
    return answer
  })
}
const words = (answer: DialogueReply | undefined): string =>
  (answer?.lines ?? []).map(({ text }) => text).join('\n')
const last = (...lines: string[]): string => words(talk(lines).at(-1))

describe('Whose feeling it is', () => {
  it.each([
    ['然后她就哭了', undefined],
    ['她说她担心我', undefined],
    ['我妈又生气了', undefined],
    ['同桌考得好，她很高兴', undefined],
    ['然后她就哭了，我也哭了', 'sad'],
    ['他说得我想哭', 'sad'],
    ['我爸不放心', 'worried_family'],
    ['申诉没用', undefined],
    ['我真没用', 'ashamed'],
    ['我说加班，不回', undefined],
  ])('is heard: %s → %s', (text, feeling) => {
    expect(understand(text).feeling).toBe(feeling)
  })
})

describe('What is no answer', () => {
  it('is not taken for one: a sentence about somebody else is no “yes” to the direct question', () => {
    expect(readAnswer('有个人说有个保健品能治腿')).toBe('unclear')
    expect(readAnswer('有一个同事给我带了苹果')).toBe('unclear')
    expect(readAnswer('有')).toBe('yes')
    expect(readAnswer('有过')).toBe('yes')
    expect(readAnswer('有一个念头')).toBe('yes')
  })

  it('“not wanting to go back” is not “you heard me wrong”, and telling on is not “yes”', () => {
    const asked = { asking: 'summary' as const, topic: 'quarrel' as const, turns: 8, reflections: 6 }
    for (const text of ['不想回去', '想给她煮碗面，她说没胃口', '你说我是不是太敏感'])
      for (const { lines } of talk([text], asked))
        expect(lines.map(({ act }) => act)).not.toEqual(expect.arrayContaining(['summary_no']))
    expect(talk(['对方昨天又打电话来骂了我一顿'], asked)[0]?.lines[0]?.act).not.toBe('summary_yes')
    expect(talk(['不太对'], asked)[0]?.lines[0]?.act).toBe('summary_no')
    expect(talk(['对'], asked)[0]?.lines[0]?.act).toBe('summary_yes')
  })
})

describe('Somebody who is tired of questions', () => {
  it('is asked none for a while, and then gently again', () => {
    const answers = talk([
      '我明天模考，完蛋了',
      '一点都没复习进去',
      '你能不能别问了',
      '就是烦',
      '上次掉了八十多名',
      '我妈说再掉就没收手机',
    ])
    expect(words(answers[1])).toMatch(/？/)
    for (const one of answers.slice(2, 6)) expect(words(one)).not.toMatch(/？/)
  })

  it('who says that it only says “I am listening” does not hear that again', () => {
    const said = last('我女儿不跟我说话三个月了', '你就会说我在听')
    expect(said).not.toMatch(/我在听|听着/)
    expect(said).not.toMatch(/？/)
  })
})

describe('Self-blame', () => {
  it.each(['可能是我能力不行', '我是不是太脆弱了', '我是不是很笨', '觉得自己挺怂的', '都是我没本事'])(
    'is never repeated as if it were so: %s',
    (text) => {
      const said = last('今天开会被领导当着所有人骂了', text)
      expect(said).not.toMatch(/您(?:的)?能力不行|您(?:是)?太脆弱|您很笨|您(?:自己)?挺怂|您没本事/)
      expect(said.length).toBeGreaterThan(6)
    },
  )
})

describe('A talk in traditional characters', () => {
  it('is heard like one in simplified ones', () => {
    expect(last('我媽媽上個月過世了')).toBe(last('我妈妈上个月过世了'))
    expect(talk(['結束對話'])[0]?.wants).toContain('exit')
  })
})

describe('Whoever writes in another language than their phone', () => {
  const said = (text: string, locale: 'zh' | 'en', choice?: string): string => {
    const screening = screen(text)
    const tapped = choice === undefined ? {} : { choice }
    return words(
      reply({
        ...voice,
        ...tapped,
        locale,
        text,
        screening,
        level: screening.level,
        state: openingState,
        seed: 5,
      }),
    )
  }

  it('is answered in the one they write in, in danger too', () => {
    expect(said('我睡不着，又是三点', 'en')).toMatch(/[\u4e00-\u9fff]/)
    expect(said('my husband and i had a bad fight', 'zh')).not.toMatch(/[\u4e00-\u9fff]/)
    expect(said('我不想活了', 'en')).toMatch(/[\u4e00-\u9fff]/)
    expect(said('i want to kill myself', 'zh')).not.toMatch(/[\u4e00-\u9fff]/)
  })

  it('and stays with the language of the phone for a tap, a number or a single word', () => {
    expect(said('Just listen', 'en', 'listen')).not.toMatch(/[\u4e00-\u9fff]/)
    expect(said('ok', 'zh')).toMatch(/[\u4e00-\u9fff]/)
    expect(said('12', 'en')).not.toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('A passing word', () => {
  it('of work leads nobody away from their grief', () => {
    const answers = talk(['我爷爷上周走了', '他最后一条是问我国庆回不回', '我说加班，不回'])
    expect(answers.at(-1)?.state.topic).toBe('grief')
  })

  it('of going to bed gets rest, not another question', () => {
    const said = last('睡不着，又是三点', '躺着脑子停不下来', '算了，明天还得六点起')
    expect(said).not.toMatch(/？/)
  })
})
