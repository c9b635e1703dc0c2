import { parseArgs } from 'node:util'
import type { Config } from './config.ts'
import { openEngine } from './engine-of.ts'
import { openTheHouse } from './house.ts'
import type { Floor } from './platform/ctx.ts'
import { openOutside } from './platform/outside/senders.ts'
import { streetPlace } from './seed-street.ts'
import { fillTown, listReal } from './town/fill.ts'

const mostHouseholds = 1_000_000
const usage = '用法 / usage: npm run seed -- --households 1…1000000 [--random-seed 0…99] [--yes]'

export interface Asked {
  readonly households: number
  readonly seed: number
  readonly yes: boolean
}

/** @returns undefined where what was asked cannot be read */
export function readAsked(args: readonly string[]): Asked | undefined {
  const options = {
    households: { type: 'string' },
    'random-seed': { type: 'string' },
    yes: { type: 'boolean' },
  } as const
  try {
    const { values } = parseArgs({ args: [...args], options })
    const [households, seed] = [Number(values.households), Number(values['random-seed'] ?? 1)]
    const fits = Number.isInteger(households) && households >= 1 && households <= mostHouseholds
    return fits && Number.isInteger(seed) && seed >= 0 && seed < 100
      ? { households, seed, yes: values.yes ?? false }
      : undefined
  } catch {
    return undefined
  }
}

/** Fills a house that is open, unless there may be real people in it and nobody said yes. @returns exit code */
export async function fillSite(floor: Floor, asked: Asked, say: (line: string) => void): Promise<number> {
  const real = await listReal(floor, streetPlace)
  if (real.length > 0 && !asked.yes) {
    say(
      `这里可能有真人的数据（${real.join('、')}），没有写入。虚构的人会放在单独的一个机构里，写进去就不能自动拿掉：请用另一个数据库；真要写在这里，先备份，再加 --yes\nThere may be real people here (${real.join(', ')}): nothing was written. The invented people would be an agency of their own and cannot be taken out again: use another database; if it has to be this one, back it up and add --yes`,
    )
    return 1
  }
  const began = performance.now()
  const filled = await fillTown(floor, { ...asked, say })
  if (!filled.added) {
    say('这座城已经在这里，没有再加 / this city stands already: nothing was added')
    return 0
  }
  const count = (table: string): number => filled.rows.get(table) ?? 0
  const seconds = Math.round((performance.now() - began) / 1000)
  say(
    `${filled.households} 户 households, ${count('resident')} 人 people, ${count('care_case')} 个案 cases, ${filled.cabins} 小屋 cabins, ${seconds} s`,
  )
  return 0
}

/**
 * `npm run seed`: an invented city beside whatever is there, as an agency of its own. A site that may hold real people
 * is left alone unless whoever runs it says so. @returns exit code
 */
export async function seedTown(
  args: readonly string[],
  config: () => Config,
  say: (line: string) => void,
): Promise<number> {
  const asked = readAsked(args)
  if (!asked) {
    say(usage)
    return 2
  }
  const read = config()
  const engine = await openEngine(read)
  const house = await openTheHouse({ ...read, engine, outside: openOutside({}), log: () => undefined })
  try {
    return await fillSite(house.floor, asked, say)
  } finally {
    await house.close()
  }
}
