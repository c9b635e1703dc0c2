import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openEmbedded } from '../platform/db/embedded.ts'
import { readJournal } from './cut-journal.ts'
import { type Loss, rebuild } from './cut-model.ts'
import { type Broken, type Expected, inspect, keptPromise } from './inspect.ts'

export interface CutAsked {
  /** `durable` is the house's engine; `plain` is PGlite as it is shipped. */
  readonly kind: 'durable' | 'plain'
  readonly cuts: number
  /** Messages answered before the power goes. */
  readonly messages: number
  /** An empty folder for everything. */
  readonly folder: string
  readonly log: (line: string) => void
}

export interface CutResult {
  readonly kind: CutAsked['kind']
  readonly cuts: number
  readonly answered: number
  readonly syncs: number
  /** Answered messages looked for, over all cuts. */
  readonly lookedFor: number
  /** Of those, how many were not there. */
  readonly lost: number
  /** Cuts after which the database did not open; every answered message is lost then. */
  readonly unopened: number
  readonly broken: Broken
}

type Answer = Expected & { readonly at: number }

/** Runs the writer under the recorder until it kills itself. @throws when it ends without its answers */
async function letWrite(asked: CutAsked, files: { data: string; journal: string; answers: string }): Promise<Answer[]> {
  const at = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
  // what is required beforehand is loaded in worker threads too; what is imported beforehand is not
  const args = ['--require', 'tsx/cjs', '--require', at('./cut-recorder.ts'), '--import', 'tsx', at('./cut-writer.ts')]
  const child = spawn(process.execPath, [...args, asked.kind, String(asked.messages), files.answers], {
    cwd: at('../../../..'),
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CUT_FOLDER: files.data, CUT_JOURNAL: files.journal },
  })
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4000)
  })
  await new Promise((yes) => child.once('exit', yes))
  if (!fs.existsSync(files.answers)) throw new Error(`the writer ended early: ${words}`)
  return JSON.parse(fs.readFileSync(files.answers, 'utf8')) as Answer[]
}

/** Opens a rebuilt folder and looks for what was answered. @returns undefined when it does not open */
async function inspectFolder(folder: string, expected: readonly Expected[]): Promise<Broken | undefined> {
  const engine = await openEmbedded(folder).catch(() => undefined)
  if (!engine) return undefined
  try {
    return await inspect(engine, expected)
  } catch (error) {
    // an open database that cannot be read has kept nothing either
    return [{ promise: keptPromise, found: (error as Error).message, count: expected.length }]
  } finally {
    await engine.close()
  }
}

/** A moment in the n-th part of the writing: between two answers, at random. */
function momentOf(n: number, cuts: number, answers: readonly Answer[]): number {
  const i = Math.floor(((n - Math.random()) * (answers.length - 1)) / cuts)
  const [from, to] = [answers[i]!.at, answers[i + 1]!.at]
  return from + Math.floor(Math.random() * (to - from))
}

/**
 * Lets residents write, then cuts the power at moments spread over the writing: half of them losing all
 * that was not synced, half of them losing a random part of it.
 */
export async function proveCut(asked: CutAsked): Promise<CutResult> {
  fs.mkdirSync(asked.folder, { recursive: true })
  const files = {
    data: path.join(asked.folder, 'data'),
    journal: path.join(asked.folder, 'journal'),
    answers: path.join(asked.folder, 'answers'),
  }
  const answers = await letWrite(asked, files)
  const records = readJournal(files.journal)
  // PGlite as shipped syncs nothing at all: to see what becomes of answers, all before the first one is given
  const settled = asked.kind === 'plain' ? answers[0]!.at : 0
  const broken: Broken = []
  let [lookedFor, unopened, lost] = [0, 0, 0]
  for (let n = 1; n <= asked.cuts; n += 1) {
    const end = momentOf(n, asked.cuts, answers)
    const loss: Loss = n % 2 === 0 ? 'strict' : 'torn'
    const expected = answers.filter((one) => one.at <= end)
    const rebuilt = path.join(asked.folder, `cut-${n}`)
    rebuild(records, { end, loss, settled, chance: Math.random }, rebuilt)
    const found = await inspectFolder(rebuilt, expected)
    fs.rmSync(rebuilt, { recursive: true, force: true })
    lookedFor += expected.length
    lost += found ? (found.find((one) => one.promise === keptPromise)?.count ?? 0) : expected.length
    if (!found) unopened += 1
    broken.push(
      ...(found ?? [
        {
          promise: 'the database opens',
          found: `cut ${n}, ${loss}: ${expected.length} answered messages lost`,
          count: expected.length,
        },
      ]),
    )
    asked.log(
      `cut ${n} of ${asked.cuts}, ${loss}: ${expected.length} answered, ${found ? `${found.length} broken` : 'does not open'}`,
    )
  }
  const syncs = records.filter(({ call }) => call.call === 'fsync').length
  return {
    kind: asked.kind,
    cuts: asked.cuts,
    answered: answers.length,
    syncs,
    lookedFor,
    lost,
    unopened,
    broken,
  }
}
