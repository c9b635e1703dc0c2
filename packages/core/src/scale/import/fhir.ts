import type { Definition, Item, Option } from '../definition.ts'
import { type Problem, problem } from './problem.ts'

type Fields = Readonly<Record<string, unknown>>

const ordinal = /\/(ordinalValue|itemWeight|questionnaire-ordinalValue)$/

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

/** The number of an option: its ordinal extension, or a plain integer answer. */
function numberOf(option: Fields): number | undefined {
  const holders = [option, fieldsOf(option.valueCoding)]
  const extensions = holders.flatMap((one) => listIn(one.extension)).map(fieldsOf)
  const weight = extensions.find((one) => ordinal.test(String(one.url)))?.valueDecimal
  if (typeof weight === 'number') return weight
  return typeof option.valueInteger === 'number' ? option.valueInteger : undefined
}

function optionsIn(item: Fields, path: string): { options: Option[]; problems: Problem[] } {
  const problems: Problem[] = []
  const options = listIn(item.answerOption).flatMap((one, at): Option[] => {
    const option = fieldsOf(one)
    const value = numberOf(option)
    if (value === undefined) {
      problems.push(problem(`${path}.answerOption[${at}]`, 'option_number'))
      return []
    }
    const label = textIn(fieldsOf(option.valueCoding).display)
    return [label === undefined ? { value } : { value, label }]
  })
  return { options, problems }
}

function itemIn(value: unknown, path: string): { item?: Item; problems: readonly Problem[] } {
  const fields = fieldsOf(value)
  const [id, text] = [textIn(fields.linkId), textIn(fields.text)]
  if (id === undefined || text === undefined) return { problems: [problem(path, 'link_and_text')] }
  if (fields.type !== 'choice' && fields.type !== 'coding')
    return { problems: [problem(`${path}.type`, 'only_choice')] }
  const { options, problems } = optionsIn(fields, path)
  return { item: { id, text, options }, problems }
}

/** A FHIR R4 or R5 Questionnaire as a form that records answers; display and group items are opened or left out. */
export function fromFhir(value: object): { draft?: Definition; problems: readonly Problem[] } {
  const whole = fieldsOf(value)
  const open = (list: unknown, path: string): { value: unknown; path: string }[] =>
    listIn(list).flatMap((one, at) => {
      const here = `${path}[${at}]`
      const { type, item } = fieldsOf(one)
      if (type === 'display') return []
      return type === 'group' ? open(item, `${here}.item`) : [{ value: one, path: here }]
    })
  const read = open(whole.item, 'item').map((one) => itemIn(one.value, one.path))
  const problems = read.flatMap((one) => one.problems)
  const named = {
    id: whole.id ?? whole.name,
    version: whole.version,
    title: whole.title,
    copyright: whole.copyright,
    url: whole.url,
  }
  const lacking = Object.entries(named).filter(([, one]) => textIn(one) === undefined)
  const missing = lacking.map(([name]) => problem(name in whole ? name : '', 'missing', name))
  const items = read.flatMap((one) => (one.item ? [one.item] : []))
  if (missing.length > 0) return { problems: [...missing, ...problems] }
  return { draft: draftFrom(named, whole, items), problems }
}

function draftFrom(
  named: Readonly<Record<'id' | 'version' | 'title' | 'copyright' | 'url', unknown>>,
  whole: Fields,
  items: readonly Item[],
): Definition {
  return {
    id: String(named.id),
    version: String(named.version),
    locale: textIn(whole.language) ?? 'zh-CN',
    title: String(named.title),
    pack: 'off',
    textFrom: [],
    wording: 'own',
    items,
    options: [],
    scoring: { method: 'record', worse: 'none', missing: { allowed: 0, how: 'prorate' } },
    bands: [],
    triggers: [],
    licence: { status: 'permission_required', notice: String(named.copyright), url: String(named.url) },
    recall: textIn(whole.purpose) ?? '见说明',
    rescreenMinDays: 0,
    source: String(named.url),
    certainty: 'D',
    golden: [],
  }
}
