import type { CareInput, ScaleFindings } from './input.ts'

const lists = ['history', 'context', 'observed'] as const
const single = ['chat', 'duration', 'asks_for_human', 'safety_unfinished'] as const

function without<T extends object>(whole: T, key: string): T {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key)) as T
}

function rejectOne(input: CareInput, fact: string): CareInput {
  const [head = '', tail] = fact.split('.')
  if (tail === undefined) {
    if (fact === 'abuse_unreviewed') return { ...input, abuseReviewed: true }
    if (fact === 'function' || fact === 'f3') return without(without(input, 'function'), 'f3')
    return single.some((one) => one === fact) ? without(input, fact) : input
  }
  const list = lists.find((one) => one === head)
  if (list) return { ...input, [list]: input[list]?.filter((one) => one !== tail) ?? [] }
  const scale = input.scales?.[head as keyof ScaleFindings]
  if (!scale) return input
  const left = head === 'asq' ? {} : { [head]: without(scale, tail) }
  return { ...input, scales: { ...without(input.scales ?? {}, head), ...left } }
}

/**
 * The input as if these findings had not been made, for a worker who rejects evidence with a reason. A rejected
 * safety item is unknown, not zero; rejecting any ASQ answer rejects that ASQ. What follows from the age stays.
 */
export function rejectEvidence(input: CareInput, facts: readonly string[]): CareInput {
  return facts.reduce(rejectOne, input)
}
