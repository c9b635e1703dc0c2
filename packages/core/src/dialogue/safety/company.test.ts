import { describe, expect, it } from 'vitest'
import { screen } from '../../risk/screen.ts'
import { reply } from '../reply.ts'
import { type DialogueReply, openingState } from '../state.ts'

const inDanger = (text: string): DialogueReply =>
  reply({
    ...{ locale: 'zh', elder: false, minor: false, seed: 3, level: 'L4', text, screening: screen(text) },
    state: { ...openingState, crisis: true, cardLevel: 'L4', askedAlone: true, askedPlan: true, turns: 7 },
  })
const besides = /有人在(?:身边)?就好|来的人|让(?:他|她|TA)坐近|身边的人/

describe('in danger, who is alone', () => {
  it.each(['谢谢你陪我', '谢谢您一直陪着我', '多谢你陪我说话', '谢谢你'])(
    '“%s” to the program is not taken for company',
    (text) => {
      const { lines, state } = inDanger(text)
      expect(lines.map((line) => line.text).join('')).not.toMatch(besides)
      expect(lines.length).toBeGreaterThan(0)
      expect(state.once).not.toContain('company')
    },
  )

  it.each(['我妈来陪我了', '我朋友到了，陪着我', '有人在'])('“%s” is company', (text) => {
    expect(inDanger(text).state.once).toContain('company')
  })
})
