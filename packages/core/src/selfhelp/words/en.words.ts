import type { ModuleBook } from '../define.ts'
import { agesEn } from './ages.words.en.ts'
import { calmEn } from './calm.words.en.ts'
import { daysEn } from './days.words.en.ts'
import { eventsEn } from './events.words.en.ts'
import { mindEn } from './mind.words.en.ts'
import { peopleEn } from './people.words.en.ts'

/** All exercises in English, newly written for this project. */
export const moduleWordsEn: ModuleBook = {
  author: 'Anxin project',
  reviewer: 'awaiting clinical review',
  reviewedAt: '2026-11-25',
  reviewBy: '2028-11-24',
  modules: { ...calmEn, ...mindEn, ...daysEn, ...eventsEn, ...peopleEn, ...agesEn },
}
