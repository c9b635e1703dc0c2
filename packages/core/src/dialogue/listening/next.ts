import { idOf, isQuestion, type LineParts, phraseBook } from '../compose.ts'
import { dueScale } from '../safety/scales.ts'
import type { DialogueState } from '../state.ts'
import { dangerTopics } from '../topics/topic.ts'
import { topicBook } from '../topics/topics.ts'
import type { TurnWork } from '../turn-work.ts'
import type { Attention } from './hear.ts'
import { partingCue } from './intents.cues.ts'

/** Turns between two summaries, two offers of ideas, two offers of a person. */
const apart = { summary: 7, ideas: 9, person: 8 } as const

/** Reflections before the first technique is offered; the specification asks for two or more. @source domain specification 4.2 */
const reflectionsBeforeIdeas = 4

type Change = Partial<DialogueState>
type Step = (work: TurnWork, attention: Attention, reflections: number) => Change | undefined

const turnNow = ({ state }: TurnWork): number => state.turns + 1
const isDue = (work: TurnWork, last: number, gap: number): boolean =>
  last === 0 || turnNow(work) - last >= gap

/** Elders are given two buttons. @source domain specification 4.6 */
export function offerChoices({ turn }: TurnWork, codes: readonly string[]): Pick<LineParts, 'choices'> {
  return { choices: turn.elder ? codes.slice(0, 2) : codes }
}

/** Offers a person, not more often than every few turns. */
export const offerPerson: Step = (work) => {
  if (!isDue(work, work.state.offerAt, apart.person)) return undefined
  const asked = work.script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
  return asked ? { asking: 'human', offerAt: turnNow(work) } : undefined
}

const suggestCheck: Step = (work, attention) => {
  const scale = dueScale(work, attention)
  if (scale === undefined) return undefined
  const asked = work.script.say(['suggest_scale'], { choices: ['scale.yes', 'scale.no'] })
  return asked ? { asking: 'scale', once: [...work.state.once, `scale:${scale}`] } : undefined
}

const whenDistressed: Step = (work, attention, reflections) =>
  work.level === 'L1' && work.state.turns > 0 && work.state.turns % 4 === 3
    ? offerPerson(work, attention, reflections)
    : undefined

const summarise: Step = (work, { heard, topic, mirrored }, reflections) => {
  const { script, state } = work
  // a question to the program, or a word or two, is no place to sum up
  if (script.lines.length === 0 || /[吗呢?？]$|什么意思/.test(work.turn.text.trim())) return undefined
  if (topic === '' || reflections < 4 || !isDue(work, state.summaryAt || 1, apart.summary)) return undefined
  const earlier = heard.said.filter((one) => one !== mirrored?.text).at(-1)
  const parts = { choices: ['summary.yes', 'summary.no'] }
  const asked =
    (earlier !== undefined && script.say(['summary'], { ...parts, slots: { mirror: earlier } })) ||
    script.say(['summary_plain'], parts)
  return asked ? { asking: 'summary', summaryAt: turnNow(work) } : undefined
}

const offerIdeas: Step = (work, { topic }, reflections) => {
  const { script, state, meaning } = work
  const isGlad = script.lines.at(-1)?.act === 'celebrate'
  if (isGlad || (topic === '' && state.theme === '' && meaning.feeling === undefined)) return undefined
  if (reflections < reflectionsBeforeIdeas || !isDue(work, state.permissionAt, apart.ideas)) return undefined
  const asked = script.say(['permission'], { choices: ['listen', 'ideas'] })
  return asked ? { asking: 'permission', permissionAt: turnNow(work) } : undefined
}

/** Every few turns nothing is asked: a talk is not a form. */
const justListen: Step = (work, _attention, reflections) => {
  if (reflections < 3 || reflections === work.state.reflections || work.state.turns % 5 !== 4)
    return undefined
  return work.script.say(['attend']) ? { asking: 'none' } : undefined
}

/** The topic's next question that nothing has answered yet. */
export const askTopic: Step = (work, { topic, asked }) => {
  if (topic === '') return undefined
  const open = topicBook(work.turn.locale)[topic].questions.find((one) => {
    const name = `${topic}.${one.key}`
    return !asked.includes(name) && work.script.sayOf('ask_open', one.ask)
  })
  if (open === undefined) return undefined
  const name = `${topic}.${open.key}`
  return { asking: 'topic', askedKey: name, asked: [...asked, name] }
}

