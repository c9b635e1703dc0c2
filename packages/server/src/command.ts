import fs from 'node:fs'
import { backup, type Held, rehearse, restore } from './archive.ts'
import { findCut, readHeads } from './audit-heads.ts'
import { readConfig } from './config.ts'
import { openEngine } from './engine-of.ts'
import { openTheHouse } from './house.ts'
import { forEachAgency } from './platform/agencies.ts'
import { chainWaiting, houseChain, linkHash, verifyChain } from './platform/audit/chain.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { openOutside } from './platform/outside/senders.ts'
import { labelledLines } from './rooms/quality/actions/learn.ts'
import { rotateKeys } from './rotate.ts'
import { seedTown } from './seed-town.ts'

type Env = Readonly<Record<string, string | undefined>>
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Verifies the chains of the database, or of an exported file. @returns exit code */
async function verifyAudit(file: string | undefined, env: Env): Promise<number> {
  if (file) return verifyExport(file)
  const config = readConfig(env, false)
  const engine = await openEngine(config)
  const house = await openTheHouse({ ...config, engine, outside: openOutside({}), log: () => undefined })
  await chainWaiting(house.floor)
  const broken = await inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
    const { rows } = await line.query('select distinct chain from audit_link order by chain')
    let bad = 0
    for (const { chain } of rows) {
      const v = await verifyChain(line, chain as string)
      say(
        `${chain === houseChain ? 'house' : chain}: ${v.holds ? 'holds' : `BROKEN at ${v.firstBroken}`}, ${v.links} links${v.removed > 0 ? `，${v.removed} 行原文已按期限删除 / ${v.removed} lines removed under the schedule` : ''}, head ${v.head ?? '-'}`,
      )
      if (!v.holds) bad += 1
    }
    for (const { chain, seq } of await findCut(line, readHeads(config.dataDir))) {
      say(
        `${chain}: 比留在外面的末端短，或不是同一条（第 ${seq} 环） / CUT or replaced below the head kept in audit-heads.jsonl (link ${seq})`,
      )
      bad += 1
    }
    return bad
  })
  await house.close()
  return broken === 0 ? 0 : 1
}

function verifyExport(file: string): number {
  let prev = ''
  let [seq, removed] = [0, 0]
  for (const text of fs.readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const link = JSON.parse(text) as { seq: number; prev: string; hash: string; line: string | null }
    const follows = seq === 0 || (link.seq === seq + 1 && link.prev === prev)
    // a line whose term is over is gone; its hash stands between its neighbours all the same
    if (!follows || (link.line !== null && link.hash !== linkHash(link.prev, link.line))) {
      say(`BROKEN at ${link.seq}`)
      return 1
    }
    seq = link.seq
    prev = link.hash
    if (link.line === null) removed += 1
  }
  say(
    `holds, up to ${seq}, head ${prev}${removed > 0 ? `; ${removed} 行原文已按期限删除 / ${removed} lines removed under the schedule` : ''}`,
  )
  return 0
}

/** Writes what supervisors labelled, of residents who allow it and without identity, for the trainer. @returns exit code */
async function writeLabels(file: string, env: Env): Promise<number> {
  if (fs.existsSync(file)) throw new Error(`文件已存在 / the file exists: ${file}`)
  const config = readConfig(env, false)
  const engine = await openEngine(config)
  const house = await openTheHouse({ ...config, engine, outside: openOutside({}), log: () => undefined })
  const found = { rows: [] as string[], withoutConsent: 0, gone: 0 }
  await forEachAgency(house.floor, async (ctx) => {
    const { rows, withoutConsent, gone } = await labelledLines(ctx)
    found.rows.push(...rows)
    found.withoutConsent += withoutConsent
    found.gone += gone
    return rows.length
  })
  await house.close()
  fs.writeFileSync(file, found.rows.map((row) => `${row}\n`).join(''), { mode: 0o600, flag: 'wx' })
  say(
    `写出 ${found.rows.length} 句；${found.withoutConsent} 句本人没有同意用于改进，没有写出；${found.gone} 句已不再保存 / ${found.rows.length} lines written; ${found.withoutConsent} left out for want of consent; ${found.gone} no longer kept`,
  )
  return 0
}

/** Told after a backup was put back: whoever reads it sees whether it is as young as it should be. */
function heldWords({ residents, messages, newestAt }: Held): string {
  const newest = newestAt?.toISOString() ?? '-'
  return `居民 ${residents}，留言 ${messages}，最新一句 ${newest} / residents ${residents}, messages ${messages}, newest ${newest}`
}

/** Runs one command of whoever keeps the site. @returns the exit code */
export async function runCommand(args: readonly string[], env: Env): Promise<number> {
  const [command, file] = args
  if (command === 'audit-verify') return verifyAudit(file, env)
  if (command === 'rotate-keys') return rotateKeys(readConfig(env, false), env.ANXIN_NEW_MASTER_KEY, say)
  if (command === 'seed') return seedTown(args.slice(1), () => readConfig(env, false), say)
  if (command === 'risk-labels' && file) return writeLabels(file, env)
  if (command === 'backup' && file) {
    await backup(readConfig(env, false), file)
    say(`已备份 / backed up: ${file}`)
    return 0
  }
  if ((command === 'restore' || command === 'rehearse') && file) {
    const config = readConfig(env, false)
    const held = await (command === 'restore' ? restore(config, file) : rehearse(config, file))
    const done =
      command === 'restore' ? '已恢复并核对 / restored and verified' : '试着恢复过，能用 / rehearsed, it holds'
    say(`${done}: ${file}\n${heldWords(held)}`)
    return 0
  }
  process.stderr.write(
    '用法 / usage: backup FILE | restore FILE | rehearse FILE | rotate-keys | audit-verify [FILE] | risk-labels FILE | seed --households N [--random-seed N] [--yes]\n',
  )
  return 2
}
