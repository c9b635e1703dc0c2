import { expect, it } from 'vitest'
import { missingOf } from './form.ts'

it('a visit is not signed without whether they met, what was seen, and an answer about safety', () => {
  expect(missingOf({})).toEqual(['met'])
  expect(missingOf({ met: 'met' })).toEqual(['seen', 'risk'])
  expect(missingOf({ met: 'met', seen: '  ', risk: { answer: 'none', words: '' } })).toEqual(['seen'])
  expect(missingOf({ met: 'met', seen: '屋里整齐', risk: { answer: 'not_asked', words: '' } })).toEqual([])
  expect(missingOf({ met: 'not_home' })).toEqual([])
})
