import { personas } from '../../packages/core/src/dialogue/harness/personas.ts'
import { talkWith } from '../../packages/core/src/dialogue/harness/run.ts'
import { part, type Row, write } from '../report.ts'
import { median, percentile } from '../spine/measure.ts'

/** A turn of the companion without a model: screening, understanding, answering. CPU of this process, not the clock. */
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
  write('dialogue', 'A turn of the companion without a model', [
    { figure: 'turns measured', value: String(cost.turns), goal: '', met: undefined },
    row('a turn, mean', cost.meanMs),
    row('a turn, median talk', cost.medianMs),
    row('a turn, dearest talk of a hundred', cost.p99Ms),
  ])
}
