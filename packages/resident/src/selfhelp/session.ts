import type { ModuleCode } from '@anxin/core/selfhelp/codes.ts'
import { moduleOf } from '@anxin/core/selfhelp/modules/registry.ts'
import { type Answer, frame, leafOf, ratingsOf, startWalk } from '@anxin/core/selfhelp/player.ts'
import { blankEntry, dayOf, keepEntry, type MoodEntry, moodValueOf, type Weather } from '../device/moods.ts'
import { newId } from '../device/new-id.ts'
import { endWalk, homeNow, keepPage, keepWalk, newWalk, type OpenWalk, type Stop, walks } from './book.ts'
import { propose } from './proposal.ts'

const stopWords = new Set(['停', '停下', '停下来', '停止', '不做了', 'stop'])
/** Somebody wrote that it should stop. */
export const saysStop = (texts: readonly string[]): boolean =>
  texts.some((text) =>
    stopWords.has(
      text
        .trim()
        .replace(/[。.!！]$/, '')
        .toLowerCase(),
    ),
  )

/** The exercise as it was left, or from its beginning. */
export const openWalk = (code: ModuleCode): OpenWalk =>
  walks.value.get(code) ?? newWalk(startWalk(moduleOf(code)))

/** Kept on the device once it was really begun. */
export const holdWalk = (open: OpenWalk): Promise<void> =>
  open.walk.trail.length > 1 ? keepWalk(open) : Promise.resolve()

const firstOf = (answer: Answer | undefined): string | null =>
  Array.isArray(answer) ? ((answer as readonly string[])[0] ?? null) : null

/** The words and topics of a mood, by their place in what was offered. */
export interface MoodOffer {
  readonly words: readonly string[]
  readonly topics: readonly string[]
}
const moodWords: readonly MoodEntry['words'][number][] = [
  ...(['calm', 'glad', 'grateful', 'hopeful', 'tired', 'anxious', 'sad', 'angry'] as const),
  ...(['lonely', 'wronged', 'afraid', 'numb'] as const),
]
const moodTopics: readonly MoodEntry['topics'][number][] = [
  ...(['income_job', 'supplies', 'medical', 'schooling', 'neighbours', 'property'] as const),
  ...(['family', 'travel', 'rumours', 'illness_worry', 'grief', 'other'] as const),
]

export { moodTopics, moodWords }

function chosenOf<Code>(
  answer: Answer | undefined,
  offered: readonly string[],
  codes: readonly Code[],
): Code[] {
  if (!Array.isArray(answer)) return []
  return (answer as readonly string[]).flatMap((text) => codes[offered.indexOf(text)] ?? [])
}

/** The weather exercise leaves an entry of the diary. */
async function keepMood({ walk }: OpenWalk, offer: MoodOffer): Promise<void> {
  const { weather, words, topics, note } = walk.answers
  if (typeof weather !== 'string') return
  const value = moodValueOf(weather as Weather)
  await keepEntry({
    ...blankEntry(dayOf(new Date()), value, homeNow().home),
    words: chosenOf(words, offer.words, moodWords),
    topics: chosenOf(topics, offer.topics, moodTopics),
    note: typeof note === 'string' && note.trim() ? note.trim().slice(0, 500) : null,
  })
}

/** How it went, as it is told to nobody but the person and, signed in, their own book in the house. */
function keepRun(open: OpenWalk, stopped: Stop | null): Promise<void> {
  return keepPage({
    ...{ kind: 'run', id: open.id, module: open.module, startedAt: open.startedAt },
    ...{ finishedAt: new Date().toISOString(), stopped, ...ratingsOf(open.walk) },
    step: firstOf(open.walk.answers[frame.real])?.slice(0, 200) ?? null,
    ...homeNow(),
  })
}

/** At the end, once: the run, what was written, the mood. */
export async function finish(open: OpenWalk, offer: MoodOffer): Promise<void> {
  const module = moduleOf(open.module)
  const fields = leafOf(module, open.walk)
  await keepRun(open, null)
  if (fields && module.leaf)
    await keepPage({
      ...{ kind: 'leaf', id: newId(), module: open.module, leaf: module.leaf.kind },
      ...{ day: dayOf(new Date()), fields, ...homeNow() },
    })
  if (open.module === 'M01') await keepMood(open, offer)
  await endWalk(open.module)
  propose()
}

/** Stopped before the end; what was written stays with the exercise, in case the person goes on. */
export async function stop(open: OpenWalk, why: Stop): Promise<void> {
  if (open.walk.trail.length > 1) await keepRun(open, why)
  if (why === 'worse' || why === 'risk') await endWalk(open.module)
  propose()
}

/** Words heard as danger go to the house of somebody signed in at once: there they reach a person. */
export async function tellSaid(open: OpenWalk, texts: readonly string[]): Promise<void> {
  if (homeNow().home === 'device') return
  await keepPage({
    ...{ kind: 'leaf', id: newId(), module: open.module, leaf: 'said', day: dayOf(new Date()) },
    ...{ fields: { text: texts.join('\n').slice(0, 1000) }, ...homeNow() },
  })
}