/** Returns to something said earlier in the talk. */
const comeBack: Step = (work, { heard, mirrored }) => {
  const earlier = heard.said.find((one) => one !== mirrored?.text)
  const key = `back:${earlier === undefined ? '' : idOf(earlier)}`
  const times = work.state.once.filter((one) => one.startsWith('back:')).length
  if (earlier === undefined || work.state.turns < 8 + times * 7 || work.state.once.includes(key))
    return undefined
  if (!work.script.say(['come_back'], { slots: { mirror: earlier } })) return undefined
  work.script.say(['ask_more'])
  return { asking: 'none', once: [...work.state.once, key] }
}

/** Open questions by what they ask for, so that nothing told already is asked again. */
const asksFor: readonly (readonly [string, RegExp])[] = [
  ['since', /什么时候开始|did this start/],
  ['knows', /谁知道|让谁明白|who around/i],
  ['hardest', /最让您难受|什么时候最难|hardest|worst/],
  ['need', /帮一点|最希望|be different/],
  ['body', /身体/],
  ['what', /当时的情形|最近的一次/],
]

/** An open question about what has not been told. */
export const askAnything: Step = (work, { asked, heard, topic }) => {
  const { script, state, turn } = work
  // once a topic has been gone through, every other turn only listens
  if (topic !== '' && state.turns % 2 === 1 && state.turns > 10) return undefined
  const { meaning } = work
  const isLight = topic === '' && state.theme === '' && meaning.feeling === undefined && work.level === 'L0'
  if (isLight) return script.say(['ask_soft', 'ask_open']) ? { asking: 'none' } : undefined
  const told = asksFor.filter(
    ([key]) => asked.some((one) => one.endsWith(`.${key}`)) || (key === 'since' && heard.since !== ''),
  )
  // in the first words nobody knows yet what it is about: that is asked, and nothing that takes it as known
  if (topic === '' && state.turns < 3 && script.say(['ask_begin'])) return { asking: 'none' }
  const open = phraseBook(turn.locale).lines.ask_open.filter(
    (line) => !told.some(([, cue]) => cue.test(line)),
  )
  return script.sayOf('ask_open', open) ? { asking: 'none' } : undefined
}

/** After something glad, a light question or none. */
const stayLight: Step = ({ script, state }, { topic }) => {
  if (script.lines.at(-1)?.act !== 'celebrate' || topic !== '') return undefined
  if (state.turns % 2 === 0) script.say(['ask_light'])
  return { asking: 'none' }
}

/** With danger about, no summing up and no wide questions: what to do, who is there, a person now and then. */
const nearDanger: readonly Step[] = [offerIdeas, askTopic, offerPerson]
const inEmergency: readonly Step[] = [askTopic]

const steps: readonly Step[] = [
  stayLight,
  suggestCheck,
  whenDistressed,
  summarise,
  offerIdeas,
  justListen,
  askTopic,
  comeBack,
  askAnything,
]

/** For so many turns nothing is asked of somebody who said that the questions are too much. */
const hushTurns = 4

/** True when nothing more should be asked: the minor's night, and the day's cap. @source domain specification 4.1, 4.6 */
export function isQuiet({ turn, state, meaning, level }: TurnWork): boolean {
  if (state.once.includes('dep3')) return true
  if (state.once.some((one) => one.startsWith('hush:') && state.turns < Number(one.slice(5)) + hushTurns))
    return true
  return turn.minor && turn.night === true && level === 'L0' && meaning.feeling === undefined
}

/** What the turn ends with: one question at most. */
export function goOn(work: TurnWork, attention: Attention, reflections: number): Change {
  const quiet = isQuiet(work) || partingCue.test(work.turn.text)
  if (quiet || work.script.lines.some(isQuestion)) return { asking: 'none' }
  const danger = attention.topic === 'emergency' ? inEmergency : nearDanger
  for (const step of dangerTopics.includes(attention.topic) ? danger : steps) {
    const change = step(work, attention, reflections)
    if (change !== undefined) return change
  }
  if (reflections > work.state.reflections) work.script.say(['attend', 'validate'])
  return { asking: 'none' }
}
