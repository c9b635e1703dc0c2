import { randomUUID } from 'node:crypto'
import type { Endpoint } from '@anxin/contract/endpoint.ts'
import type { z } from 'zod'

/** What a schema of the contract is made of, as zod tells it. */
interface Def {
  readonly type: string
  readonly format?: string
  readonly pattern?: RegExp
  readonly checks?: readonly { readonly _zod: { readonly def: Record<string, unknown> } }[]
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly values?: readonly unknown[]
  readonly entries?: Readonly<Record<string, string>>
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly out?: z.ZodType
  readonly items?: readonly z.ZodType[]
}
const defOf = (schema: z.ZodType): Def => (schema as unknown as { _zod: { def: Def } })._zod.def

/** What a string has to look like where a pattern asks for it. */
const patterned: readonly string[] = [
  ...['13900009999', '123456', '2026-12-01', '10:00', 'AAAA', 'aaaa', 'aaaa-aaaa-aaaa'],
  ...['a'.repeat(64), '027-00000099'],
]

function text(def: Def): string {
  const checks = (def.checks ?? []).map((one) => one._zod.def)
  const format = def.format ?? (checks.find((one) => one.check === 'string_format')?.format as string | undefined)
  if (format === 'uuid' || format === 'guid') return randomUUID()
  if (format === 'datetime') return '2026-12-01T02:00:00.000Z'
  if (format === 'date') return '2026-12-01'
  if (format === 'url') return 'http://127.0.0.1/'
  const pattern = checks.find((one) => one.format === 'regex')?.pattern as RegExp | undefined
  if (pattern) return patterned.find((one) => pattern.test(one)) ?? ''
  const exactly = checks.find((one) => one.check === 'length_equals')?.length
  const least = checks.find((one) => one.check === 'min_length')?.minimum
  return 'a'.repeat(Number(exactly ?? Math.max(Number(least ?? 1), 2)))
}
function number(def: Def): number {
  const checks = (def.checks ?? []).map((one) => one._zod.def)
  return Number(checks.find((one) => one.check === 'greater_than')?.value ?? 1)
}

/**
 * A value a schema accepts, as small as it may be. `ids` answers for fields by their name, so that a body may speak of
 * rows that are really there. @throws where a schema has a shape nobody taught it
 */
export function sampleOf(schema: z.ZodType, ids: Readonly<Record<string, unknown>> = {}, name = ''): unknown {
  const def = defOf(schema)
  if (name in ids) return ids[name]
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape ?? {})
          .map(([key, part]) => [key, sampleOf(part, ids, key)] as const)
          .filter(([, value]) => value !== undefined),
      )
    case 'string':
      return text(def)
    case 'number':
    case 'int':
      return number(def)
    case 'boolean':
      return false
    case 'enum':
      return Object.values(def.entries ?? {})[0]
    case 'literal':
      return def.values?.[0]
    case 'array': {
      const checks = (def.checks ?? []).map((one) => one._zod.def)
      const exactly = checks.find((one) => one.check === 'length_equals')?.length
      const least = checks.find((one) => one.check === 'min_length')?.minimum
      return Array.from({ length: Number(exactly ?? least ?? 0) }, () => sampleOf(def.element!, ids))
    }
    case 'tuple':
      return def.items?.map((one) => sampleOf(one, ids))
    case 'union':
      return sampleOf(def.options![0]!, ids)
    case 'nullable':
      return null
    case 'optional':
      return undefined
    case 'default':
    case 'prefault':
      return undefined
    case 'pipe':
      return sampleOf(defOf(def.out!).type === 'transform' ? def.in! : def.out!, ids, name)
    case 'record':
      return {}
    case 'unknown':
    case 'any':
      return null
    default:
      throw new Error(`no sample for ${def.type}`)
  }
}

/** A body a doorway accepts. */
export const bodyFor = (endpoint: Endpoint, ids: Readonly<Record<string, unknown>> = {}): unknown =>
  sampleOf(endpoint.body as z.ZodType, ids)

/** The path of a doorway and its body, both as it accepts them, about the rows named by `ids`. */
export function knockFor(
  endpoint: Endpoint,
  ids: Readonly<Record<string, unknown>> = {},
): { readonly path: string; readonly body: unknown } {
  const params = sampleOf(endpoint.params as z.ZodType, ids) as Record<string, unknown>
  const left = new Map(Object.entries(params))
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(left.get(name))
    left.delete(name)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams([...left].map(([name, value]) => [name, String(value)])).toString()
  return { path: endpoint.method === 'GET' && query ? `${path}?${query}` : path, body: bodyFor(endpoint, ids) }
}
