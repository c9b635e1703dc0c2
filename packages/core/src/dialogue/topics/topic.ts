/** The things residents talk about most, each with its own words in `topics/`. */
export const topicCodes = [
  'grief',
  'baby',
  'caring',
  'debt',
  'stigma',
  'exam',
  'schooling',
  'neighbour',
  'work',
  'quarrel',
  'sleep',
  'lonely',
  'helper',
  'violence',
  'emergency',
  'anger',
] as const

/** Opened by a danger and not by a word; nothing else takes their place in the talk. */
export const dangerTopics: readonly string[] = ['helper', 'violence', 'emergency', 'anger']

/** The code of a topic. */
export type TopicCode = (typeof topicCodes)[number]

/** Lines said when the words match; earlier rows win. Every template may use the slots of `Heard`. */
export type Note = readonly [RegExp, readonly string[]]

/** A question that belongs to a topic, and what is said to its answer. */
export interface Question {
  /** Unique in its topic; `who`, `since`, `hardest`, `knows`, `helped` and `need` share general answers. */
  readonly key: string
  readonly ask: readonly string[]
  /** Not asked when any message has already said this. */
  readonly known?: RegExp
  /** Specific answers to the answer. */
  readonly when?: readonly Note[]
}

/** A topic in one language. A template is only used when all of its slots are filled. */
export interface TopicWords {
  /** Stands in a summary: “您说到了{name}”. */
  readonly name: string
  /** First reflections. */
  readonly open: readonly string[]
  /** Normalises and validates. */
  readonly normal: readonly string[]
  /** Something small and true about it, said at most once. */
  readonly explain: readonly string[]
  /** Small ideas, only with permission. */
  readonly ideas: readonly string[]
  /** Whom else one may turn to; only after ideas or at the end. */
  readonly refer: readonly string[]
  readonly questions: readonly Question[]
  readonly notes: readonly Note[]
}

/** All topics of a language. */
export type TopicBook = Readonly<Record<TopicCode, TopicWords>>
