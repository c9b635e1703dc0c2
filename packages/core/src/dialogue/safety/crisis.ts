import { atLeast, levelRank, maxLevel } from '../../risk/level.ts'
import { clauseOf } from '../listening/clause.ts'
import { attend } from '../listening/hear.ts'
import { flagCues, type HumanFlag, scamCue } from '../listening/intents.cues.ts'
import { react } from '../listening/react.ts'
import type { Act } from '../phrases/acts.ts'
import { crisisNotesEn, crisisNotesZh } from '../phrases/crisis-notes.phrases.ts'
import type { Asking, DialogueState } from '../state.ts'
import type { Decision, Part, TurnWork } from '../turn-work.ts'

const callChoices = ['call.120', 'call.12356', 'human.yes']

const safetyQuestions: Readonly<
  Record<'alone' | 'plan' | 'asq_recent', { act: Act; choices: readonly string[] }>
> = {
  alone: { act: 'ask_alone', choices: ['alone.yes', 'alone.no'] },
  plan: { act: 'ask_plan', choices: ['plan.yes', 'plan.no', 'plan.skip'] },
  asq_recent: { act: 'ask_recent', choices: ['recent.yes', 'recent.no', 'recent.skip'] },
}

type SafetyQuestion = keyof typeof safetyQuestions

function openQuestion(work: TurnWork): SafetyQuestion | undefined {
  const { state, level } = work
  const acute = atLeast(maxLevel(state.floor, level), 'L4')
  // A yes to the direct question leads to acuity first; words that already told it lead to company first.
  if (work.answered.question === 'direct' && !state.askedPlan && !acute) return 'plan'
  if (!state.askedAlone) return 'alone'
  if (!state.askedPlan && !acute) return 'plan'
  return state.askedRecent || acute ? undefined : 'asq_recent'
}

/** Asks the next safety question; the returned fields say that it was asked. */
function askNext(work: TurnWork): Partial<DialogueState> {
  const question = openQuestion(work)
  if (question === undefined) return { asking: 'none' }
  const { act, choices } = safetyQuestions[question]
  const asked = work.script.say([act], { choices })
  return {
    asking: asked ? (question satisfies Asking) : 'none',
    ...(question === 'alone' ? { askedAlone: true } : {}),
    ...(question === 'plan' ? { askedPlan: true } : {}),
    ...(question === 'asq_recent' ? { askedRecent: true } : {}),
  }
}

/** The card is shown once for L3, and once more if the danger becomes imminent. */
export function cardIsDue(work: TurnWork): boolean {
  return atLeast(work.level, 'L3') && levelRank(work.level) > levelRank(work.state.cardLevel)
}

/** First answer to L3 and L4: thanks and card, who has been told, one question. */
export const enterCrisis: Part = (work) => {
  if (!cardIsDue(work)) return undefined
  const { script, state, level, turn } = work
  if (turn.screening.subject === 'other' && atLeast(turn.screening.level, 'L3') && !state.crisis)
    return enterForOther(work)
  script.say(['crisis_thanks', 'stay'], { card: 'crisis', choices: callChoices })
  const medical = turn.screening.concerns.includes('medical_emergency') || level === 'L4'
  if (medical && turn.screening.concerns.includes('medical_emergency')) script.say(['medical'])
  else if (turn.screening.concerns.includes('harm_from_others')) script.say(['harm_from_act'])
  else script.say(['crisis_notice'])
  const change = state.human ? { asking: 'none' as const } : askNext(work)
  return {
    change: { ...change, crisis: true, cardLevel: level, answered: turn.screening.concerns },
    wants: ['human'],
  }
}

function enterForOther(work: TurnWork): Decision {
  const { script, level } = work
  script.say(['other_danger'], { card: 'crisis', choices: callChoices })
  script.say(['other_guide'])
  const asked = script.say(['other_ask'], { choices: ['other.other', 'other.self', 'other.skip'] })
  const once = [...work.state.once, 'other']
  return {
    change: {
      cardLevel: level,
      asking: asked ? 'other' : 'none',
      once,
      ...(isPlain(work) ? { topic: 'helper' as const } : {}),
    },
    wants: ['human'],
  }
}

