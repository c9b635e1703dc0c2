import { describe, expect, it } from 'vitest'
import { screen } from './screen.ts'

describe('harm by others told in English', () => {
  it.each([
    'my dad hits me',
    'my husband hits me every night',
    'My stepfather keeps hitting me when he drinks',
    'mom slapped me again',
    'he beats me',
    'My boyfriend choked me last week',
    'I was beaten by my uncle',
    "I've been abused by my coach",
    'i got raped',
    'I am in an abusive relationship',
    'this is domestic violence isn’t it',
    'my uncle touches me where he should not',
    'she threatens to kill me',
    'they threaten me every day',
    "he won't let me leave the house",
    'my father locked me in the basement',
    'someone is blackmailing me with photos',
    'i get bullied at school',
    'kids at school kicked me',
    'my husband beats me up',
  ])('%s', (text) => expect(screen(text).concerns).toContain('harm_from_others'))

  it.each([
    'my boss yelled at me in front of everyone',
    'he hits me up on wechat sometimes',
    'my brother beat me at chess',
    'she beat me to it',
    'my heart beats fast',
    'the news hit me hard',
    'my dad never hits me',
    'my husband kicks the ball with our son',
    'i miss my mom',
    'my mother touched me with her kindness',
    'it hurts me that he left',
    'I feel beaten by this week',
    'work is killing me',
  ])('is not heard in: %s', (text) => expect(screen(text).concerns).not.toContain('harm_from_others'))
})

describe('harm by others told in Chinese', () => {
  it.each([
    '舅舅打我，我不敢回家',
    '爸爸喝了酒就打我',
    '哥哥老打我',
    '爷爷用皮带打我',
    '室友威胁我',
    '姑父摸我',
    '班主任打了我一巴掌',
  ])('%s', (text) => expect(screen(text).concerns).toContain('harm_from_others'))

  it.each([
    '舅舅打我电话没接到',
    '同学打我手机找我玩',
    '我和弟弟打游戏',
    '邻居打电话说水管爆了',
    '爷爷每天打太极',
    '老师打分很严',
    '哥哥给我打针',
  ])('is not heard in: %s', (text) => expect(screen(text).concerns).not.toContain('harm_from_others'))
})
