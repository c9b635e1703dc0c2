import { phraseBook } from '../compose.ts'
import type { Act } from '../phrases/acts.ts'
import { everydayNotesZh, firstNotesEn, firstNotesZh } from '../phrases/first-notes.phrases.ts'
import { goodNewsEn, notesEn } from '../phrases/notes.en.phrases.ts'
import { goodNewsZh, lastNotesZh, notesZh } from '../phrases/notes.zh.phrases.ts'
import type { Note, Question } from '../topics/topic.ts'
import { topicBook } from '../topics/topics.ts'
import type { TurnWork } from '../turn-work.ts'
import type { Attention } from './hear.ts'
import { isHard } from './mirror.ts'

const declined =
  /^(?:我)?(?:也)?(?:不想(?:说|讲|聊)|不知道(?:$|[，。 ]|怎么说|从哪|该怎么)|说不(?:清|上来|好)|不记得|忘了|没想过|不好说|跳过|算了$)|^(?:don'?t know|rather not|no idea)/
const nothing =
  /^(?:我)?(?:都|也|谁|一个|暂时|好像|还)*(?:没有?|没人|没谁|无|不敢(?=$|说|讲)|谁(?:也|都)(?:没|不))|^(?:nobody|nothing|no one|none|no)\b/

/** General answers to the questions that all topics share: when there is nothing, and when there is something. */
const general: Readonly<Record<string, { readonly none: Act; readonly some: Act }>> = {
  since: { none: 'ack_skip', some: 'ack_since' },
  who: { none: 'ack_skip', some: 'ack_who' },
  knows: { none: 'ack_knows_none', some: 'ack_knows_some' },
  helped: { none: 'ack_helped_none', some: 'ack_helped_some' },
  need: { none: 'ack_need_none', some: 'ack_need_some' },
  hardest: { none: 'ack_skip', some: 'ack_hardest' },
}

/** What an answer must hold to be taken for one: people often say something else instead. */
const fitting: Readonly<Record<string, RegExp>> = {
  since:
    /[\d一二两三四五六七八九十几半](?:个|多)?(?:年|月|天|周|星期|礼拜)|[去前今]年|上个?(?:月|周)|久|从.{1,8}(?:起|开始|以后)|以后|开始|刚|一直|year|month|week|day|since|for/,
  who: /妈|爸|伴|公|婆|儿|女|哥|弟|姐|妹|友|领导|老板|同|师|孩|爷|奶|my|he|she/,
  knows:
    /(?<!不)知道|晓得|说过|(?:跟|和|告诉).{1,8}(?:说|讲|提|聊)|^(?:就|只)?(?:有|我)?(?:一个|个)?(?:我)?(?:妈妈?|爸爸?|爸妈|姐|哥|弟|妹|老公|老婆|老伴|闺蜜|朋友|同事|同学|老师|室友|女儿|儿子)(?:吧|知道|$)|^有(?:的|$)|knows?|told|yes|my/,
  helped:
    /时候|以前|上次|跑步|散步|走走|出去|打(?:球|牌|游戏)|看(?:书|剧|电视|电影|海)|听(?:歌|戏|书|音乐)|做(?:饭|手工|菜)|画|唱|跳舞|种|养|洗(?:澡|碗)|陪|(?:跟|和).{1,6}(?:说|聊|打|喝|坐)|when|walk|run|music/,
  need: /想(?!到|起)|希望|要是|盼|最好|能有|有人|帮|want|wish|need|some|one/,
  hardest:
    /最|难|怕|疼|痛|受不|撑不|夜|晚上|早上|的时候|没人|看|想到|一个人|不敢|when|night|alone|afraid|hard|worst|that/,
}

/** The question that was open, if the resident was asked one of a topic. */
export function openQuestion({ state, turn }: TurnWork): Question | undefined {
  if (state.asking !== 'topic' || state.topic === '') return undefined
  const [topic, key] = state.askedKey.split('.')
  if (topic !== state.topic) return undefined
  return topicBook(turn.locale)[state.topic].questions.find((one) => one.key === key)
}

/** True when some words in the message have an answer of their own. */
export function hasNote({ turn }: TurnWork): boolean {
  const text = turn.text.toLowerCase()
  const zh = [...firstNotesZh, ...everydayNotesZh, ...notesZh, ...lastNotesZh]
  return (turn.locale === 'zh' ? zh : [...firstNotesEn, ...notesEn]).some(([pattern]) => pattern.test(text))
}

/** Says the first row that matches and still has something unsaid. */
function note(work: TurnWork, notes: readonly Note[], act = 'reflect_note'): boolean {
  const text = work.turn.text.toLowerCase()
  return notes.some(([pattern, lines]) => pattern.test(text) && work.script.sayOf(act, lines))
}

function answerQuestion(work: TurnWork, question: Question): boolean {
  const text = work.turn.text.trim().toLowerCase()
  if (question.when !== undefined && note(work, question.when)) return true
  const shared = general[question.key]
  if (shared !== undefined && nothing.test(text)) return work.script.say([shared.none])
  return declined.test(text) && work.script.say(['ack_skip'])
}

/** What the answer holds decides first; only then the kind of question it answers. */
function acknowledge(work: TurnWork, question: Question): boolean {
  const shared = general[question.key]
  const fits = fitting[question.key]
  if (shared === undefined || (fits !== undefined && !fits.test(work.turn.text))) return false
  return work.script.say([shared.some])
}

function nameFeeling(work: TurnWork, anew: boolean): boolean {
  const { meaning, script, state, turn } = work
  if (meaning.feeling === undefined || (anew && state.theme === meaning.feeling)) return false
  return script.say(['reflect'], { slots: { feeling: phraseBook(turn.locale).feelings[meaning.feeling] } })
}

function sayBack(work: TurnWork, { mirrored }: Attention): boolean {
  if (mirrored === undefined) return false
  const plain: Act = isHard.test(mirrored.text.replace(/[不没]骂(?:人)?|not (?:that |so )?bad/g, ''))
    ? 'mirror_heavy'
    : 'mirror'
  const act: Act = mirrored.bare ? 'quote' : mirrored.why ? 'mirror_why' : plain
  return work.script.say([act, 'mirror'], { slots: { mirror: mirrored.text } })
}

function placeMatter({ meaning, script, turn }: TurnWork): boolean {
  if (meaning.matter === undefined) return false
  return script.say(['reflect_content'], {
    slots: { matter: phraseBook(turn.locale).matters[meaning.matter] },
  })
}

/** Words that answer what was just said; true when they show that it was heard. */
export function react(work: TurnWork, attention: Attention): boolean {
  const { script, turn } = work
  const zh = turn.locale === 'zh'
  const question = openQuestion(work)
  const words = attention.topic === '' ? undefined : topicBook(turn.locale)[attention.topic]
  const isLong = turn.text.length >= (zh ? 14 : 50)
  const tries: readonly (() => boolean)[] = [
    () => note(work, zh ? firstNotesZh : firstNotesEn),
    () => question !== undefined && answerQuestion(work, question),
    () => note(work, zh ? goodNewsZh : goodNewsEn, 'celebrate'),
    () => attention.isNew && nameFeeling(work, false),
    () => attention.isNew && words !== undefined && script.sayOf('reflect_content', words.open),
    () => words !== undefined && note(work, words.notes),
    () => zh && note(work, everydayNotesZh),
    () =>
      question !== undefined &&
      question.key !== 'hardest' &&
      turn.text.length < 40 &&
      acknowledge(work, question),
    () => nameFeeling(work, true),
    () => isLong && sayBack(work, attention),
    () => note(work, zh ? notesZh : notesEn),
    () => sayBack(work, attention),
    () => zh && note(work, lastNotesZh),
    () => question !== undefined && acknowledge(work, question),
    () => nameFeeling(work, false),
    () => attention.topic === '' && placeMatter(work),
    () => isLong && script.say(['ack_story']),
  ]
  if (tries.some((one) => one())) return true
  script.say(turn.text.length <= 4 ? ['ack_short', 'attend'] : ['attend', 'encourage', 'ack_short'])
  return false
}
