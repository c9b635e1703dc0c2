import type { Act, PhraseBook } from './phrases/acts.ts'
import { phrasesEn } from './phrases/en.phrases.ts'
import { phrasesZh } from './phrases/zh.phrases.ts'
import type { Locale, ReplyCard, ReplyChoice, ReplyLine } from './state.ts'

/** Who is spoken to, and what has been said already. */
export interface Voice {
  readonly locale: Locale
  readonly elder: boolean
  readonly minor: boolean
  readonly seed: number
  readonly recent: readonly string[]
}

/** Words that stand in for {names} in a template. */
export type Slots = Readonly<Record<string, string>>

/** Extras of a line. */
export interface LineParts {
  readonly slots?: Slots
  readonly choices?: readonly string[]
  readonly card?: ReplyCard
}

/** Lines are not repeated within this many turns; a turn has at most three. */
export const rememberedLines = 60

/** The phrases of a language. */
export function phraseBook(locale: Locale): PhraseBook {
  return locale === 'en' ? phrasesEn : phrasesZh
}

/** Longest line allowed, in characters: residents read slowly when they hurt. @source domain specification 4.2 */
export function lineLimit(voice: Pick<Voice, 'locale' | 'elder'>): number {
  if (voice.locale === 'en') return 200
  return voice.elder ? 40 : 60
}

/** Minors are addressed as 你, everybody else as 您. */
export function address(text: string, minor: boolean): string {
  return minor ? text.replaceAll('您', '你') : text
}

const ids = new Map<string, string>()

/** A short name of a template, the same in every version that still has these words. */
export function idOf(template: string): string {
  const known = ids.get(template)
  if (known !== undefined) return known
  let hash = 0x811c9dc5
  for (let i = 0; i < template.length; i += 1) hash = Math.imul(hash ^ template.charCodeAt(i), 0x01000193)
  const id = (hash >>> 0).toString(36)
  ids.set(template, id)
  return id
}

/** The template with its slots filled; undefined when a slot has nothing to say. */
function fill(template: string, slots: Slots): string | undefined {
  let whole = true
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = slots[name] ?? ''
    if (word === '') whole = false
    return word
  })
  return whole ? text : undefined
}

/** The buttons with these codes, in the resident's language. */
export function choicesFor(voice: Voice, codes: readonly string[]): readonly ReplyChoice[] {
  const labels = phraseBook(voice.locale).choices
  return codes.map((code) => ({ code, label: address(labels[code] ?? code, voice.minor) }))
}

/** True when the line asks something. */
export function isQuestion(line: Pick<ReplyLine, 'text'>): boolean {
  return /[?？]/.test(line.text)
}

/** Collects lines for one reply, in order, skipping what cannot be said again. */
export class Script {
  readonly lines: ReplyLine[] = []
  readonly voice: Voice
  /** Slots that every line of this turn may use. */
  known: Slots = {}
  private readonly used: Set<string>

  constructor(voice: Voice) {
    this.voice = voice
    this.used = new Set(voice.recent)
  }

  /** Adds a line of the first act that still has one; returns whether it did. */
  say(acts: readonly Act[], parts: LineParts = {}): boolean {
    return acts.some((act) => this.sayOf(act, phraseBook(this.voice.locale).lines[act], parts))
  }

  /**
   * Adds one of the templates, those with most of the resident's own words first; the seed decides among equals,
   * so that the same turn always gives the same words. Returns whether it did.
   */
  sayOf(act: string, templates: readonly string[], parts: LineParts = {}): boolean {
    if (this.lines.length >= 3) return false
    const asked = this.lines.some(isQuestion)
    const free = this.candidates(templates, { ...this.known, ...parts.slots }).filter(
      (line) => !(asked && isQuestion(line)),
    )
    const most = Math.max(...free.map((line) => line.own))
    const best = free.filter((line) => line.own === most)
    const turn = Math.abs(Math.trunc(this.voice.seed) + this.lines.length * 7) % Math.max(1, best.length)
    const line = best[Number.isFinite(turn) ? turn : 0]
    if (line === undefined) return false
    this.used.add(line.id)
    this.lines.push({
      id: line.id,
      act,
      text: line.text,
      ...(parts.choices === undefined ? {} : { choices: choicesFor(this.voice, parts.choices) }),
      ...(parts.card === undefined ? {} : { card: parts.card }),
    })
    return true
  }

  private candidates(
    templates: readonly string[],
    slots: Slots,
  ): { id: string; text: string; own: number }[] {
    const found: { id: string; text: string; own: number }[] = []
    for (const template of templates) {
      const id = idOf(template)
      if (this.used.has(id)) continue
      const filled = fill(template, slots)
      if (filled === undefined) continue
      const text = address(filled, this.voice.minor)
      if (text.length > lineLimit(this.voice)) continue
      found.push({ id, text, own: template.split('{').length - 1 })
    }
    return found
  }
}