/** Somebody has come: from then on the steps are for two. */
const company =
  /(?:来|到|回)了|有人(?:来|在)|(?<!谢.{0,3})陪(?:着|我)|在(?:旁边|我旁边)|坐在.{0,4}旁|抱(?:着|住)|(?:妈|爸|姐|哥|弟|妹|奶奶|爷爷|老公|老婆|室友|朋友|邻居|老板|阿姨|女儿|儿子).{0,4}(?:在(?!外|国|上)|进来|到|过来)|is here|with me/

function hasCompany({ state, turn, answered }: TurnWork): boolean {
  if (state.once.includes('company')) return true
  return (answered.question === 'alone' && answered.answer === 'yes') || company.test(turn.text)
}

function stepActs(work: TurnWork): readonly Act[] {
  if (hasCompany(work)) return ['alone_yes', 'stay', 'attend']
  if (work.answered.question === 'alone' && work.answered.answer === 'no')
    return ['step_alone', 'step', 'stay']
  return ['step', 'step_alone', 'stay']
}

/** After the card: what was said is met, one small step, the safety questions one at a time; reflections have stopped. */
export const stayInCrisis: Part = (work) => {
  if (!work.state.crisis) return undefined
  const { script, level, answered } = work
  const met = meetInCrisis(work)
  const every = work.state.turns < 12 ? 2 : 4
  const stepDue = answered.question === 'alone' || work.state.turns % every === 0
  if (stepDue) script.say(stepActs(work))
  else if (!met) script.say(['stay', 'attend', 'step'])
  const change = askNext(work)
  if (script.lines.length < 2 && stepDue) script.say(['stay', 'attend'])
  if (script.lines.length === 0) script.say(['attend', 'encourage', 'validate'])
  const once = hasCompany(work) ? { once: [...new Set([...work.state.once, 'company'])] } : {}
  return { change: { ...change, ...once }, wants: atLeast(level, 'L3') ? ['human'] : [] }
}

/** A sentence to what was just said or answered; true when there was one. */
function meetInCrisis({ script, answered, turn }: TurnWork): boolean {
  if (answered.question === 'alone' && answered.answer === 'no') return false
  if (answered.question === 'alone' && answered.answer === 'yes') return script.say(['alone_yes'])
  if (answered.question === 'plan' && answered.answer === 'no') return script.say(['plan_no'])
  if (turn.choice !== undefined) return false
  const text = turn.text.toLowerCase()
  const notes = turn.locale === 'en' ? crisisNotesEn : crisisNotesZh
  return notes.some(([cue, lines]) => cue.test(text) && script.sayOf('crisis_note', lines))
}

