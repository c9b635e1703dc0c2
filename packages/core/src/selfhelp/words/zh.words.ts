import type { ModuleBook } from '../define.ts'
import { agesZh } from './ages.words.zh.ts'
import { calmZh } from './calm.words.zh.ts'
import { daysZh } from './days.words.zh.ts'
import { eventsZh } from './events.words.zh.ts'
import { mindZh } from './mind.words.zh.ts'
import { peopleZh } from './people.words.zh.ts'

/** 全部自助练习的中文。每一句都是为本项目新写的；WHO 的 PM+、SH+ 只作参考，没有抄录。 */
export const moduleWordsZh: ModuleBook = {
  author: '安心小屋项目组',
  reviewer: '待临床审阅',
  reviewedAt: '2026-11-25',
  reviewBy: '2028-11-24',
  modules: { ...calmZh, ...mindZh, ...daysZh, ...eventsZh, ...peopleZh, ...agesZh },
}
