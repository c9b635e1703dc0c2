import { useWords } from '../../../parts/language.tsx'
import type { EventDetail } from '../forms/fields.ts'

type Entry = EventDetail['timeline'][number]

/** A line of the history as a sentence: who did what; a step without its own words is named by the state it led to. */
export function useLineWords(): (entry: Entry) => string {
  const { audit, crisis } = useWords()
  return (entry) => {
    const said = audit.lines[entry.what]
    const step = entry.to ? crisis.states[entry.to] : undefined
    const known: Readonly<Record<string, string>> = audit.whoKinds
    const by = known[entry.by] ?? entry.by
    return `${by}　${said ?? step ?? entry.what}`
  }
}