/** A question is not said back, nor what stands beside a number by which somebody can be found. */
const plainQuote = /^[^?？“”"\n]{4,}$/u
/** What is said back stays short enough for the question behind it, also in large letters. */
const longestQuote = { zh: 14, en: 48 } as const
/** Means are never said back. @source domain specification 3.3 */
const means =
  /楼(?![下上里道])|[药藥刀绳跳吊毒炭煤割腕血瓶枪烧淹坠桥橋窗掐埋棺氦沉飛飞]|阳台|天台|河边|江边|湖边|海边|水库|水池|铁轨|轨道|寿衣|怎么|如何|方法|片|颗|zs|紫砂|自鲨|pill|knife|rope|jump|hang|poison|cut|bridge|roof|window/i

function topQuote(work: TurnWork): string | undefined {
  // what only the model thought grave is not laid at the resident's door as a quotation
  const top = work.turn.screening.evidence.find(
    (item) => item.level === work.turn.screening.level && item.cue !== 'model',
  )
  const { text, locale } = work.turn
  if (top === undefined || text.slice(top.start, top.end) !== top.quote || /\d{4}/.test(text))
    return undefined
  // the words that were noticed may stop in the middle of what was said: “把猫送给”
  const quote = clauseOf(text, top, { locale, most: longestQuote[locale] })
  return quote !== undefined && plainQuote.test(quote) && !means.test(quote) ? quote : undefined
}

/** Asks about suicide, directly and calmly, once in a session. Returns the fields that say so. */
export function askDirectly(work: TurnWork): Partial<DialogueState> {
  const quote = work.turn.screening.level === 'L2' ? topQuote(work) : undefined
  const parts = {
    choices: ['direct.yes', 'direct.no', 'direct.skip'],
    ...(quote === undefined ? {} : { slots: { quote } }),
  }
  const asked = work.script.say(quote === undefined ? ['direct'] : ['direct_quoted', 'direct'], parts)
  return asked ? { asking: 'direct', askedDirect: true } : { asking: 'none' }
}

/** True when plain words, and not only the model, say that there is risk. */
function isPlain({ turn }: TurnWork): boolean {
  return turn.screening.evidence.some((item) => item.cue !== 'model' && atLeast(item.level, 'L2'))
}

/** What stands before the direct question answers what was said; a sign that needs a person is met by its own line. */
function meetFirst(work: TurnWork): HumanFlag | undefined {
  const { script, turn, state } = work
  if (isPlain(work)) {
    script.say(['validate', 'attend'])
    return undefined
  }
  const text = turn.text.toLowerCase()
  const flag = flagCues.find(([name, cue]) => cue.test(text) && !state.once.includes(name))?.[0]
  if (flag !== undefined) script.say([`flag_${flag}`])
  else if (turn.elder && scamCue.test(text)) script.say(['scam'])
  else react(work, attend(work))
  return flag
}

/** Somebody else is in danger: asked gently once about the writer, then how to help, one question at a time. */
function helpOther(work: TurnWork): Decision | undefined {
  const { script, state } = work
  const first = !state.once.includes('other')
  if (first) {
    if (isPlain(work)) script.say(['other_guide'])
    else react(work, attend(work))
    const asked = script.say(['other_ask'], { choices: ['other.other', 'other.self', 'other.skip'] })
    const topic = isPlain(work) ? { topic: 'helper' as const } : {}
    return { change: { asking: asked ? 'other' : 'none', once: [...state.once, 'other'], ...topic } }
  }
  if (state.topic === 'helper') return undefined
  script.say(['other_note', 'validate'])
  script.say(['other_guide', 'attend'])
  const offered = state.offerAt > 0 && state.turns + 1 - state.offerAt < 6
  if (!offered && script.say(['offer_human'], { choices: ['human.yes', 'human.no'] }))
    return { change: { asking: 'human', offerAt: state.turns + 1 } }
  script.say(['ask_other_safe'])
  return { change: { asking: 'none' } }
}

/** L2: for the writer, the direct question once; for someone else, a gentle one and the helper guide. */
export const askAboutRisk: Part = (work) => {
  const { script, state, level, turn, answered } = work
  if (level !== 'L2' || state.crisis) return undefined
  const forOther = turn.screening.subject === 'other' || (state.topic === 'helper' && !isPlain(work))
  if (forOther && answered.answer !== 'self') return helpOther(work)
  if (!state.askedDirect) {
    const flag = meetFirst(work)
    const once = flag === undefined ? state.once : [...state.once, flag]
    const change = { ...askDirectly(work), topic: attend(work).topic, once }
    return { change, wants: flag === undefined ? [] : [`flag:${flag}`] }
  }
  if (answered.question === 'direct' && answered.answer !== 'unclear') return undefined
  const offered = state.offerAt > 0 && state.turns + 1 - state.offerAt < 5
  if (offered) return undefined
  react(work, attend(work))
  const asked = script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
  return { change: { asking: asked ? 'human' : 'none', offerAt: state.turns + 1 } }
}
