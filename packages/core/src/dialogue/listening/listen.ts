import type { Act, Feeling } from '../phrases/acts.ts'
import type { DialogueState } from '../state.ts'
import { dangerTopics } from '../topics/topic.ts'
import { topicBook } from '../topics/topics.ts'
import type { Decision, Part, TurnWork } from '../turn-work.ts'
import { type Attention, attend, slotsOf } from './hear.ts'
import { factsOf, planOf } from './memory.ts'
import { moduleFor } from './modules.ts'
import { askAnything, askTopic, goOn, isQuiet, offerChoices } from './next.ts'
import { hasNote, openQuestion, react } from './react.ts'

const ideaOf: Readonly<Record<Feeling, Act>> = {
  tired: 'idea_low',
  wronged: 'idea_worry',
  afraid: 'idea_worry',
  anxious: 'idea_worry',
  lonely: 'idea_lonely',
  angry: 'idea_worry',
  sad: 'idea_low',
  sleepless: 'idea_sleep',
  worried_family: 'idea_worry',
  pressed: 'idea_worry',
  grieving: 'idea_lonely',
  ashamed: 'idea_low',
  hopeless: 'idea_lonely',
  numb: 'idea_low',
}

/** Goes on with the talk: the topic's next question, or an open one. */
function resume(work: TurnWork): Partial<DialogueState> {
  const attention = attend(work)
  work.script.known = slotsOf(work, attention)
  const next = isQuiet(work) ? undefined : askTopic(work, attention, work.state.reflections)
  if (next === undefined && !isQuiet(work) && !dangerTopics.includes(attention.topic))
    askAnything(work, attention, work.state.reflections)
  return { asking: 'none', notUnderstood: 0, ...next }
}

function giveIdea(work: TurnWork): Decision {
  const { script, state } = work
  const code = moduleFor(work)
  const codes = [...(code === undefined ? ['breathing.start'] : [`module.${code}`]), 'listen', 'human.yes']
  const parts = offerChoices(work, codes)
  const own = state.topic === '' ? [] : topicBook(work.turn.locale)[state.topic].ideas
  const said = script.sayOf('idea_topic', own, parts)
  if (!said)
    script.say([ideaOf[state.theme === '' ? 'sad' : state.theme], 'idea_worry', 'idea_low', 'attend'], parts)
  // the first idea comes with an exercise, the next with the people who can do more
  const again = state.once.includes('idea')
  const people = state.topic === '' ? [] : topicBook(work.turn.locale)[state.topic].refer
  if (again && !script.sayOf('refer', people)) script.say(['refer_soft'])
  if (!again && code !== undefined) script.say(['module_offer'])
  const once = [...new Set([...state.once, 'idea', ...(code === undefined ? [] : [code])])]
  return { change: { asking: 'none', askedKey: 'idea', breathing: 'offered', once } }
}

const plainTaps = /^(?:listen|human\.no|menu\.(?:feel|event|more)|disclosure\.ok)/

function afterSummary(work: TurnWork): Decision {
  work.script.say([work.answered.answer === 'yes' ? 'summary_yes' : 'summary_no'])
  return { change: work.answered.answer === 'yes' ? resume(work) : { asking: 'none' } }
}

/** Whatever the answer, words at this level lead to the offer of a person. @source domain specification 4.4 */
function afterDirect(work: TurnWork): Decision {
  const { script, answered } = work
  script.say([answered.answer === 'no' ? 'after_no' : 'after_skip'])
  const asked = script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
  const change = asked ? { asking: 'human' as const } : answered.answer === 'no' ? resume(work) : {}
  return { change: { ...change, offerAt: work.state.turns + 1 } }
}

function afterOther(work: TurnWork): Decision {
  work.script.say(['other_guide', 'attend'])
  const asked = work.script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
  return { change: { asking: asked ? 'human' : 'none', offerAt: work.state.turns + 1 } }
}

function afterSchedule(work: TurnWork): Decision {
  work.script.say(['scheduled'])
  const plan = planOf(work.turn.text, work.turn.locale)
  const heard = { ...work.state.heard, plan }
  const change = { ...resume(work), heard }
  return plan === '' ? { change } : { change, remember: [{ key: 'plan', kind: 'plan', text: plan }] }
}

/** Replies to the resident's answers outside a crisis. */
export const afterAnswer: Part = (work) => {
  const { script, answered, turn } = work
  const { question, answer } = answered
  const plainNo = answer === 'no' || answer === 'skip'
  if (question === 'direct' && plainNo) return afterDirect(work)
  if (question === 'other' && (answer === 'other' || plainNo)) return afterOther(work)
  if (question === 'summary' && answer !== 'unclear' && turn.text.length <= 12) return afterSummary(work)
  if (question === 'permission' && answer === 'ideas') return giveIdea(work)
  if (question === 'schedule' && !/不|没|算了|no/.test(turn.text)) return afterSchedule(work)
  const declined = question === 'human' && answer === 'no' && turn.text.length <= 8
  if (!declined && !plainTaps.test(turn.choice ?? '')) return undefined
  script.say(declined || turn.choice === 'human.no' ? ['human_later', 'attend'] : ['attend', 'encourage'])
  // whoever wants to be listened to is not offered ideas again for a good while
  const later = turn.choice === 'listen' ? { permissionAt: work.state.turns + 12 } : {}
  return { change: { ...resume(work), ...later } }
}

const simpleActs: Readonly<Partial<Record<string, readonly Act[]>>> = {
  complaint: ['repair', 'attend'],
  change: ['change_topic', 'attend'],
  thanks: ['thanked', 'encourage', 'attend'],
  greeting: ['greet', 'encourage', 'attend'],
  acknowledgement: ['ack_short', 'attend'],
}

