import { phrasesEn } from './phrases.en.ts'
import type { Act, PhraseBook } from './phrases.ts'
import { phrasesZh } from './phrases.zh.ts'
import type { Locale, ReplyCard, ReplyChoice, ReplyLine } from './state.ts'

/** Who is spoken to, and what has been said already. */
export interface Voice {
  readonly locale: Locale
  readonly elder: boolean
  readonly minor: boolean
  readonly seed: number
  readonly recent: readonly string[]
}

/** Extras of a line. */
export interface LineParts {
  readonly slots?: Readonly<Record<string, string>>
  readonly choices?: readonly string[]
  readonly card?: ReplyCard
}

/** Lines are not repeated within this many turns; a turn has at most three. */
export const rememberedLines = 60

/** The phrases of a language. */
export function phraseBook(locale: Locale): PhraseBook {
  return locale === 'en' ? phrasesEn : phrasesZh
}

/** Longest line allowed, in characters: residents read slowly when they hurt. */
export function lineLimit(voice: Pick<Voice, 'locale' | 'elder'>): number {
  if (voice.locale === 'en') return 200
  return voice.elder ? 40 : 60
}

/** Minors are addressed as 你, everybody else as 您. */
export function address(text: string, minor: boolean): string {
  return minor ? text.replaceAll('您', '你') : text
}

function fill(template: string, slots: Readonly<Record<string, string>> | undefined): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => slots?.[name] ?? '')
}

/** The buttons with these codes, in the resident's language. */
export function choicesFor(voice: Voice, codes: readonly string[]): readonly ReplyChoice[] {
  const labels = phraseBook(voice.locale).choices
  return codes.map((code) => ({ code, label: address(labels[code] ?? code, voice.minor) }))
}

function candidates(voice: Voice, act: Act, parts: LineParts, used: ReadonlySet<string>): ReplyLine[] {
  const lines: ReplyLine[] = []
  phraseBook(voice.locale).lines[act].forEach((template, index) => {
    const id = `${voice.locale}.${act}.${index + 1}`
    const text = address(fill(template, parts.slots), voice.minor)
    if (used.has(id) || text.length > lineLimit(voice)) return
    lines.push({
      id,
      act,
      text,
      ...(parts.choices === undefined ? {} : { choices: choicesFor(voice, parts.choices) }),
      ...(parts.card === undefined ? {} : { card: parts.card }),
    })
  })
  return lines
}

/** True when the line asks something. */
export function isQuestion(line: ReplyLine): boolean {
  return /[?？]/.test(line.text)
}

/**
 * Picks a line of the first act that still has one unsaid; undefined when all are used up.
 * The seed decides among them, so that the same turn always gives the same words.
 */
export function pick(
  voice: Voice,
  acts: readonly Act[],
  said: readonly ReplyLine[] = [],
  parts: LineParts = {},
): ReplyLine | undefined {
  const used = new Set([...voice.recent, ...said.map((line) => line.id)])
  const asked = said.some(isQuestion)
  for (const act of acts) {
    const free = candidates(voice, act, parts, used).filter((line) => !(asked && isQuestion(line)))
    const index = Math.abs(Math.trunc(voice.seed) + said.length * 7) % Math.max(1, free.length)
    const line = free[Number.isFinite(index) ? index : 0]
    if (line !== undefined) return line
  }
  return undefined
}

/** Collects lines for one reply, in order, skipping what cannot be said again. */
export class Script {
  readonly lines: ReplyLine[] = []
  readonly voice: Voice

  constructor(voice: Voice) {
    this.voice = voice
  }

  /** Adds a line of the first act that still has one; returns whether it did. */
  say(acts: readonly Act[], parts: LineParts = {}): boolean {
    const line = this.lines.length >= 3 ? undefined : pick(this.voice, acts, this.lines, parts)
    if (line !== undefined) this.lines.push(line)
    return line !== undefined
  }
}
