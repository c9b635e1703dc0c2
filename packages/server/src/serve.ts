import type { AddressInfo } from 'node:net'
import { screen } from '@anxin/core/risk/screen.ts'
import { ConfigMistake, readConfig } from './config.ts'
import { openEngine } from './engine-of.ts'
import { openTheHouse } from './house.ts'
import { openOutside, rememberingOutside } from './platform/outside/senders.ts'
import { seedAftercare } from './seed-aftercare.ts'
import { seedAppointments } from './seed-appointment.ts'
import { seedComplaints } from './seed-complaint.ts'
import { seedNeighbours } from './seed-neighbours.ts'
import { seedOuting } from './seed-outing.ts'
import { seedStreet } from './seed-street.ts'
import { firstAdminLink } from './settle.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const log = (fault: object): void =>
  void process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...fault })}\n`)

async function open(): Promise<void> {
  const config = readConfig(process.env, process.argv.includes('--demo'))
  const engine = await openEngine(config)
  const outside = config.demo ? rememberingOutside() : openOutside(config.outside)
  const house = await openTheHouse({ ...config, engine, outside, log })
  if (config.demo) await seedStreet(house.floor)
  if (config.demo) await seedAftercare(house.floor)
  if (config.demo) await seedAppointments(house.floor)
  if (config.demo) await seedOuting(house.floor)
  if (config.demo) await seedComplaints(house.floor)
  if (config.demo) await seedNeighbours(house.floor)
  await house.app.listen({ host: config.host, port: config.port })
  house.startWork()
  // the first screening takes some tenths of a second longer: it is over before somebody writes, and after the door is open
  setTimeout(() => screen('你好'), 1000).unref()
  const port = (house.app.server.address() as AddressInfo).port
  const base = config.baseUrl.replace(/:0$/, `:${port}`)
  say(`居民端 / resident   ${base}/`)
  say(`工作台 / console    ${base}/console/`)
  const link = config.demo ? undefined : await firstAdminLink(house.floor)
  if (link)
    say(
      `首位管理员（一次有效，24 小时内） / first administrator (once, within 24 h)\n  ${link.replace(/:0\//, `:${port}/`)}`,
    )
  say(`数据库 / database   ${engine.kind === 'embedded' ? `内置 embedded ${config.dataDir}` : 'PostgreSQL'}`)
  const stop = (): void => {
    house.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** Opens the house as the environment says, until a signal ends it; what hinders it is one sentence and exit 1. */
export const serve = (): Promise<void> =>
  open().catch((error: unknown) => {
    const { message, stack } = error as Error
    process.stderr.write(
      `${error instanceof ConfigMistake || !stack ? message : `无法启动 / cannot start: ${message}`}\n`,
    )
    process.exit(1)
  })
