/** What is wrong, and where in the file. */
export interface Problem {
  readonly path: string
  readonly message: string
}

/** Says everything that is wrong with a value. */
export type Shape = (value: unknown, path: string) => readonly Problem[]

const simple =
  (expected: string, fits: (value: unknown) => boolean): Shape =>
  (value, path) =>
    fits(value) ? [] : [{ path, message: `expected ${expected}` }]

/** Long enough for any question, short enough for any screen. */
const longestText = 2000

export const text = simple(
  `a text of 1–${longestText} characters`,
  (value) => typeof value === 'string' && value.trim() !== '' && value.length <= longestText,
)
export const number = simple('a number', (value) => typeof value === 'number' && Number.isFinite(value))
export const truth = simple('true or false', (value) => typeof value === 'boolean')
export const word = (...words: readonly string[]): Shape =>
  simple(`one of ${words.join(', ')}`, (value) => typeof value === 'string' && words.includes(value))

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
    Array.isArray(value)
      ? value.flatMap((one, at) => inner(one, `${path}[${at}]`))
      : [{ path, message: 'expected a list' }]

export const shape =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [{ path, message: 'expected an object' }]
    const within = (name: string): string => (path === '' ? name : `${path}.${name}`)
    const here = new Map(Object.entries(value))
    const strange = [...here.keys()].filter((name) => !Object.hasOwn(fields, name))
    return [
      ...strange.map((name) => ({ path: within(name), message: 'unknown field' })),
      ...Object.entries(fields).flatMap(([name, inner]) => {
        if (here.has(name)) return inner(here.get(name), within(name))
        return optionals.has(inner) ? [] : [{ path, message: `"${name}" is missing` }]
      }),
    ]
  }
