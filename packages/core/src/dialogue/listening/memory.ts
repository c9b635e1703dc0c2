import type { DialogueState, Fact, Locale } from '../state.ts'
import { nothingHeard } from '../state.ts'
import { type TopicCode, topicCodes } from '../topics/topic.ts'
import { topicBook } from '../topics/topics.ts'
import type { TurnWork } from '../turn-work.ts'
import { type Attention, isHarmless } from './hear.ts'
import { keepable } from './mirror.ts'

const planned = /打算|决定|准备|试试|明天|今晚|周[一二三四五六日末]|i(?:'ll| will)|plan to/

/** The step the resident named, if it can stand alone next time. */
export function planOf(text: string, locale: Locale): string {
  const plan = keepable(text, locale)
  return plan.length >= 4 && planned.test(text) ? plan : ''
}

/** What is kept of one topic does not take the place of what is kept of another. */
const keyOf = (kind: Fact['kind'], topic: TopicCode | ''): string =>
  topic === '' ? kind : `${kind}@${topic}`

/** What is worth keeping of this turn; nothing from danger, nothing that may be a name. */
export function factsOf(work: TurnWork, attention: Attention): readonly Fact[] {
  if (!isHarmless(work)) return []
  const { turn, state } = work
  const { topic, heard } = attention
  const facts: Fact[] = []
  const push = (kind: Fact['kind'], text: string): void =>
    void facts.push({ key: keyOf(kind, topic), kind, text })
  if (topic !== '' && attention.isNew) push('topic', topicBook(turn.locale)[topic].name)
  if (heard.who !== '' && heard.who !== state.heard.who) push('who', heard.who)
  if (heard.since !== '' && heard.since !== state.heard.since) push('since', heard.since)
  const helped =
    state.askedKey.endsWith('.helped') && state.asking === 'topic' ? keepable(turn.text, turn.locale) : ''
  if (helped !== '' && !/^(?:没|不)/.test(helped)) push('helped', helped)
  if (attention.mirrored?.why === false && !attention.mirrored.bare && attention.isNew)
    push('what', attention.mirrored.text)
  const plan = planOf(turn.text, turn.locale)
  if (plan !== '') push('plan', plan)
  return facts
}

/** Topics as they were called once: what is kept under such a name is still found. */
const formerNames: Readonly<Record<string, TopicCode>> = { 对那个人的想念: 'grief' }

/** A talk that begins where the last one left off; nothing is pretended when nothing is kept. */
export function recall(state: DialogueState, memory: readonly Fact[], locale: Locale): DialogueState {
  const text = (kind: Fact['kind']): string => memory.findLast((fact) => fact.kind === kind)?.text ?? ''
  const name = text('topic')
  const book = topicBook(locale)
  const topic = topicCodes.find((code) => book[code].name === name) ?? formerNames[name]
  if (topic === undefined) return state
  const who =
    memory.findLast(({ key }) => key === keyOf('who', topic) || key === keyOf('who', ''))?.text ?? ''
  const asked = [who === '' ? '' : `${topic}.who`, `${topic}.since`, `${topic}.what`].filter(
    (key) => key !== '',
  )
  return { ...state, topic, asked, heard: { ...nothingHeard, who } }
}
