import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { foreignCores, median, percentile } from '../spine/measure.ts'

type Screen = (text: string) => unknown

const lengths = [40, 400, 4000] as const

/** A steady source of numbers (mulberry32): every run screens the same messages. */
function steady(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function corpusLines(label: string): string[] {
  const url = new URL(`../../packages/core/data/${label}.jsonl`, import.meta.url)
  return fs
    .readFileSync(url, 'utf8')
    .trim()
    .split('\n')
    .map((row) => (JSON.parse(row) as { text: string }).text)
}

/** Messages of exactly `length` characters: four harmless sentences to a dangerous one, as a hard day would have it. */
function messages(length: number, count: number, random: () => number): string[] {
  const none = corpusLines('none')
  const risk = corpusLines('risk')
  return Array.from({ length: count }, () => {
    let text = ''
    while (text.length < length) {
      const lines = random() < 0.2 ? risk : none
      text += `${lines[Math.floor(random() * lines.length)]}。`
    }
    return text.slice(0, length)
  })
}

async function bundled(folder: string): Promise<string> {
  const outfile = path.join(folder, 'screen.mjs')
  const entry = path.resolve('packages/core/src/risk/screen.ts')
  await build({ entryPoints: [entry], outfile, bundle: true, minify: true, format: 'esm', target: 'es2022' })
  return outfile
}

/** Time to load the module and screen a first message, in a fresh process, milliseconds. */
function loadTime(file: string): number {
  const code = `const t=performance.now();const m=await import(${JSON.stringify(pathToFileURL(file).href)});m.screen('你好');console.log(performance.now()-t)`
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }))
}

interface Timed {
  readonly p50: number
  readonly p99: number
}

/** Microseconds of single calls, after every message has been seen twice. */
function timed(screen: Screen, texts: readonly string[]): Timed {
  const times: number[] = []
  for (let round = 0; round < 7; round += 1)
    for (const text of texts) {
      const started = performance.now()
      screen(text)
      if (round > 1) times.push((performance.now() - started) * 1000)
    }
  return { p50: median(times), p99: percentile(times, 0.99) }
}

function row(figure: string, value: string, goal = '', met?: boolean): string {
  return `| ${figure} | ${value} | ${goal} | ${met === undefined ? '' : met ? 'yes' : '**no**'} |`
}

function speedRows(screen: Screen): string[] {
  const random = steady(20260401)
  const found = lengths.map((length) => timed(screen, messages(length, length === 4000 ? 100 : 1000, random)))
  const [short, middle, long] = found as [Timed, Timed, Timed]
  const us = ({ p50, p99 }: Timed): string => `${p50.toFixed(0)} µs / ${p99.toFixed(0)} µs`
  const ratio = long.p50 / middle.p50 / 10
  return [
    row('40 characters, p50 / p99', us(short)),
    row('400 characters, p50 / p99', us(middle), 'p99 ≤ 60 µs', middle.p99 <= 60),
    row('4,000 characters, p50 / p99', us(long), 'p99 ≤ 1,000 µs', long.p99 <= 1000),
    row('a character of 4,000 against one of 400', ratio.toFixed(2), '≤ 1.3', ratio <= 1.3),
  ]
}

/** Speed, load time and size of the screener, as it is bundled for server and browser. */
export async function runScreen(): Promise<void> {
  const foreign = await foreignCores()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'screen-'))
  const file = await bundled(folder)
  const load = median(Array.from({ length: 5 }, () => loadTime(file)))
  const bytes = fs.readFileSync(file)
  const { screen } = (await import(pathToFileURL(file).href)) as { screen: Screen }
  const rows = [
    ...speedRows(screen),
    row('load and first message, fresh process', `${load.toFixed(0)} ms`, '≤ 150 ms', load <= 150),
    row('bundle, minified', `${(bytes.length / 1000).toFixed(0)} kB`),
    row('bundle, brotli', `${(brotliCompressSync(bytes).length / 1000).toFixed(0)} kB`),
  ]
  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, Node ${process.version}`
  const head = [
    '# Screener: one message',
    '',
    `Written by \`npm run bench -- screen\` on ${new Date().toISOString()}. ${machine}; one thread.`,
    `Cores others were using just before: ${foreign.toFixed(2)}. Under foreign load single calls wait, and p99 shows it.`,
    '',
    '| figure | value | goal | met |',
    '|---|---|---|---|',
  ]
  const page = `${[...head, ...rows].join('\n')}\n`
  fs.writeFileSync(new URL('../results/screen.md', import.meta.url), page)
  fs.rmSync(folder, { recursive: true })
  process.stdout.write(page)
}
