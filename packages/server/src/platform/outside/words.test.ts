import { describe, expect, it } from 'vitest'
import { lettersEn } from './words.en.ts'
import { calling, fillLetter, type LetterKind, letters } from './words.ts'

const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

describe('what leaves the house', () => {
  it('has the same places in English as in Chinese, and no letter that calls a colleague', () => {
    for (const [kind, text] of Object.entries(lettersEn)) {
      expect(places(text), kind).toEqual(places(letters[kind as LetterKind]))
      expect(calling, kind).not.toContain(kind)
    }
  })

  it('is English for whoever reads English, where it goes to residents; and stays Chinese where nobody wrote it', () => {
    expect(fillLetter('phone_code', { code: '123456' }, 'en')).toContain('your code is 123456')
    expect(fillLetter('phone_code', { code: '123456' }, 'zh')).toContain('验证码 123456')
    expect(fillLetter('page', { number: 'C-1' }, 'en')).toBe(fillLetter('page', { number: 'C-1' }))
  })

  it('says no more in English than in Chinese: no word of what it is about', () => {
    const telling = /suicid|crisis|risk|danger|mental|counsel|therap|psych|depress|alert/i
    expect(Object.entries(lettersEn).filter(([, text]) => telling.test(text))).toEqual([])
  })
})
