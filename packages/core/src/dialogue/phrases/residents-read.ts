import { phraseBook } from '../compose.ts'
import type { Locale } from '../state.ts'
import type { Note } from '../topics/topic.ts'
import { topicBook } from '../topics/topics.ts'
import { crisisNotesEn, crisisNotesZh } from './crisis-notes.phrases.ts'
import { everydayNotesZh, firstNotesEn, firstNotesZh } from './first-notes.phrases.ts'
import { handOverWords } from './hand-over.phrases.ts'
import { goodNewsEn, notesEn } from './notes.en.phrases.ts'
import { goodNewsZh, lastNotesZh, notesZh } from './notes.zh.phrases.ts'

const said = (notes: readonly Note[]): readonly string[] => notes.flatMap(([, lines]) => lines)

/** Every sentence a resident may read from the companion in one language, outside the phrase book's own acts. */
export function topicLines(locale: Locale): readonly string[] {
  const notes =
    locale === 'zh'
      ? [firstNotesZh, everydayNotesZh, notesZh, lastNotesZh, goodNewsZh, crisisNotesZh]
      : [firstNotesEn, notesEn, goodNewsEn, crisisNotesEn]
  const topics = Object.values(topicBook(locale)).flatMap((topic) => [
    ...[topic.open, topic.normal, topic.explain, topic.ideas, topic.refer].flat(),
    ...topic.questions.flatMap((one) => [...one.ask, ...said(one.when ?? [])]),
    ...said(topic.notes),
    topic.name,
  ])
  return [...topics, ...notes.flatMap(said), ...Object.values(handOverWords[locale])]
}

/** Every sentence a resident may read from the companion in one language. */
export function residentLines(locale: Locale): readonly string[] {
  return [...Object.values(phraseBook(locale).lines).flat(), ...topicLines(locale)]
}
