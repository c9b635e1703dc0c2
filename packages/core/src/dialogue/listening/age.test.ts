import { describe, expect, it } from 'vitest'
import { saysMinor } from './age.ts'

describe('an age told in words', () => {
  it.each([
    '我今年12岁，爸爸打我',
    '我今年十五岁了',
    '我才十三',
    '我12岁',
    '我是16岁的女生，想聊聊',
    '我刚17岁，不想上学了',
    '我上初二',
    '我初三，压力好大',
    '我是个高中生',
    '我是高二的学生',
    '我在读小学五年级',
    '我还没成年',
    '我未满18岁',
    "I'm 12 and my dad hits me",
    'i am 15 years old',
    "I'm only 14",
    "I'm in 8th grade",
    'I am in middle school and nobody talks to me',
    'i’m not 18',
  ])('is heard: %s', (text) => expect(saysMinor(text)).toBe(true))

  it.each([
    '我今年32岁',
    '我18岁',
    '我儿子今年12岁',
    '我女儿上初二',
    '我家孩子才5岁',
    '我12岁那年父母离婚了',
    '我十五岁的时候被打过',
    '我高中同学说的',
    '我初二开始抑郁',
    '我上高中的时候挺好',
    '我上小学的儿子不肯去学校',
    '我是小学老师',
    '我是高中班主任，老师很累',
    '我是初中生的妈妈',
    '我在高中教书',
    '我妈60岁了',
    '我今年12月结婚',
    '我才13块钱',
    '我结婚12年了',
    '我一个人',
    '我十分难过',
    "I'm 35",
    'my son is 12',
    "I'm 10 minutes late",
    'I have been in high school teaching for years',
    'when I was 12 my dad hit me',
  ])('is not heard where it is of somebody else, long ago or grown up: %s', (text) =>
    expect(saysMinor(text)).toBe(false),
  )
})
