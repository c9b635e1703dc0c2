import { asqEnglish } from '../../../content/instruments/asq/text.en.ts'
import { gad7English } from '../../../content/instruments/gad7/text.en.ts'
import { gds15English } from '../../../content/instruments/gds15/text.en.ts'
import { k6English } from '../../../content/instruments/k6/text.en.ts'
import { pcptsd5English } from '../../../content/instruments/pcptsd5/text.en.ts'
import { phq9English } from '../../../content/instruments/phq9/text.en.ts'
import { satisfactionWords } from '../../casework/satisfaction.words.ts'
import type { Certainty, Definition } from '../definition.ts'
import { ownEnglish } from './own.words.ts'

/**
 * A form in English, beside the definition it belongs to: the same items, values and scoring, other words. It stands
 * for one version only; a new version of the form needs its English read again.
 */
export interface English {
  readonly version: string
  readonly title?: string
  /** Shown beside the title; an English text that is the original carries no mark of a draft translation. */
  readonly mark?: string
  readonly notice?: string
  readonly stem?: string
  /** In the order of the options of the definition. */
  readonly options?: readonly string[]
  /** By item id; a list of options where the item has its own. */
  readonly items: Readonly<Record<string, { readonly text: string; readonly options?: readonly string[] }>>
  /** V: read the same in two places; K: the same, to be read against the publisher’s sheet; D: the project’s own. */
  readonly certainty: Certainty
  readonly source: string
}

const release = '1.0.0'
const numbered = (texts: readonly string[]): English['items'] =>
  Object.fromEntries(texts.map((text, at) => [String(at + 1), { text }]))

const phq = {
  version: release,
  stem: phq9English.stem,
  options: phq9English.options,
  certainty: 'V',
  source: 'English form of the PHQ family, the same words in two public copies',
} as const
const own = {
  version: release,
  mark: ownEnglish.mark,
  notice: ownEnglish.notice,
  certainty: 'D',
  source: 'Written by the project; clinical review pending',
} as const
const yesNo = ['No', 'Yes'] as const
const copies = 'the same words in two public copies; to be read against the publisher’s sheet'
const shortCheck = (words: {
  title: string
  stem: string
  items: readonly string[]
  options?: readonly string[]
}) => ({
  ...own,
  ...{ title: words.title, stem: words.stem, items: numbered(words.items) },
  ...(words.options ? { options: words.options } : {}),
})

const texts: Readonly<Record<string, English>> = {
  phq9: {
    ...phq,
    items: {
      ...numbered(phq9English.items),
      10: { text: phq9English.difficulty, options: phq9English.difficultyOptions },
    },
  },
  phq2: { ...phq, items: numbered(phq9English.items.slice(0, 2)) },
  gad7: { ...phq, items: numbered(gad7English.items) },
  gad2: { ...phq, items: numbered(gad7English.items.slice(0, 2)) },
  phq4: { ...phq, items: numbered([...phq9English.items.slice(0, 2), ...gad7English.items.slice(0, 2)]) },
  k6: {
    ...{
      version: release,
      stem: k6English.stem,
      options: k6English.options,
      items: numbered(k6English.items),
    },
    ...{ certainty: 'K', source: `K6 in English, ${copies}` },
  },
  gds15: {
    ...{ version: release, stem: gds15English.stem, options: yesNo, items: numbered(gds15English.items) },
    ...{ certainty: 'K', source: `GDS-15 in English, ${copies}` },
  },
  asq: {
    ...{
      version: release,
      options: ['No', 'Yes', 'I would rather not say'],
      items: numbered(asqEnglish.items),
    },
    notice:
      'Ask Suicide-Screening Questions (ASQ) Toolkit, National Institute of Mental Health (NIMH). Public domain.',
    ...{ certainty: 'K', source: `ASQ of NIMH in English, ${copies}` },
  },
  pcptsd5: {
    ...{ version: release, stem: pcptsd5English.stem, options: yesNo },
    items: { gate: { text: pcptsd5English.gate }, ...numbered(pcptsd5English.items) },
    notice: 'National Center for PTSD, U.S. Department of Veterans Affairs. Public domain.',
    ...{ certainty: 'K', source: `PC-PTSD-5 in English, ${copies}` },
  },
  function: {
    ...own,
    ...{
      title: ownEnglish.function.title,
      stem: ownEnglish.function.stem,
      options: ownEnglish.function.options,
    },
    items: {
      ...Object.fromEntries(ownEnglish.function.items.map((text, at) => [`F${at + 1}`, { text }])),
      F4: { text: ownEnglish.function.duration, options: ownEnglish.function.durations },
    },
  },
  mood: shortCheck(ownEnglish.mood),
  grief: {
    ...own,
    ...{ title: ownEnglish.grief.title, stem: ownEnglish.grief.stem },
    items: Object.fromEntries(
      ownEnglish.grief.items.map((text, at) => [
        String(at + 1),
        { text, options: ownEnglish.grief.options[at] ?? [] },
      ]),
    ),
  },
  problem: shortCheck(ownEnglish.problem),
  feedback: shortCheck(ownEnglish.feedback),
  satisfaction: shortCheck({ title: ownEnglish.satisfactionTitle, ...satisfactionWords.en }),
  strain: shortCheck(ownEnglish.strain),
  childmood: shortCheck(ownEnglish.childMood),
}

/** The English of this very version; undefined where there is none, and the form is asked in Chinese. */
export function englishOf({ id, version }: Pick<Definition, 'id' | 'version'>): English | undefined {
  const found = Object.hasOwn(texts, id) ? texts[id] : undefined
  return found?.version === version ? found : undefined
}
