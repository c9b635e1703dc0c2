import { describe, expect, it } from 'vitest'
import { namesSomebody } from './names-somebody.ts'

describe('what a worker writes of one person', () => {
  it.each(['王阿姨说他半夜走来走去', '李明叔叔骂她', '王主任说别管', '隔壁张大妈看见的'])(
    'surely names somebody else: %s',
    (words) => expect(namesSomebody(words)).toEqual({ surely: true, perhaps: [] }),
  )

  it.each([
    ['王小明每天打她', '王小明'],
    ['她丈夫叫陈刚', '陈刚'],
    ['被李强骂了一晚上', '李强'],
    ['家里只有她和周海燕，周海燕不给饭吃', '周海燕'],
  ])('perhaps names somebody else: %s', (words, name) =>
    expect(namesSomebody(words)).toEqual({ surely: false, perhaps: [name] }),
  )

  it.each([
    '她说活够了',
    '丈夫每天打她，儿子不管',
    '马上要下雨，路上没有人，门开着',
    '成天不出门，说话不高兴，常常哭',
    '家里很安静，房间里很乱，毛病不少',
    '万一他不开门怎么办，应该有人去看',
    '方便面堆在门口，钱不够买药',
    '',
  ])('names nobody: %s', (words) => expect(namesSomebody(words)).toEqual({ surely: false, perhaps: [] }))

  it('may call the person it is about by name', () =>
    expect(namesSomebody('王小明今天没吃饭', '王小明')).toEqual({ surely: false, perhaps: [] }))
})
