import {
  asqAnswers,
  type CareInput,
  chatLevels,
  configs,
  contexts,
  durations,
  functionLevels,
  histories,
  observations,
  sexes,
} from './input.ts'

/** Checks one value; throws an Error whose message names the place. */
type Reader = (value: unknown, place: string) => void

const refuse = (place: string, expected: string, value: unknown): never => {
  throw new Error(`${place}: expected ${expected}, got ${JSON.stringify(value)?.slice(0, 80)}`)
}
const whole =
  (min: number, max: number, step = 1): Reader =>
  (value, place) => {
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
    if (!fits || (value - min) % step !== 0)
      refuse(place, `a whole number ${min}–${max}${step > 1 ? ` in steps of ${step}` : ''}`, value)
  }
const word =
  (...words: readonly string[]): Reader =>
  (value, place) => {
    if (typeof value !== 'string' || !words.includes(value))
      refuse(place, `one of ${words.join(', ')}`, value)
  }
const yesOrNo: Reader = (value, place) => {
  if (typeof value !== 'boolean') refuse(place, 'true or false', value)
}
const text: Reader = (value, place) => {
  if (typeof value !== 'string' || value.trim() === '') refuse(place, 'a word', value)
}
const orNull =
  (reader: Reader): Reader =>
  (value, place) => {
    if (value !== null) reader(value, place)
  }
const listOf =
  (reader: Reader): Reader =>
  (value, place) => {
    if (!Array.isArray(value)) return refuse(place, 'a list', value)
    for (const [at, one] of value.entries()) reader(one, `${place}[${at}]`)
  }
const shape =
  (fields: Readonly<Record<string, Reader>>): Reader =>
  (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refuse(place, 'an object', value)
    for (const [name, one] of Object.entries(value)) {
      const reader = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (!reader) throw new Error(`${place}: unknown word "${name.slice(0, 80)}"`)
      reader(one, `${place}.${name}`)
    }
  }
const scale = (min: number, max: number, more: Readonly<Record<string, Reader>> = {}, step = 1): Reader =>
  shape({ total: orNull(whole(min, max, step)), ...more })

/** Ranges of the totals. @source domain specification 1.3 */
const scales = shape({
  phq9: scale(0, 27, { item9: orNull(whole(0, 3)) }),
  gad7: scale(0, 21),
  k6: scale(0, 24),
  k10: scale(10, 50),
  who5: scale(0, 100, {}, 4),
  pcl5: scale(0, 80),
  pcptsd5: scale(0, 5),
  auditc: scale(0, 12),
  cesdc: scale(0, 60),
  ucla3: scale(3, 9),
  srq20: scale(0, 20, { item17: orNull(yesOrNo) }),
  gds15: scale(0, 15, { items12and14: yesOrNo }),
  epds: scale(0, 30, { item10: orNull(whole(0, 3)) }),
  asq: shape({ q1_4: orNull(word(...asqAnswers)), q5: orNull(word(...asqAnswers)) }),
})

const input = shape({
  age: whole(0, 120),
  sex: word(...sexes),
  config: word(...configs),
  scales,
  chat: word(...chatLevels),
  function: word(...functionLevels),
  f3: whole(0, 3),
  duration: word(...durations),
  history: listOf(word(...histories)),
  context: listOf(word(...contexts)),
  protective: listOf(text),
  observed: listOf(word(...observations)),
  asks_for_human: yesOrNo,
  safety_unfinished: yesOrNo,
})

/**
 * The input of one line, in exactly the vocabulary of the line reader.
 * @throws Error naming the first unknown word or impossible value.
 */
export function readCareInput(value: unknown): CareInput {
  input(value, 'input')
  return value as CareInput
}
