import { isOffTrack, type Outcome, outcomeOf } from '@anxin/core/casework/outcome.ts'
import type { Id } from '@anxin/core/ids.ts'
import { mustFindInstrument } from '@anxin/core/scale/registry.ts'
import { type Score, scoreAnswers } from '@anxin/core/scale/score.ts'
import { sealJson } from '../platform/privacy.ts'
import type { Case } from './case.ts'
import type { Dice } from './dice.ts'
import { later, type Person, type Town } from './town.ts'

const form = mustFindInstrument('phq9')
/** The last question of the form is about danger: nobody in this city is in any. */
const asked = form.items.slice(0, 8).map(({ id }) => id)
const danger = form.items[8]!.id

/** Answers that come to about a total. */
function answersFor(dice: Dice, total: number): Record<string, number> {
  const answers = Object.fromEntries(asked.map((id) => [id, 0]))
  for (let left = Math.min(total, asked.length * 3); left > 0; ) {
    const id = dice.pick(asked)
    if (answers[id]! >= 3) continue
    answers[id]! += 1
    left -= 1
  }
  return { ...answers, [danger]: 0 }
}

/** One form somebody filled in, scored as the house scores it. */
export function fillIn(
  town: Town,
  dice: Dice,
  person: Pick<Person, 'id' | 'unitId' | 'age'>,
  said: { readonly total: number; readonly at: Date; readonly colour: string | null; readonly rule: string | null },
): { sittingId: Id; score: Score } {
  const { ctx, sheaf, tenantId } = town
  const { at } = said
  const [sittingId, id] = [dice.id(at), dice.id(at)]
  const answers = answersFor(dice, said.total)
  const score = scoreAnswers(form, answers, { age: person.age })
  sheaf.add('sitting', {
    ...{ id: sittingId, tenant_id: tenantId, resident_id: person.id, unit_id: person.unitId, pack: 'community_adult' },
    ...{ mode: 'self', phase: 'routine', config: 'community', state: 'finished', safety: false },
    ...{ colour: said.colour, rule: said.rule, started_at: at, finished_at: later(at, 0.004) },
  })
  sheaf.add('response', {
    ...{ id, tenant_id: tenantId, resident_id: person.id, sitting_id: sittingId, instrument: form.id },
    ...{
      version: form.version,
      answers_sealed: sealJson(ctx, 'response.answers', id, answers),
      seconds: {},
      done: true,
    },
    ...{ valid: score.valid, total: score.total, band: score.band, positive: score.positive, prorated: false },
    ...{ subscales: {}, flags: [], started_at: at, ended_at: later(at, 0.004) },
  })
  return { sittingId, score }
}

/** The measures of a case, each fourth session, and how they moved. */
export function keepMeasures(
  town: Town,
  dice: Dice,
  { person, life, when, reached }: Case,
  sessions: number,
): { outcome: Outcome; offTrack: boolean } {
  if (!reached('ASSESSING') || life.sessions === 0) return { outcome: 'unknown', offTrack: false }
  const begins = dice.between(7, 18)
  const falls = dice.weighed([
    [0.14, 60],
    [0.03, 30],
    [-0.08, 10],
  ] as const)
  const scores: Score[] = []
  for (let held = 0; held <= sessions; held += 4) {
    const total = Math.max(1, Math.round(begins * (1 - falls * held)) + dice.between(-1, 1))
    const at = held === 0 ? later(when('INTAKE'), 0.1) : later(when('ACTIVE'), held * 7 - 6)
    scores.push(fillIn(town, dice, person, { total, at, colour: null, rule: null }).score)
  }
  const outcome = scores.length > 1 ? outcomeOf(form, scores[0]!, scores.at(-1)!) : 'unknown'
  return { outcome, offTrack: scores.length > 1 && isOffTrack(sessions, [outcome]) }
}
