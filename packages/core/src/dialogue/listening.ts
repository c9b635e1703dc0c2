import { phraseBook } from './compose.ts'
import type { Act, Feeling } from './phrases.ts'
import type { DialogueState } from './state.ts'
import type { Part, TurnWork } from './turn-work.ts'

const ideas: Readonly<Record<Feeling, Act>> = {
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

const reflectionsBeforeIdeas = 2

/** Replies to the resident's answers outside a crisis. */
export const afterAnswer: Part = (work) => {
  const { script, answered, state } = work
  const { question, answer } = answered
  if (question === 'direct' && (answer === 'no' || answer === 'skip')) {
    script.say([answer === 'no' ? 'after_no' : 'after_skip'])
    if (answer === 'no') script.say(['ask_open'])
    const asked = answer === 'skip' && script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
    return { change: { asking: asked ? 'human' : 'none' } }
  }
  if (question === 'other' && (answer === 'other' || answer === 'no' || answer === 'skip')) {
    script.say(['other_guide', 'attend'])
    const asked = script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
    return { change: { asking: asked ? 'human' : 'none' } }
  }
  if (question === 'permission' && answer === 'ideas') {
    script.say([ideas[state.theme === '' ? 'sad' : state.theme], 'idea_worry', 'idea_low', 'attend'], {
      choices: ['breathing.start', 'listen', 'human.yes'],
    })
    return { change: { asking: 'none', breathing: 'offered' } }
  }
  if (
    work.turn.choice === 'listen' ||
    work.turn.choice === 'human.no' ||
    work.turn.choice?.startsWith('menu.') ||
    work.turn.choice?.startsWith('disclosure.')
  ) {
    script.say(['attend', 'encourage'])
    script.say(['ask_open'])
    return { change: { asking: 'none', notUnderstood: 0 } }
  }
  return undefined
}

const simpleActs: Readonly<Partial<Record<string, readonly Act[]>>> = {
  diagnosis: ['refuse_diagnosis', 'attend'],
  complaint: ['repair', 'attend'],
  dependence: ['boundary', 'attend'],
  thanks: ['thanked', 'encourage', 'attend'],
  greeting: ['greet', 'encourage', 'attend'],
  acknowledgement: ['encourage', 'attend'],
}

/** Replies to small, fixed intents. */
export const afterIntent: Part = (work) => {
  const { script, meaning } = work
  const named = meaning.intent === undefined ? undefined : simpleActs[meaning.intent]
  if (named === undefined) return undefined
  script.say(named)
  if (meaning.intent === 'diagnosis' || meaning.intent === 'dependence') {
    const asked = script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
    return { change: { asking: asked ? 'human' : 'none', notUnderstood: 0 } }
  }
  if (meaning.intent === 'complaint') script.say(['ask_open'])
  return { change: { asking: 'none', notUnderstood: 0 } }
}

/** What was not understood: twice a plain “I may not have understood”, then buttons, then a person. */
export const repairUnderstanding: Part = (work) => {
  if (work.meaning.understood) return undefined
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

function reflect(work: TurnWork): boolean {
  const { script, meaning, turn } = work
  const book = phraseBook(turn.locale)
  if (
    meaning.feeling !== undefined &&
    script.say(['reflect'], { slots: { feeling: book.feelings[meaning.feeling] } })
  )
    return true
  return (
    meaning.matter !== undefined &&
    script.say(['reflect_content'], { slots: { matter: book.matters[meaning.matter] } })
  )
}

/** Reflective listening: name the feeling or the matter, then one open question; an idea only with permission. */
export const listen: Part = (work) => {
  const { script, state, meaning } = work
  const reflected = reflect(work)
  if (!reflected) script.say(['attend', 'validate', 'encourage', 'stay'])
  const reflections = state.reflections + (reflected ? 1 : 0)
  const change: Partial<DialogueState> = {
    reflections,
    notUnderstood: 0,
    theme: meaning.feeling ?? state.theme,
  }
  const distressed = work.level === 'L1' && state.turns > 0 && state.turns % 4 === 3
  if (distressed && script.say(['offer_human'], { choices: ['human.yes', 'human.no'] }))
    return { change: { ...change, asking: 'human' } }
  const mayOffer = reflected && reflections > reflectionsBeforeIdeas && reflections % 3 === 0
  if (mayOffer && script.say(['permission'], { choices: ['listen', 'ideas'] }))
    return { change: { ...change, asking: 'permission' } }
  script.say(['ask_open'])
  return { change: { ...change, asking: 'none' } }
}
