import { useLanguage } from '../../parts/language.tsx'
import { shortTime } from '../../parts/show/times.ts'
import type { Finding } from './shapes.ts'

type Told = Pick<Finding, 'fact' | 'value' | 'at'>
type Words = Readonly<Record<string, string>>

/** A finding of the table in plain words; one without words is shown as it is kept. */
export function useFactWords(): (finding: Told) => string {
  const { worklist } = useLanguage().words
  const { facts } = worklist
  const answer = (value: Told['value']): string =>
    value === 'yes' || value === true
      ? facts.yes
      : value === 'no' || value === false
        ? facts.no
        : value === 'refused'
          ? facts.refused
          : String(value)
  const listed: Readonly<Record<string, (name: string) => string>> = {
    history: (name) => facts.history((worklist.histories as Words)[name] ?? name),
    context: (name) => facts.context((worklist.contexts as Words)[name] ?? name),
    observed: (name) => facts.observed((facts.observations as Words)[name] ?? name),
  }
  const single: Readonly<Record<string, (value: string) => string>> = {
    function: (value) => facts.function(facts.functions[value] ?? value),
    f3: (value) => facts.f3(facts.f3Levels[Number(value)] ?? value),
    duration: (value) => facts.duration(facts.durations[value] ?? value),
    asks_for_human: () => facts.asksForHuman,
    safety_unfinished: () => facts.safetyUnfinished,
    abuse_unreviewed: () => facts.abuseUnreviewed,
    sex: (value) => facts.sex((worklist.forms.profile.sexes as Words)[value] ?? value),
  }
  const ofScale = (fact: string, head: string, tail: string, value: Told['value']): string => {
    const scale = facts.instruments[head] ?? head.toUpperCase()
    if (tail === 'total') return facts.total(scale, String(value))
    if (head === 'asq' && tail in facts.asq) return facts.asq[tail as keyof typeof facts.asq](answer(value))
    if (fact === 'gds15.items12and14') return facts.gdsBoth
    if (head === 'cssrs') return facts.cssrs(String(value))
    if (head === 'pg13r') return facts.pg13r
    const item = /^item(\d+)$/.exec(tail)?.[1]
    if (!item) return `${fact}: ${String(value)}`
    const said =
      value === 'unknown'
        ? facts.unknown
        : typeof value === 'number' && head === 'phq9'
          ? (facts.grades4[value] ?? String(value))
          : answer(value)
    const about = facts.items[fact]
    return facts.item(scale, item, about ? `${about} · ${said}` : said)
  }
  return ({ fact, value, at }) => {
    const [head = '', tail] = fact.split('.')
    if (fact === 'chat')
      return facts.chat(String(value), facts.chatLevels[String(value)] ?? '', at ? shortTime(at) : '')
    if (tail === undefined) return single[fact]?.(String(value)) ?? `${fact}: ${String(value)}`
    return listed[head]?.(tail) ?? ofScale(fact, head, tail, value)
  }
}
