import fs from 'node:fs'
import os from 'node:os'
import { foreignCores } from './spine/measure.ts'

export interface Row {
  readonly figure: string
  readonly value: string
  readonly goal: string
  readonly met: boolean | undefined
}

const say = (line: string): void => void process.stderr.write(`${line}\n`)
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`

/** Foreign load in cores, seen before each part while this bench did nothing. */
const foreign: { part: string; cores: number }[] = []

export async function part<T>(name: string, measure: () => Promise<T>): Promise<T> {
  foreign.push({ part: name, cores: await foreignCores() })
  say(`── ${name} (others use ${foreign.at(-1)!.cores.toFixed(2)} of ${os.cpus().length} cores)`)
  const found = await measure()
  say(`   ${JSON.stringify(found)}`)
  return found
}

/** Writes the figures of one run. @param name of the bench, and of its file in `bench/results` */
export function write(name: string, title: string, rows: readonly Row[]): void {
  const table = [
    '| figure | value | goal | met |',
    '|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.figure} | ${row.value} | ${row.goal} | ${row.met === undefined ? '' : row.met ? 'yes' : '**no**'} |`,
    ),
  ]
  const load = foreign.map(({ part, cores }) => `${part} ${cores.toFixed(2)}`).join(', ')
  const worst = Math.max(...foreign.map((one) => one.cores))
  const text = [
    `# ${title}`,
    '',
    `Written by \`npm run bench -- ${name}\` on ${new Date().toISOString()}. ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, PostgreSQL with default durability; load generator, browser and database on the same machine.`,
    '',
    `Cores others were using just before each part: ${load}.${worst > 0.3 ? ' **Taken under foreign load: times are longer than on a quiet machine; ratios were taken side by side.**' : ''}`,
    '',
    ...table,
  ]
  const folder = new URL('results/', import.meta.url)
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(new URL(`${name}.md`, folder), `${text.join('\n')}\n`)
  process.stdout.write(`${table.join('\n')}\n`)
}
