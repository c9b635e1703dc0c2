import { personas } from '../../packages/core/src/dialogue/harness/personas.ts'
import { talkWith } from '../../packages/core/src/dialogue/harness/run.ts'
import { part, type Row, write } from '../report.ts'
import { median, percentile } from '../spine/measure.ts'
import { measureWholeTurn, type WholeTurn } from './whole-turn.ts'

/** A turn of the companion without a model. CPU, not the clock; the same goal for the engine alone and for the whole server. */
const goalMs = 3
const rounds = 5

interface Cost {
  readonly turns: number
  readonly meanMs: number
  readonly medianMs: number
  readonly p99Ms: number
}

/** Every made-up resident talks through; each talk gives its CPU by turn. */
function costOf(): Cost {
  const perTurn: number[] = []
  let turns = 0
  let spent = 0
  for (let round = 0; round < rounds; round += 1)
    for (const persona of personas) {
      const before = process.cpuUsage()
      const { exchanges } = talkWith(persona)
      const { user, system } = process.cpuUsage(before)
      const ms = (user + system) / 1000
      // the first round warms the machine
      if (round === 0) continue
      perTurn.push(ms / exchanges.length)
      turns += exchanges.length
      spent += ms
    }
  return { turns, meanMs: spent / turns, medianMs: median(perTurn), p99Ms: percentile(perTurn, 99) }
}

export async function runDialogue(): Promise<void> {
  const cost = await part('turns without a model', async () => costOf())
  const row = (figure: string, value: number): Row => ({
    figure,
    value: `${value.toFixed(2)} ms of CPU`,
    goal: `≤ ${goalMs} ms`,
    met: value <= goalMs,
  })
  const told = (figure: string, value: string): Row => ({ figure, value, goal: '', met: undefined })
  const whole = await part('whole turns of the server', measureWholeTurn)
  const rowsOf = (who: string, one: WholeTurn): readonly Row[] => [
    told(`${who}: turns measured, on the built server and PostgreSQL`, String(one.turns)),
    row(
      `${who}: a whole turn, server process (request, access, screening, engine, SQL, reply, what goes out after it)`,
      one.serverMs,
    ),
    told(`${who}: the same turn in PostgreSQL's own processes`, `${one.postgresMs.toFixed(2)} ms of CPU`),
    told(
      `${who}: answered, p50 / p99, 4 connections`,
      `${one.p50Ms.toFixed(1)} / ${one.p99Ms.toFixed(1)} ms`,
    ),
  ]
  write('dialogue', 'A turn of the companion without a model', [
    ...rowsOf('talks without danger', whole.calm),
    ...rowsOf('all talks, alerts and pages with them', whole.all),
    told('engine and screener alone: turns measured', String(cost.turns)),
    row('engine and screener alone: a turn, mean', cost.meanMs),
    row('engine and screener alone: a turn, median talk', cost.medianMs),
    row('engine and screener alone: a turn, dearest talk of a hundred', cost.p99Ms),
  ])
}
