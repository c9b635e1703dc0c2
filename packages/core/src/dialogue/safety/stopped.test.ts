import { describe, expect, it } from 'vitest'
import { screen } from '../../risk/screen.ts'
import { phraseBook } from '../compose.ts'
import { opening, reply } from '../reply.ts'
import { type DialogueReply, type DialogueState, openingState } from '../state.ts'

const say = (
  text: string,
  state: DialogueState = openingState,
  choice?: string,
  elder = false,
): DialogueReply => {
  const screening = screen(text)
  const turn = { text, screening, level: screening.level, state, ...(choice ? { choice } : {}) }
  return reply({ ...turn, ...{ locale: 'zh', elder, minor: false, seed: text.length, stopped: true } })
}
const actsOf = ({ lines }: DialogueReply): string[] => lines.map((line) => line.act)

describe('after the last day of the companion', () => {
  it.each(['今天工作很累', '睡不着', '你好', '我想做慢呼吸', '嗯', '我妈老说我'])(
    'ordinary words are not talked about any more: “%s”',
    (text) => {
      for (const elder of [false, true]) {
        const answer = say(text, openingState, undefined, elder)
        expect(actsOf(answer)).toEqual(['stopped'])
        expect(answer.lines[0]!.text).toMatch(/12356|叫真人|真人/)
        expect(answer.lines[0]!.choices?.map(({ code }) => code)).toEqual(['human.yes', 'call.12356'])
      }
    },
  )

  it('says so as often as somebody writes, never twice alike in a row, and never that it listens', () => {
    let state = openingState
    let before = ''
    for (let n = 0; n < 30; n += 1) {
      const answer = say('今天工作很累', state)
      expect(actsOf(answer)).toEqual(['stopped'])
      expect(answer.lines[0]!.text).not.toBe(before)
      before = answer.lines[0]!.text
      state = answer.state
    }
  })

  it('danger is answered as before, with the card, the questions and a person', () => {
    const answer = say('我不想活了，药都准备好了')
    expect(answer.wants).toContain('human')
    expect(answer.lines.some(({ card }) => card === 'crisis')).toBe(true)
    expect(actsOf(answer)).not.toContain('stopped')
    expect(actsOf(say('一个人', answer.state))).not.toContain('stopped')
    // what was asked about safety is heard to the end, also when it is denied
    const asked = say('活着真没意思')
    expect(asked.state.asking).toBe('direct')
    expect(actsOf(say('没有', asked.state, 'direct.no'))).not.toContain('stopped')
  })

  it('somebody who asks for a person gets one, and who leaves is let go', () => {
    expect(say('我要找真人').wants).toContain('human')
    expect(say('退出').wants).toContain('exit')
  })

  it('whoever opens the talk reads it in the greeting, old and young, for the first time or again', () => {
    for (const elder of [false, true])
      for (const minor of [false, true])
        for (const again of [
          undefined,
          { returning: true, daysSinceDisclosure: 3 },
          { returning: true, daysSinceDisclosure: 40 },
        ])
          for (const locale of ['zh', 'en'] as const) {
            const input = {
              locale,
              elder,
              minor,
              seed: 7,
              stopped: true,
              ...(again ? { opening: again } : {}),
            }
            expect(opening(input).lines.map(({ act }) => act)).toContain('stopped')
          }
  })

  it('the words name a number and are short enough for elders', () => {
    for (const line of phraseBook('zh').lines.stopped) expect(line.length, line).toBeLessThanOrEqual(40)
  })
})
