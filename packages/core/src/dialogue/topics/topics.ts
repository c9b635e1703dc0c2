import type { Locale } from '../state.ts'
import { sleep, stigma } from './body.zh.phrases.ts'
import { anger, emergency, violence } from './danger.zh.phrases.ts'
import { topicsEn } from './en.phrases.ts'
import { helper } from './helper.zh.phrases.ts'
import { baby, caring, grief, quarrel } from './home.zh.phrases.ts'
import { debt, neighbour, work } from './outside.zh.phrases.ts'
import type { TopicBook } from './topic.ts'
import { exam, lonely, schooling } from './young.zh.phrases.ts'

const topicsZh: TopicBook = {
  ...{ grief, baby, caring, debt, stigma, exam },
  ...{ schooling, neighbour, work, quarrel, sleep, lonely, helper },
  ...{ violence, emergency, anger },
}

/** The topics in a language. */
export function topicBook(locale: Locale): TopicBook {
  return locale === 'en' ? topicsEn : topicsZh
}
