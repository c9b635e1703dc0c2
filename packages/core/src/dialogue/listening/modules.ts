import { type ModuleCode, moduleCodes } from '../../selfhelp/codes.ts'
import type { DialogueState } from '../state.ts'
import { topicCues } from '../topics/topics.cues.ts'
import type { Part, TurnWork } from '../turn-work.ts'
import { attend } from './hear.ts'
import { askTopic } from './next.ts'

/** Rise of 3 on 0–10 stops an exercise. @source domain specification 4.3 */
const stopRise = 3

/** The exercise that fits the topic and was not offered yet; a minor's and an elder's own come first. */
export function moduleFor({ turn, state }: TurnWork): ModuleCode | undefined {
  const fitting =
    topicCues.find((one) => one.code === state.topic)?.modules ?? (['M02', 'M05', 'M07'] as const)
  const young = state.topic === 'exam' ? fitting : fitting.filter((code) => code !== 'M22')
  const mine = turn.minor
    ? [...young]
    : turn.elder && state.topic === 'lonely'
      ? ['M23' as const, ...young]
      : young
  return mine.filter((code) => turn.minor || code !== 'M22').find((code) => !state.once.includes(code))
}

function chosen(choice: string | undefined): ModuleCode | undefined {
  return moduleCodes.find((code) => choice === `module.${code}`)
}

function rating(text: string): number | undefined {
  const found = /(?:^|\D)(10|\d)(?:\D|$)/.exec(text)
  return found?.[1] === undefined ? undefined : Number(found[1])
}

function afterRating(work: TurnWork, after: number): Partial<DialogueState> {
  const { script, state } = work
  const slots = { before: String(state.rated), after: String(after) }
  const rise = after - state.rated
  script.say([rise < 0 ? 'rate_better' : rise >= stopRise ? 'rate_worse' : 'rate_same'], { slots })
  if (rise >= stopRise) {
    const asked = script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
    return { asking: asked ? 'human' : 'none', rated: -1 }
  }
  if (rise < 0) script.say(['close_step'])
  return { ...(askTopic(work, attend(work), state.reflections) ?? { asking: 'none' }), rated: -1 }
}

/** The exercise is over, or it made things worse: the talk goes on from there. */
function afterModule(work: TurnWork): Partial<DialogueState> | undefined {
  const { script, state, turn } = work
  if (turn.choice === 'module.worse') {
    script.say(['rate_worse'])
    const asked = script.say(['offer_human'], { choices: ['human.yes', 'human.no'] })
    return { asking: asked ? 'human' : 'none', rated: -1 }
  }
  if (turn.choice !== 'module.done') return undefined
  script.say(['celebrate'])
  if (state.rated >= 0 && script.say(['rate_after'])) return { asking: 'rate_after' }
  return askTopic(work, attend(work), state.reflections) ?? { asking: 'none' }
}

/** Exercises: a tap opens one, a number is asked before and after. */
export const practise: Part = (work) => {
  const { script, state, turn } = work
  if (state.crisis) return undefined
  const code = chosen(turn.choice)
  if (code !== undefined) {
    script.say(['teach_step'], { choices: ['module.done', 'module.worse'] })
    const asked = script.say(['rate_before'])
    const once = [...new Set([...state.once, code])]
    return { change: { asking: asked ? 'rate_before' : 'none', once }, wants: [`module:${code}`] }
  }
  const after = afterModule(work)
  if (after !== undefined) return { change: after }
  const number = rating(turn.text)
  if (number === undefined) return undefined
  if (state.asking === 'rate_after') return { change: afterRating(work, number) }
  if (state.asking !== 'rate_before') return undefined
  script.say(['teach_step', 'encourage'], { choices: ['module.done', 'module.worse'] })
  return { change: { asking: 'none', rated: number } }
}
