import { describe, expect, it } from 'vitest'
import { screen } from '../risk/screen.ts'
import { phraseBook } from './compose.ts'
import { reply } from './reply.ts'
import { type DialogueReply, type DialogueState, type DialogueTurn, openingState } from './state.ts'

function say(state: DialogueState, text: string, more: Partial<DialogueTurn> = {}): DialogueReply {
  const screening = screen(text)
  const fixed = { locale: 'zh' as const, elder: false, minor: false, seed: 3 }
  return reply({ ...fixed, level: screening.level, ...more, text, screening, state })
}
const actsOf = (given: DialogueReply): string[] => given.lines.map((line) => line.act)

describe('what is promised', () => {
  it('a wished-for check comes with a button that opens it', () => {
    const asked: DialogueState = { ...openingState, asking: 'scale', once: ['scale:PHQ9'] }
    const given = say(asked, '好', { choice: 'scale.yes' })
    expect(given.wants).toContain('suggest_scale:PHQ9')
    expect(given.lines.flatMap((line) => line.choices ?? []).map((one) => one.code)).toContain('check.quick')
  })

  it('the privacy button is answered with who sees what', () => {
    for (const locale of ['zh', 'en'] as const)
      expect(actsOf(say(openingState, '看隐私', { locale, choice: 'disclosure.privacy' }))).toEqual([
        'limits_alert',
      ])
  })

  it('another wish for ideas brings another exercise', () => {
    const offered: string[] = []
    let state: DialogueState = { ...openingState, topic: 'exam', reflections: 5 }
    for (let turn = 0; turn < 3; turn += 1) {
      const given = say({ ...state, asking: 'permission' }, '听听办法', { choice: 'ideas' })
      offered.push(...given.lines.flatMap((line) => line.choices ?? []).map((one) => one.code))
      state = given.state
    }
    const exercises = offered.filter((code) => code.startsWith('module.'))
    expect(exercises.length).toBeGreaterThanOrEqual(2)
    expect(new Set(exercises).size).toBe(exercises.length)
  })

  it('no line says that it will remember or remind', () => {
    for (const locale of ['zh', 'en'] as const)
      for (const act of ['ack_helped_some', 'scheduled', 'scale_go', 'scale_refused'] as const)
        for (const line of phraseBook(locale).lines[act])
          expect(line).not.toMatch(
            /我(?:会)?(?:帮您)?记|记下来|提醒您|放好了|打开了|i will (?:ask|remember|remind)/i,
          )
  })
})

describe('danger told in English', () => {
  it.each([
    ['my dad hits me', true, 'harm_from_minor'],
    ['my husband hits me every night', false, 'harm_from'],
    ['since the birth I cry all day and feel numb', false, 'flag_postpartum'],
    ['they asked me for the verification code', false, 'scam'],
  ] as const)('%s', (text, minor, act) => {
    expect(actsOf(say(openingState, text, { locale: 'en', minor }))).toContain(act)
  })
})
