import type { Answers } from './answers.ts'
import type { Definition, Item } from './definition.ts'

type Due = (item: Item, answers: Answers, items: readonly Item[]) => boolean

const no = 0
/** Skipped counts as said: only “no” closes what follows. */
const isSaid = (answers: Answers, id: string): boolean => answers[id] !== undefined && answers[id] !== no

/** “How hard has it made things” and “how long” mean something only where anything was there. */
const afterAnything: Due = (item, answers, items) =>
  !item.unscored || items.some((one) => !one.unscored && isSaid(answers, one.id))

/** Which items are due, by way of scoring; the other ways ask all. @source domain specification 1.3 and 1.4 */
const dueBy: Partial<Record<Definition['scoring']['method'], Due>> = {
  gated_sum: (item, answers, items) => {
    const gate = items.find((one) => one.unscored)
    return item === gate || !gate || answers[gate.id] !== no
  },
  asq: (item, answers, items) =>
    item.id !== '5' || items.some((one) => one.id !== '5' && isSaid(answers, one.id)),
  cssrs: (item, answers) =>
    ['3', '4', '5'].includes(item.id) ? answers['2'] !== no : item.id !== '6a' || isSaid(answers, '6'),
  sum: afterAnything,
  function: afterAnything,
}

/** The items put before the person, in order, as far as the answers so far tell. */
export function itemsAsked({ scoring, items }: Definition, answers: Answers): readonly Item[] {
  const due = dueBy[scoring.method]
  return due ? items.filter((item) => due(item, answers, items)) : items
}

/** True when everything that is asked has an answer or was skipped. */
export const isComplete = (definition: Definition, answers: Answers): boolean =>
  itemsAsked(definition, answers).every((item) => answers[item.id] !== undefined)
