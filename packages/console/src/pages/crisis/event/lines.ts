import { useWords } from '../../../parts/language.tsx'
import type { EventDetail } from '../forms/fields.ts'

type Entry = EventDetail['timeline'][number]

/** A line of the history as a sentence: who did what; a step without its own words is named by the state it led to. */
export function useLineWords(): (entry: Entry) => string {
  const { audit, crisis } = useWords()
  return (entry) => {
    const said = audit.lines[entry.what]
    const step = entry.to ? crisis.states[entry.to] : undefined
    const known: Readonly<Record<string, string>> = crisis.actors
    const by = known[entry.by] ?? entry.by
    return `${by}　${said ?? step ?? entry.what}`
  }
}

/** What stands beside a line: words as they were written, or codes of the house in words. */
export function useLineText(): (entry: Entry) => string | null {
  const { crisis, safeguard, time } = useWords()
  const word = (words: Readonly<Record<string, string>>, code: string | undefined): string =>
    (code && words[code]) || (code ?? '')
  return ({ what, text }) => {
    if (text === null) return null
    const [first, second, ...rest] = text.split(':')
    if (what.startsWith('safeguard.'))
      return text
        .split(/[:：]/)
        .map((code) => word(safeguard.codes, code))
        .join(' · ')
    const hours = (code: string | undefined): string => crisis.event.followHours(Number(code))
    switch (what) {
      case 'crisis.event_assessed':
        return crisis.forms.assess.resultLevel(word(crisis.triage, text))
      case 'crisis.contact_recorded':
        return `${word(crisis.channels, first)} · ${word(crisis.outcomes, second)}`
      case 'crisis.paged':
        return `${word(crisis.targets, second)} · ${rest.join(':')}`
      case 'crisis.plan_saved':
        return crisis.event.version(text)
      case 'crisis.follow_up_done':
        return `${hours(first)} · ${crisis.event.distress(Number(second))}`
      case 'crisis.follow_up_missed':
      case 'crisis.follow_up_escalated':
      case 'crisis.follow_up_due':
      case 'crisis.follow_up_undecided':
        return hours(first)
      case 'crisis.follow_up_decided':
        return `${hours(first)} · ${word(crisis.forms.decide as unknown as Record<string, string>, second)}　${rest.join(':')}`
      case 'crisis.postvention_done':
      case 'crisis.postvention_due':
        return word(crisis.death.kinds, text)
      case 'crisis.step_overdue':
        return time.late(word(crisis.timers, text))
      case 'crisis.grade_raised':
      case 'crisis.grade_lowered':
      case 'crisis.lowering_asked': {
        const [from, to] = (first ?? '').split('>')
        const why = [second, ...rest].filter(Boolean).join(':').trim()
        return `${word(crisis.grades, from)} → ${word(crisis.grades, to)}${why && `　${why}`}`
      }
      case 'crisis.reach_back_due':
        return crisis.event.reached[text === 'sms' ? 'sms' : 'call']
      default:
        return text
    }
  }
}
