import { accumulate, type PastScreening } from '../../risk/accumulate.ts'
import type { RiskLevel } from '../../risk/level.ts'
import { screen } from '../../risk/screen.ts'
import { opening, reply } from '../reply.ts'
import type { DialogueReply, DialogueState, DialogueTurn, Locale, ReplyChoice } from '../state.ts'
import type { Persona } from './persona.ts'

/** One exchange of a made-up talk. */
export interface Exchange {
  readonly said: string
  /** The code, when a button was tapped. */
  readonly choice: string | undefined
  readonly screened: RiskLevel
  readonly level: RiskLevel
  readonly reply: DialogueReply
}

/** A whole made-up talk: the greeting, then the exchanges. */
export interface Talk {
  readonly persona: Persona
  readonly greeting: DialogueReply
  readonly exchanges: readonly Exchange[]
}

/** Fewest exchanges of a talk. @source domain specification 4.8 */
export const fewestTurns = 20

const tail: Readonly<Record<Locale, readonly string[]>> = {
  zh: ['嗯', '是啊', '就是这样', '我再想想', '心里还是有点堵', '嗯嗯', '也没别的了', '好'],
  en: ['yes', 'that is how it is', 'i will think about it', 'it is still heavy', 'ok', 'mm'],
}

/** What a persona taps or says to a safety question when the script names nothing. */
function usual(persona: Persona, asking: string): string | undefined {
  const grave = persona.risk === 'high' || persona.risk === 'imminent'
  const taps: Readonly<Record<string, string>> = {
    direct: grave && persona.third !== true ? '=direct.yes' : '=direct.no',
    plan: persona.risk === 'imminent' ? '=plan.yes' : '=plan.no',
    alone: '=alone.no',
    asq_recent: '=recent.no',
    other: '=other.other',
    human: grave ? '=human.yes' : '=human.no',
    permission: '=ideas',
    summary: '=summary.yes',
    scale: '=scale.no',
  }
  return taps[asking]
}

interface Saying {
  readonly text: string
  readonly choice?: string
}

class Resident {
  private next = 0
  private extra = 0
  private readonly used = new Set<string>()
  private readonly persona: Persona

  constructor(persona: Persona) {
    this.persona = persona
  }

  get isDone(): boolean {
    return this.next >= this.persona.script.length
  }

  private once(key: string): string | undefined {
    const answer = this.persona.answers?.[key]
    if (answer === undefined || this.used.has(key)) return undefined
    this.used.add(key)
    return answer
  }

  private answerTo(state: DialogueState): string | undefined {
    const own =
      state.asking === 'topic' ? this.once(state.askedKey.split('.')[1] ?? '') : this.once(state.asking)
    if (own !== undefined) return own
    // the second offer of an idea or a person is not taken as a matter of course
    const again = this.used.has(`usual:${state.asking}`)
    this.used.add(`usual:${state.asking}`)
    if (state.asking === 'permission' && again) return '=listen'
    return usual(this.persona, state.asking)
  }

  say(state: DialogueState, choices: readonly ReplyChoice[]): Saying {
    const answer = this.answerTo(state)
    const code = answer?.startsWith('=') ? answer.slice(1) : undefined
    const button = choices.find((one) => one.code === code)
    if (button !== undefined) return { text: button.label, choice: button.code }
    if (answer !== undefined && code === undefined) return { text: answer }
    const line = this.persona.script[this.next]
    if (line !== undefined) {
      this.next += 1
      return { text: line }
    }
    const lines = tail[this.persona.locale ?? 'zh']
    this.extra += 1
    return { text: lines[(this.extra - 1) % lines.length] ?? '' }
  }
}

function seedOf(id: string, turn: number): number {
  let sum = turn * 31
  for (let i = 0; i < id.length; i += 1) sum = (sum * 33 + id.charCodeAt(i)) % 100_003
  return sum
}

/** Lets a persona talk with the engine through the real screener. */
export function talkWith(persona: Persona, given: Partial<DialogueTurn> = {}): Talk {
  const voice = {
    locale: persona.locale ?? ('zh' as const),
    elder: persona.elder ?? false,
    minor: persona.minor ?? false,
  }
  const greeting = opening({ ...voice, seed: seedOf(persona.id, 0) })
  const resident = new Resident(persona)
  const past: PastScreening[] = []
  const exchanges: Exchange[] = []
  let state = greeting.state
  let choices: readonly ReplyChoice[] = []
  while (exchanges.length < fewestTurns || (!resident.isDone && exchanges.length < 40)) {
    const saying = resident.say(state, choices)
    const screening = screen(saying.text)
    const level = accumulate(past, screening)
    const seed = seedOf(persona.id, exchanges.length + 1)
    const answer = reply({ ...voice, ...given, ...saying, screening, level, state, seed })
    for (const item of past) Object.assign(item, { minutesAgo: item.minutesAgo + 1 })
    past.push({ level: answer.level, cues: screening.evidence.map((one) => one.cue), minutesAgo: 1 })
    exchanges.push({
      said: saying.text,
      choice: saying.choice,
      screened: screening.level,
      level: answer.level,
      reply: answer,
    })
    state = JSON.parse(JSON.stringify(answer.state)) as DialogueState
    choices = answer.lines.flatMap((line) => line.choices ?? [])
  }
  return { persona, greeting, exchanges }
}
