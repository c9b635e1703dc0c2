import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Import, listImports, listSources, root } from './sources.ts'

/** Rooms from left to right: calls go right, news goes left. */
const rooms = [
  'insight',
  'outreach',
  'quality',
  'surge',
  'drill',
  'rights',
  'companion',
  'selfhelp',
  'kiosk',
  'assessment',
  'worklist',
  'severe',
  'transfer',
  'referral',
  'outing',
  'record',
  'household',
  'twin',
  'complaint',
  'breach',
  'bureau',
  'directory',
  'casework',
  'live',
  'appointment',
  'partner',
  'safeguard',
  'aftercare',
  'rescue',
  'pool',
  'crisis',
  'findings',
  'plan',
  'training',
  'roster',
  'hotline',
  'retention',
  'cabins',
  'network',
]
const sources = listSources()

const packageOf = (file: string): string => file.split('/')[1] ?? ''
const roomOf = (file: string): string | undefined =>
  /^packages\/server\/src\/rooms\/([^/]+)\//.exec(file)?.[1]
const isTest = (file: string): boolean => /\.test\.ts$/.test(file)
/** Files that wire the house together, fill it or test it may see everything. */
const isWiring = (file: string): boolean => /^packages\/server\/src\/(town\/)?[^/]+\.ts$/.test(file)

const allowed: Record<string, readonly string[]> = {
  core: ['core'],
  contract: ['contract', 'core'],
  kit: ['kit', 'contract', 'core'],
  client: ['client', 'kit', 'contract', 'core'],
  resident: ['resident', 'kit', 'contract', 'core'],
  console: ['console', 'kit', 'contract', 'core'],
  server: ['server', 'contract', 'core'],
}

function breaks({ from, to }: Import): string | undefined {
  if (isTest(from) || isWiring(from) || !from.startsWith('packages/')) return undefined
  if (!allowed[packageOf(from)]?.includes(packageOf(to))) return 'package'
  const [here, there] = [roomOf(from), roomOf(to)]
  if (from.startsWith('packages/server/src/platform/') && there) return 'the ground floor knows no room'
  if (!here && there) return 'only wiring enters rooms'
  if (here && there && here !== there) {
    if (!to.endsWith('/door.ts')) return 'a neighbour knocks at the door'
    if (rooms.indexOf(there) < rooms.indexOf(here)) return 'calls go right'
  }
  if (here && isWiring(to)) return 'a room does not know the wiring'
  return undefined
}

describe('the walls of the house', () => {
  it('are crossed only where an arrow is drawn', () => {
    const broken = listImports(sources).flatMap((one) => {
      const why = breaks(one)
      return why ? [`${one.from} → ${one.to}: ${why}`] : []
    })
    expect(broken).toEqual([])
  })

  it('have no cycle between files', () => {
    const edges = new Map<string, string[]>()
    for (const { from, to, typeOnly } of listImports(sources))
      if (!typeOnly) edges.set(from, [...(edges.get(from) ?? []), to])
    const done = new Set<string>()
    const cycles: string[] = []
    const walk = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
      if (done.has(file) || trail.includes(file)) return
      for (const next of edges.get(file) ?? []) walk(next, [...trail, file])
      done.add(file)
    }
    for (const file of edges.keys()) walk(file, [])
    expect(cycles).toEqual([])
  })

  it('keep files, folders and rooms small', () => {
    const isData = (file: string): boolean =>
      /(words|phrases|cues|idioms|parts|characters|context|signals|cases)[^/]*\.ts$/.test(file)
    const long = sources
      .filter((file) => !isData(file) && lines(file) > 400)
      .map((file) => `${file} ${lines(file)}`)
    expect(long).toEqual([])
    const crowded = new Map<string, number>()
    for (const file of sources)
      crowded.set(path.dirname(file), (crowded.get(path.dirname(file)) ?? 0) + (isTest(file) ? 0 : 1))
    expect(
      [...crowded]
        .filter(([folder, n]) => n > 20 && !folder.endsWith('/src'))
        .map(([folder, n]) => `${folder} ${n}`),
    ).toEqual([])
    const sizes = rooms.map(
      (room) => [room, sum(sources.filter((file) => roomOf(file) === room && !isTest(file)))] as const,
    )
    expect(sizes.filter(([, size]) => size > 2500)).toEqual([])
  })

  it('let only the ground floor rise above the agencies', () => {
    const users = sources.filter((file) => !isTest(file) && /\basHouse\(/.test(read(file)))
    const may = /platform\/((identity|outside|http|db)\/|calendar\.ts$)|rooms\/network\/actions\.ts$/
    expect(users.filter((file) => !may.test(file))).toEqual([])
  })

  it('read the clock of the database, not of the process', () => {
    const inServer = sources.filter(
      (file) =>
        /^packages\/(server\/src\/(rooms|platform)|core)/.test(file) &&
        !isTest(file) &&
        !file.endsWith('clock.ts'),
    )
    const readers = inServer.filter((file) => /new Date\(\)|Date\.now\(\)/.test(read(file)))
    // A provider's signature carries the time of sending, which is the process's.
    expect(readers.filter((file) => !file.endsWith('outside/senders.ts'))).toEqual([])
  })

  it('keep core free of clock, network and Node', () => {
    const core = sources.filter((file) => file.startsWith('packages/core/') && !isTest(file) && !isTool(file))
    expect(
      core.filter((file) =>
        /from ['"](node:|zod)|\bfetch\(|Math\.random|new Date\(\)|Date\.now/.test(read(file)),
      ),
    ).toEqual([])
  })
})

/** Commands of core, run by people: they read files and say what they found. */
const isTool = (file: string): boolean => /-lines\.ts$|\/train\//.test(file)
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8')
const lines = (file: string): number => read(file).split('\n').length
const sum = (files: readonly string[]): number => files.reduce((total, file) => total + lines(file), 0)
