import { type Problem, type ProblemCode, problem } from './problem.ts'

/** Says everything that is wrong with a value. */
export type Shape = (value: unknown, path: string) => readonly Problem[]

const simple =
  (fits: (value: unknown) => boolean, code: ProblemCode, ...parts: readonly string[]): Shape =>
  (value, path) =>
    fits(value) ? [] : [problem(path, code, ...parts)]

/** Long enough for any question, short enough for any screen. */
const longestText = 2000

export const text = simple(
  (value) => typeof value === 'string' && value.trim() !== '' && value.length <= longestText,
  'text',
  String(longestText),
)
export const number = simple((value) => typeof value === 'number' && Number.isFinite(value), 'number')
export const truth = simple((value) => typeof value === 'boolean', 'truth')
export const word = (...words: readonly string[]): Shape =>
  simple((value) => typeof value === 'string' && words.includes(value), 'one_of', ...words)

export const anyOf =
  (inner: Shape, other: null): Shape =>
  (value, path) =>
    value === other ? [] : inner(value, path)

const optionals = new WeakSet<Shape>()
/** A field that may be left out. */
export function optional(inner: Shape): Shape {
  const wrapped: Shape = (value, path) => inner(value, path)
  optionals.add(wrapped)
  return wrapped
}

export const listOf =
  (inner: Shape): Shape =>
  (value, path) =>
    Array.isArray(value) ? value.flatMap((one, at) => inner(one, `${path}[${at}]`)) : [problem(path, 'list')]

export const shape =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [problem(path, 'object')]
    const within = (name: string): string => (path === '' ? name : `${path}.${name}`)
    const here = new Map(Object.entries(value))
    const strange = [...here.keys()].filter((name) => !Object.hasOwn(fields, name))
    return [
      ...strange.map((name) => problem(within(name), 'unknown_field')),
      ...Object.entries(fields).flatMap(([name, inner]) => {
        if (here.has(name)) return inner(here.get(name), within(name))
        return optionals.has(inner) ? [] : [problem(path, 'missing', name)]
      }),
    ]
  }