const accepts = /^(?:好|可以|行|嗯|试|会|ok|yes|sure)/

/** Asked for advice: a little more is heard first, then permission is as good as given. */
function advise(work: TurnWork): Decision {
  const { script, state, turn } = work
  const attention = attend(work)
  script.known = slotsOf(work, attention)
  const wantsMore = state.once.includes('idea') && /申请|找谁|去哪|先跟谁|怎么弄/.test(turn.text)
  const refer = attention.topic === '' ? [] : topicBook(turn.locale)[attention.topic].refer
  if (wantsMore && script.sayOf('refer', refer)) return { change: { ...kept(attention), asking: 'none' } }
  if (state.reflections >= 2) return giveIdea({ ...work, state: { ...state, topic: attention.topic } })
  const reflected = react(work, attention)
  script.say(['ask_what_first', 'ask_open'])
  return {
    change: { ...kept(attention), asking: 'none', reflections: state.reflections + (reflected ? 1 : 0) },
    remember: factsOf(work, attention),
  }
}

/** Whoever is tired of questions is asked none for a while; after a misunderstanding one more is welcome. */
function afterComplaint({ script, state, turn }: TurnWork): Partial<DialogueState> {
  const tired = /问|我在听|复读|套话|stop asking|questions/.test(turn.text)
  if (!tired) script.say(['ask_open'])
  return {
    asking: 'none',
    notUnderstood: 0,
    ...(tired ? { once: [...state.once, `hush:${state.turns}`] } : {}),
  }
}

/** Replies to small, fixed intents. */
export const afterIntent: Part = (work) => {
  const { script, meaning, state, turn } = work
  if (meaning.intent === 'advice') return advise(work)
  if (state.askedKey === 'idea' && accepts.test(turn.text.trim()) && turn.text.length <= 10) {
    const asked = script.say(['schedule'])
    if (!asked) script.say(['encourage', 'attend'])
    return { change: { asking: asked ? 'schedule' : 'none', askedKey: '' } }
  }
  const named = meaning.intent === undefined ? undefined : simpleActs[meaning.intent]
  if (named === undefined) return undefined
  script.say(named)
  if (meaning.intent === 'complaint') return { change: afterComplaint(work) }
  if (meaning.intent === 'change')
    return { change: { asking: 'none', topic: '', askedKey: '', notUnderstood: 0 } }
  if (meaning.intent === 'thanks' && state.turns >= 6) script.say(['close_step'])
  // to one “嗯” after another no question follows
  const askOn = state.turns > 0 && state.turns % 2 === 0
  if (meaning.intent === 'acknowledgement' && askOn) return { change: resume(work) }
  return { change: { asking: 'none', notUnderstood: 0 } }
}

function isAnswer(work: TurnWork): boolean {
  return openQuestion(work) !== undefined && /[\u4e00-\u9fff\d]|[a-z]{3,} [a-z]/i.test(work.turn.text)
}

/** What was not understood: twice a plain “I may not have understood”, then buttons, then a person. */
export const repairUnderstanding: Part = (work) => {
  if (work.meaning.understood || isAnswer(work) || attend(work).topic !== '' || hasNote(work))
    return undefined
  if (work.turn.locale === 'zh' && /[\u4e00-\u9fff]{2}/.test(work.turn.text)) return undefined
  const { script, state } = work
  const notUnderstood = state.notUnderstood + 1
  if (notUnderstood <= 2) {
    script.say(['unsure', 'attend'])
    return { change: { notUnderstood, asking: 'none' } }
  }
  if (notUnderstood === 3) {
    script.say(['menu', 'attend'], { choices: ['menu.feel', 'menu.event', 'menu.breathing', 'menu.human'] })
    return { change: { notUnderstood, asking: 'none' } }
  }
  const asked = script.say(['offer_human', 'attend'], { choices: ['human.yes', 'human.no'] })
  return { change: { notUnderstood, asking: asked ? 'human' : 'none' } }
}

/** What this turn heard, as state. */
function kept({ topic, heard, asked, fear }: Attention): Partial<DialogueState> {
  return { topic, heard, asked, fear }
}

/** A sentence that normalises now and then, and one true thing about the matter once a topic. */
function add(work: TurnWork, { topic, isNew }: Attention, reflections: number): Partial<DialogueState> {
  const { script, state, turn } = work
  const words = topic === '' ? undefined : topicBook(turn.locale)[topic]
  if (words === undefined) {
    if (reflections === 4 && state.theme !== '') script.say(['normalise'])
    if (reflections === 7 && state.theme !== '') script.say(['explain'])
  }
  if (isNew || words === undefined) return {}
  const once = `why:${topic}`
  if (
    reflections >= 5 &&
    reflections % 4 === 1 &&
    !state.once.includes(once) &&
    script.sayOf('explain', words.explain)
  )
    return { once: [...state.once, once] }
  if (reflections % 3 === 2 && reflections > 2) script.sayOf('normalise', words.normal)
  return {}
}

/** Reflective listening: what was said comes back, then at most one question; an idea only with permission. */
export const listen: Part = (work) => {
  const { script, state, meaning } = work
  const attention = attend(work)
  script.known = slotsOf(work, attention)
  const reflected = react(work, attention)
  const reflections = state.reflections + (reflected ? 1 : 0)
  const added = reflected ? add(work, attention, reflections) : {}
  const next = goOn({ ...work, state: { ...state, ...added } }, attention, reflections)
  return {
    change: {
      ...kept(attention),
      ...added,
      reflections,
      notUnderstood: 0,
      askedKey: '',
      theme: meaning.feeling ?? state.theme,
      ...next,
    },
    remember: factsOf(work, attention),
  }
}
