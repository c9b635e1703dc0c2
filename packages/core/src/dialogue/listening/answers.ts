import { maxLevel, type RiskLevel } from '../../risk/level.ts'
import type { Asking, DialogueTurn } from '../state.ts'
import { type Answer, readAnswer } from './understand.ts'

/** The answer to a question the program asked: tapped, or typed right after it. */
export interface Answered {
  readonly question: Asking
  readonly answer: Answer | 'self' | 'other' | 'listen' | 'ideas'
}

const none: Answered = { question: 'none', answer: 'unclear' }

const tapped: Readonly<Record<string, Answered>> = {
  'direct.yes': { question: 'direct', answer: 'yes' },
  'direct.no': { question: 'direct', answer: 'no' },
  'direct.skip': { question: 'direct', answer: 'skip' },
  'plan.yes': { question: 'plan', answer: 'yes' },
  'plan.no': { question: 'plan', answer: 'no' },
  'plan.skip': { question: 'plan', answer: 'skip' },
  'alone.yes': { question: 'alone', answer: 'yes' },
  'alone.no': { question: 'alone', answer: 'no' },
  'recent.yes': { question: 'asq_recent', answer: 'yes' },
  'recent.no': { question: 'asq_recent', answer: 'no' },
  'recent.skip': { question: 'asq_recent', answer: 'skip' },
  'other.self': { question: 'other', answer: 'self' },
  'other.other': { question: 'other', answer: 'other' },
  'other.skip': { question: 'other', answer: 'skip' },
  'human.yes': { question: 'human', answer: 'yes' },
  'human.no': { question: 'human', answer: 'no' },
  'menu.human': { question: 'human', answer: 'yes' },
  'summary.yes': { question: 'summary', answer: 'yes' },
  'summary.no': { question: 'summary', answer: 'no' },
  'scale.yes': { question: 'scale', answer: 'yes' },
  'scale.no': { question: 'scale', answer: 'no' },
  listen: { question: 'permission', answer: 'listen' },
  ideas: { question: 'permission', answer: 'ideas' },
}

const byOneself = /一个人|独自|没人|没有|自己|不在|都睡|alone|nobody|no one|by myself|^no/
const withSomeone = /有|在(?:家|旁|身边|隔壁|我)|陪|yes|with me|here/
const wantsIdeas = /办法|方法|建议|怎么办|试试|听听办法|idea|try|advice|help/
const alsoMe = /我(?:自己)?也|也(?:有|想过|是我)|是我自己|其实是我|我自己|me too|myself|it'?s me/
const isSo = /^(?:嗯|对|是|好|行|差不多|没错|就是)|^(?:yes|yeah|yep|ok|that'?s right|exactly)/
const notSo =
  /^(?:不|没有?|错|也不是?)(?:[，。！ ]|$)|^.{0,2}(?<!是)不(?:太|全|完全)?(?:对|是|准)|^(?:no|not)\b/
const refusal = /^(?:不|先不|算了|没|别|暂时不|no|not)|不(?:用|要|想|了|需要)/
const consent = /^(?:好|要|可以|行|叫|嗯|愿意|麻烦|想|来|需要|yes|ok|please|sure)/

function typed(turn: DialogueTurn): Answered {
  const text = turn.text.trim().toLowerCase()
  switch (turn.state.asking) {
    case 'none':
      return none
    case 'alone':
      return {
        question: 'alone',
        answer: byOneself.test(text) ? 'no' : withSomeone.test(text) ? 'yes' : 'unclear',
      }
    case 'other':
      return {
        question: 'other',
        answer: alsoMe.test(text) ? 'self' : readAnswer(text) === 'yes' ? 'self' : readAnswer(text),
      }
    case 'permission':
      return { question: 'permission', answer: wantsIdeas.test(text) ? 'ideas' : 'listen' }
    case 'summary':
      return {
        question: 'summary',
        // whoever goes on telling has not answered, whatever the first character
        answer: text.length > 12 ? 'unclear' : notSo.test(text) ? 'no' : isSo.test(text) ? 'yes' : 'unclear',
      }
    case 'scale':
      return {
        question: 'scale',
        answer: refusal.test(text) ? 'no' : consent.test(text) || /做/.test(text) ? 'yes' : 'unclear',
      }
    case 'human':
      return {
        question: 'human',
        answer: consent.test(text) && !refusal.test(text) ? 'yes' : refusal.test(text) ? 'no' : 'unclear',
      }
    default:
      return { question: turn.state.asking, answer: readAnswer(text) }
  }
}

/** Reads what the resident answered, if a question was open or a button was tapped. */
export function readAnswered(turn: DialogueTurn): Answered {
  const tap = turn.choice === undefined ? undefined : tapped[turn.choice]
  return tap ?? typed(turn)
}

/** What the answer alone means as a level: yes to ideation is L3, yes to a plan is L4. */
export function levelOfAnswer(answered: Answered): RiskLevel {
  if (answered.question === 'direct' && answered.answer === 'yes') return 'L3'
  if (answered.question === 'plan' && answered.answer === 'yes') return 'L4'
  if (answered.question === 'asq_recent' && answered.answer === 'yes') return 'L3'
  if (answered.question === 'other' && answered.answer === 'self') return 'L2'
  return 'L0'
}

/** The level of the turn with the answer counted in; never lower than the turn's own. */
export function effectiveLevel(turn: DialogueTurn, answered: Answered): RiskLevel {
  return maxLevel(turn.level, turn.screening.level, levelOfAnswer(answered))
}
