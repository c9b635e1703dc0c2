import fs from 'node:fs'
import os from 'node:os'

/** @param part 0..1; nearest rank */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export const sleep = (ms: number): Promise<void> => new Promise((yes) => setTimeout(yes, ms))

/** Resident memory of a process now and at its highest, MB. */
export function memoryOf(pid: number): { now: number; highest: number } {
  const text = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
  const mb = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024
  return { now: Math.round(mb('VmRSS')), highest: Math.round(mb('VmHWM')) }
}

const tickMs = 10

/** CPU time a process has used, with its children that have ended, milliseconds. */
function cpuOf(pid: number | string): number {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0) * tickMs
}

/** CPU time of a process and all its living children, milliseconds. */
export function cpuOfFamily(pid: number): number {
  let sum = cpuOf(pid)
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      if (Number(/^PPid:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]) === pid)
        sum += cpuOf(name)
    } catch {
      // it has ended meanwhile: its parent counts it now
    }
  }
  return sum
}

/** The server process of PostgreSQL that listens on a port. */
export function postmasterOf(port: number): number {
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const words = fs.existsSync(`/proc/${name}/cmdline`)
      ? fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0')
      : []
    if (words[0]?.endsWith('/postgres') && words[words.indexOf('-p') + 1] === String(port))
      return Number(name)
  }
  throw new Error(`no PostgreSQL listens on ${port}`)
}

/** Cores in use on the whole machine while we do nothing: what others take away from the figures. */
export async function foreignCores(ms = 2000): Promise<number> {
  const used = (): number =>
    os.cpus().reduce((sum, { times }) => sum + times.user + times.sys + times.nice + times.irq, 0)
  const before = used()
  await sleep(ms)
  return (used() - before) / ms
}
