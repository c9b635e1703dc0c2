import type { Feeling, Matter } from '../phrases/acts.ts'
import { feelingCues, matterCues } from './feelings.cues.ts'
import { type Intent, intentCues } from './intents.cues.ts'

/** What the program made of a message. */
export interface Understanding {
  readonly intent: Intent | undefined
  readonly feeling: Feeling | undefined
  readonly matter: Matter | undefined
  /** False when nothing in the message could be placed at all. */
  readonly understood: boolean
}

function firstOf<T>(table: readonly (readonly [T, RegExp])[], text: string): T | undefined {
  return table.find(([, pattern]) => pattern.test(text))?.[0]
}

const signs: Readonly<Record<string, string>> = {
  '💀': '死',
  '☠': '死',
  '🪦': '死',
  '💊': '药',
  '🔪': '刀',
  '🪢': '吊',
  '🏢': '楼',
}

/** The text without what was put between its characters; pictures that stand for means are read as words. */
function tight(plain: string): string {
  const read = plain.replace(/💀|☠|🪦|💊|🔪|🪢|🏢/gu, (sign) => signs[sign] ?? '')
  return read.replace(/[\s\p{P}\p{S}\p{M}]/gu, '')
}

const unsafeIntents = intentCues.filter(([name]) => name === 'refuse_methods' || name === 'refuse_jailbreak')

const somebodyElse =
  /^(?:但是?|可是?|然后|后来|就|结果|刚才?|昨天|今天|其实|所以|还|还是|又|现在)*(?:[她他它](?:们)?|人家|别人|大家|我?(?:爸妈|父母|妈妈?|爸爸?|老公|老婆|老伴|丈夫|妻子|婆婆|公公|儿子|女儿|孩子|奶奶|爷爷|哥|姐|弟|妹|姑|姨|舅|对象|女朋友|男朋友|朋友|同事|同桌|同学|室友|老师|领导|老板)(?!的(?:事|病|死)))/

/** The message without the clauses in which somebody else feels or says it: “她就哭了” is not the writer who cries. */
function ownWords(plain: string): string {
  const clauses = plain.split(/[\s，,。.！!；;？?、]+/u)
  const own = clauses.filter((clause) => {
    const found = somebodyElse.exec(clause)
    if (found === null) return true
    const rest = clause.slice(found[0].length)
    if (/不放心|放心不下/.test(rest) && !/[我]/.test(rest)) return true
    // somebody does it to the writer: “他让我难受”, “她骂得我想哭”
    return /^.{0,6}(?:让|叫|害|弄得|搞得|骂得|说得|气得|气|吓|骂|嫌|冤枉|误会|欺负|看不起|瞧不起)我|去世|过世|离世|走了以后|没了以后/.test(
      rest,
    )
  })
  return own.join('，')
}

/** Reads intent, feeling and matter from a message; keywords only, on purpose explainable. */
export function understand(text: string): Understanding {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[!！.。~～\s]+$/u, '')
    .slice(0, 2000)
  const intent = firstOf(intentCues, plain) ?? firstOf(unsafeIntents, tight(plain))
  const feeling = firstOf(feelingCues, ownWords(plain))
  const matter = firstOf(matterCues, plain)
  const long = (plain.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 6 || plain.split(/\s+/).length >= 4
  return {
    intent,
    feeling,
    matter,
    understood: intent !== undefined || feeling !== undefined || matter !== undefined || long,
  }
}

/** The meaning of a short answer to a yes-or-no question. */
export type Answer = 'yes' | 'no' | 'skip' | 'unclear'

const skip =
  /不想(?:说|答|讲|回答)|不知道|说不清|跳过|不方便|算了|别问|不告诉|rather not|don'?t know|skip|pass/
const no =
  /^(?:我)?(?:真的?)?(?:没有?|没)(?:不想活|想(?:死|过死|自杀|不开|要死)|到那)|^(?:我)?不(?:想死|会自杀)|^(?:我)?(?:也|真的?|从来|现在|目前|暂时|都)?(?:没有?|不|否|无|木有|冇)(?:想过|这么想|这样想|过|的|啊|呢|吧|会|是|这个?|打算|准备|做过|计划|念头|有|了|事)*(?:[，。！!,. ]|$)|^(?:no|nope|never|not really|nah)(?:[，。！!,. ]|$)/
const yes =
  /^(?:我)?(?:是(?!不)|有(?!没|人|什么|点(?:累|困)|[个位]|一[个位次天](?!念头))|想过|嗯|恩|对|经常|总是?|偶尔|常常|一直|天天|每天|确实|想(?!不)|会|可能|好像|也许|差不多|说实话|准备好|做过|试过)|^(?:yes|yeah|yep|yup|sometimes|often|i (?:do|have|am)|a lot|maybe|kind of|sort of)/

/** Reads a typed answer. What is not clearly a no is never taken for one. */
export function readAnswer(text: string): Answer {
  const plain = text.trim().toLowerCase()
  if (skip.test(plain)) return 'skip'
  if (no.test(plain)) return 'no'
  return yes.test(plain) ? 'yes' : 'unclear'
}
