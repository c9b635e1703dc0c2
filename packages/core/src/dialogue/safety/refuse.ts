import { atLeast } from '../../risk/level.ts'
import { attend } from '../listening/hear.ts'
import { flagCues, scamCue } from '../listening/intents.cues.ts'
import { askTopic } from '../listening/next.ts'
import type { Act } from '../phrases/acts.ts'
import { type RefusalCode, refusalCodes, safeTemplates } from '../phrases/refusals.phrases.ts'
import type { DialogueTurn } from '../state.ts'
import type { Decision, Part, TurnWork } from '../turn-work.ts'
import { askDirectly } from './crisis.ts'

/** True while the template may be said; the operator's date stands over the project's. */
export function isInDate(code: RefusalCode, { today, templateOwners }: DialogueTurn): boolean {
  const expiresAt = templateOwners?.[code]?.expiresAt ?? safeTemplates[code].expiresAt
  return today === undefined || today <= expiresAt
}

function refusalOf({ meaning }: TurnWork): RefusalCode | undefined {
  return refusalCodes.find((code) => meaning.intent === `refuse_${code}`)
}

function offer(work: TurnWork): Decision {
  const asked = work.script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
  return { change: { asking: asked ? 'human' : 'none', notUnderstood: 0, offerAt: work.state.turns + 1 } }
}

function sayTemplate(work: TurnWork, code: RefusalCode): void {
  const act: Act = isInDate(code, work.turn) ? `refuse_${code}` : 'refuse_neutral'
  work.script.say([act, 'refuse_neutral', 'attend'])
}

const unsafe: readonly RefusalCode[] = ['methods', 'jailbreak']

/** Ways of hurting oneself, and every disguise of asking for them: a plain no, and the direct question. */
export const refuseUnsafe: Part = (work) => {
  const code = refusalOf(work)
  const { state, script, level } = work
  if (code === 'secrecy' && state.crisis) {
    script.say(['no_secret', 'stay'])
    script.say(['stay'])
    return { change: { asking: 'none' }, wants: ['human'] }
  }
  if (code === undefined || !unsafe.includes(code)) return undefined
  sayTemplate(work, code)
  if (state.crisis) {
    script.say(['stay', 'step'])
    return { change: { asking: 'none' }, wants: atLeast(level, 'L3') ? ['human'] : [] }
  }
  if (atLeast(level, 'L2') && !state.askedDirect) return { change: askDirectly(work) }
  return offer(work)
}

const toPeople: readonly RefusalCode[] = ['medicine', 'diagnosis', 'law', 'money']

/** What the program does not do: its own safe template, then back to the person. */
export const refuse: Part = (work) => {
  const code = refusalOf(work)
  if (code === undefined) return undefined
  sayTemplate(work, code)
  if (toPeople.includes(code) || !isInDate(code, work.turn)) return offer(work)
  const attention = attend(work)
  const next = askTopic(work, attention, work.state.reflections)
  if (next === undefined) work.script.say(['ask_open'])
  return { change: { asking: 'none', ...next, topic: attention.topic, notUnderstood: 0 } }
}

/** Signs at which a person is suggested: a supportive, neutral line, no arguing, no confirming. */
export const answerFlags: Part = (work) => {
  const { turn, state, script } = work
  if (state.crisis || turn.choice !== undefined) return undefined
  const text = turn.text.toLowerCase()
  const flag = flagCues.find(([name, cue]) => cue.test(text) && !state.once.includes(name))?.[0]
  if (flag === undefined || !script.say([`flag_${flag}`])) return undefined
  const decision = offer(work)
  const once = [...state.once, flag]
  const attention = attend(work)
  return {
    change: { ...decision.change, once, topic: attention.topic, heard: attention.heard },
    wants: [`flag:${flag}`],
  }
}

const plainFraud =
  /验证码|安全账户|公检法|刷单|屏幕共享|内部消息|verification code|gift cards?|safe account|share my screen|remote access to my/i

/** A warning where money, codes or transfers come up. @source domain specification 4.6 */
export const warnOfFraud: Part = (work) => {
  const { turn, state, script } = work
  const cue = turn.elder ? scamCue : plainFraud
  if (state.crisis || turn.choice !== undefined || !cue.test(turn.text)) return undefined
  if (!script.say(['scam'], { card: 'hotline', choices: ['call.110', 'human.yes'] })) return undefined
  script.say(['attend'])
  return { change: { asking: 'none' } }
}
