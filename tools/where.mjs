// `npm run -s where < server.log`: the same lines, each place in the built program (`program.cjs:1773:1410`) told as a
// place in its sources. The server does not do this itself: reading the map of the whole program takes it a second, in
// which nobody is answered.
import fs from 'node:fs'
import { SourceMap } from 'node:module'
import readline from 'node:readline'
import { fileURLToPath } from 'node:url'

const map = new SourceMap(
  JSON.parse(
    fs.readFileSync(
      fileURLToPath(new URL('../packages/server/dist/program.cjs.map', import.meta.url)),
      'utf8',
    ),
  ),
)

/** @param {string} line @returns {string} what the map does not know stays as it is */
const inSources = (line) =>
  line.replace(/[^\s()"]*program\.cjs:(\d+):(\d+)/g, (whole, row, column) => {
    const { originalSource, originalLine, originalColumn } = map.findEntry(row - 1, column - 1)
    if (originalSource === undefined) return whole
    return `${originalSource.replace(/^(\.\.\/)+/, '')}:${originalLine + 1}:${originalColumn + 1}`
  })

for await (const line of readline.createInterface({ input: process.stdin })) console.log(inSources(line))
