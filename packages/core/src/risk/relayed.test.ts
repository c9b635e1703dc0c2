import { describe, expect, it } from 'vitest'
import { relayedDanger } from './relayed.ts'

describe('what a colleague writes to somebody', () => {
  it.each([
    '您刚才说已经吃了一瓶药',
    '我听到你说不想活了。先把窗户关上，好吗？',
    '电话里他说站在楼顶上。',
    'You told me you took all the pills.',
  ])('tells of danger where it states it: %s', (text) => {
    expect(relayedDanger(text)?.screening.level).toMatch(/L3|L4/)
  })

  it.each([
    '您有没有想过结束自己的生命？',
    '你最近想过自杀吗',
    '如果想自杀，请拨 12356。',
    'Have you thought about killing yourself?',
    '我们一起写安全计划，把药交给家人保管。',
    '我在，慢慢说。',
  ])('is not danger where it asks, offers or keeps company: %s', (text) => {
    expect(relayedDanger(text)).toBeUndefined()
  })
})
