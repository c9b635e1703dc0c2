import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeAll } from './transcript.ts'

const folder = fileURLToPath(new URL('../../../../../docs/clinical/transcripts/', import.meta.url))

mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (name.endsWith('.md')) rmSync(`${folder}${name}`)
for (const [name, text] of writeAll()) writeFileSync(`${folder}${name}`, text)
