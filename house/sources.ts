import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** TypeScript sources of the packages, as paths from the root. */
export function listSources(): string[] {
  return fs
    .readdirSync(path.join(root, 'packages'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && /^[^/]+\/src\//.test(file) && !file.includes('node_modules'))
    .map((file) => `packages/${file}`)
    .sort()
}

export interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

/** Imports between sources of the house; libraries are left out. */
export function listImports(sources: readonly string[]): Import[] {
  return sources.flatMap((from) => {
    const text = fs.readFileSync(path.join(root, from), 'utf8')
    return [
      ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g),
    ].flatMap(([, type, name]) => {
      const to = resolve(from, name ?? '')
      return to ? [{ from, to, typeOnly: type !== undefined }] : []
    })
  })
}

function resolve(from: string, name: string): string | undefined {
  if (name.startsWith('@anxin/')) return `packages/${name.slice('@anxin/'.length).replace('/', '/src/')}`
  if (name.startsWith('.')) return path.posix.join(path.posix.dirname(from), name)
  return undefined
}
