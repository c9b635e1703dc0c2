import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const packages = fileURLToPath(new URL('../../../..', import.meta.url))
const sources = (folder: string): string[] =>
  fs
    .readdirSync(path.join(packages, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file))
    .map((file) => `${folder}/${file}`)

describe('codes of means', () => {
  it('are known to nothing a resident or a language model reads', () => {
    const read = [
      ...sources('resident/src'),
      ...sources('core/src/guard'),
      ...sources('core/src/dialogue'),
      ...sources('server/src/rooms/companion'),
      ...sources('server/src/rooms/selfhelp'),
      ...sources('server/src/rooms/plan'),
    ]
    expect(read.length).toBeGreaterThan(100)
    const leaks = read.filter((file) =>
      /meansAtHand|meansCodes|crisis_assessment|findings\/door|crisis_place|screenerFound|crisis_screener/.test(
        fs.readFileSync(path.join(packages, file), 'utf8'),
      ),
    )
    expect(leaks).toEqual([])
  })
})
