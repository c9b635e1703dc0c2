/** A made-up resident who talks to the engine. All of them are invented. */
export interface Persona {
  readonly id: string
  /** Who they are, for the reader of the transcript. */
  readonly title: string
  readonly risk: 'none' | 'low' | 'high' | 'imminent'
  readonly group: string
  readonly elder?: boolean
  readonly minor?: boolean
  readonly locale?: 'en'
  /** The danger is somebody else's. */
  readonly third?: boolean
  /** What they say, in order, when nothing below fits what was just asked. */
  readonly script: readonly string[]
  /**
   * What they say when asked: by the kind of question (`direct`, `plan`, `permission` …) or the key of a topic's
   * question (`since`, `knows` …). “=code” taps the button. Each is used once.
   */
  readonly answers?: Readonly<Record<string, string>>
}
