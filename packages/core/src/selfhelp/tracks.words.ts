import type { TrackCode } from './tracks.ts'

interface TrackWords {
  readonly name: string
  readonly about: string
}
type Book = Readonly<Record<TrackCode, TrackWords>>

/** 各条路的名字，居民自己挑。作者：安心小屋项目组。审阅：待临床审阅。 */
const zh: Book = {
  general: { name: '平常日子', about: '稳一稳，再动一小步' },
  grief: { name: '失去了亲人', about: '按自己的快慢，留一个位置' },
  burnout: { name: '一线忙久了', about: '喘口气，守住自己的边' },
  isolation: { name: '出不了门、一个人', about: '日子有个样，和人连着' },
  study: { name: '考试和亲子', about: '一小段一小段来，好好说话' },
  stigma: { name: '病好了还被躲', about: '一句回话，匀着用力' },
  carer: { name: '照顾家里人', about: '照顾 TA，也照顾您' },
  elder: { name: '上了年纪', about: '讲讲老故事，见见人' },
  new_mother: { name: '刚有了孩子', about: '睡一点是一点，有人搭手' },
}
const en: Book = {
  general: { name: 'Everyday life', about: 'Steady first, then a small move' },
  grief: { name: 'Lost somebody', about: 'At your own pace, keeping a place' },
  burnout: { name: 'Long at the front', about: 'Some air, and a line that holds' },
  isolation: { name: 'Kept in, alone', about: 'Shape to the days, threads to people' },
  study: { name: 'Exams, parents, children', about: 'Slice by slice, and talking well' },
  stigma: { name: 'Well again, yet avoided', about: 'An answer ready, strength shared out' },
  carer: { name: 'Caring for family', about: 'Caring for them, and for you' },
  elder: { name: 'Getting on in years', about: 'Old stories, and company' },
  new_mother: { name: 'A new baby', about: 'Sleep by bits, with a helping hand' },
}
export const trackWords = { zh, en } as const
