import { useWords } from '../../../parts/language.tsx'
import type { Entry } from '../shapes.ts'

type Step = Entry['steps'][number]
type Words = Readonly<Record<string, string>>

/** The name under which the house itself writes steps and judgements. */
export const program = '程序'

/** One step of the history as a sentence, and beside it what was written. */
export function useStepWords(): (step: Step) => {
  said: string
  about: string | null
  written: string | null
} {
  const { worklist } = useWords()
  const word = (words: Words, code: string | undefined): string => (code && words[code]) || (code ?? '')
  const parts = (text: string): { head: string; rest: string | null } => {
    const at = text.indexOf('\n')
    return at < 0 ? { head: text, rest: null } : { head: text.slice(0, at), rest: text.slice(at + 1) }
  }
  const about = (what: string, head: string): string => {
    if (what === 'worklist.contact_recorded') {
      const [channel, outcome] = head.split(':')
      return `${word(worklist.channels, channel)} · ${word(worklist.outcomes, outcome)}`
    }
    if (what === 'worklist.entry_decided') return word(worklist.decisions, head)
    if (what === 'worklist.step_overdue')
      return head === 'meeting' ? worklist.entry.meeting : word(worklist.due, head)
    const [from, to] = head.split('>')
    return to ? `${word(worklist.colours, from)} → ${word(worklist.colours, to)}` : head
  }
  return ({ what, by, text }) => {
    const said = `${by === program ? worklist.entry.program : by}　${worklist.entry.lines[what] ?? what}`
    if (text === null) return { said, about: null, written: null }
    if (what === 'worklist.note_added') return { said, about: null, written: text }
    const { head, rest } = parts(text)
    return { said, about: about(what, head), written: rest }
  }
}
