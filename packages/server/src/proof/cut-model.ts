import fs from 'node:fs'
import path from 'node:path'
import type { Recorded } from './cut-journal.ts'

/**
 * What a disk holds after a power cut.
 *
 * Bytes of a file are on the disk once that file was synced, not before. Names (made, moved, removed) are
 * kept in order by the file system's own journal, and any sync makes all earlier ones last: that is ext4 and
 * xfs. What was not synced is lost whole (`strict`), or some of it got there, in any order and down to single
 * sectors of 512 bytes (`torn`).
 */
export type Loss = 'strict' | 'torn'

type Change = { readonly at: number } & ({ readonly to: number; readonly data: Uint8Array } | { readonly size: number })
interface File {
  readonly changes: Change[]
  synced: number
}
type Naming =
  | { readonly at: number; readonly what: 'file'; readonly path: string; readonly file: File }
  | {
      readonly at: number
      readonly what: 'mkdir' | 'rmdir' | 'unlink'
      readonly path: string
      readonly to?: undefined
    }
  | { readonly at: number; readonly what: 'rename'; readonly path: string; readonly to: string }

const sector = 512

/** Names as they stand: files by path, and folders. */
class Names {
  readonly files = new Map<string, File>()
  readonly folders = new Set<string>()

  apply(naming: Naming): void {
    if (naming.what === 'file') this.files.set(naming.path, naming.file)
    else if (naming.what === 'mkdir') this.folders.add(naming.path)
    else if (naming.what === 'rmdir') this.folders.delete(naming.path)
    else if (naming.what === 'unlink') this.files.delete(naming.path)
    else if (naming.to !== undefined) this.#move(naming.path, naming.to)
  }

  #move(from: string, to: string): void {
    const moved = (name: string): string => to + name.slice(from.length)
    const isIn = (name: string): boolean => name === from || name.startsWith(`${from}/`)
    for (const [name, file] of [...this.files])
      if (isIn(name)) {
        this.files.delete(name)
        this.files.set(moved(name), file)
      }
    for (const name of [...this.folders]) if (isIn(name) && this.folders.delete(name)) this.folders.add(moved(name))
  }
}

/** The disk while the journal is played: who has which file open, what is synced. */
class Disk {
  readonly #names = new Names()
  readonly #open = new Map<number, File | undefined>()
  readonly namings: Naming[] = []
  lastSync = -1
  /** The last call that is on the disk whatever was synced. */
  settledAt = -1

  settle(at: number): void {
    this.settledAt = at
    this.lastSync = at
  }

  play({ call, data }: Recorded, at: number): void {
    if (call.call === 'open') this.#opened(call, at)
    else if (call.call === 'close') this.#open.delete(call.fd)
    else if (call.call === 'write') this.#open.get(call.fd)?.changes.push({ at, to: call.at, data })
    else if (call.call === 'cut') this.#open.get(call.fd)?.changes.push({ at, size: call.size })
    else if (call.call === 'cutPath') this.#names.files.get(call.path)?.changes.push({ at, size: call.size })
    else if (call.call === 'fsync') this.#synced(call.fd, at)
    else if (call.call === 'rename') this.#name({ at, what: 'rename', path: call.path, to: call.to })
    else this.#name({ at, what: call.call, path: call.path })
  }

  #opened(call: Extract<Recorded['call'], { call: 'open' }>, at: number): void {
    if (call.fresh) this.#name({ at, what: 'file', path: call.path, file: { changes: [], synced: -1 } })
    const file = this.#names.files.get(call.path)
    if (call.emptied) file?.changes.push({ at, size: 0 })
    // a folder is opened only to be synced
    this.#open.set(call.fd, file)
  }

  #synced(fd: number, at: number): void {
    const file = this.#open.get(fd)
    if (file) file.synced = at
    this.lastSync = at
  }

  #name(naming: Naming): void {
    this.#names.apply(naming)
    this.namings.push(naming)
  }
}

function contentOf(file: File, { loss, chance }: Cut, settledAt: number): Buffer {
  let bytes = Buffer.alloc(0)
  let size = 0
  const grow = (to: number): void => {
    if (to > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(Math.max(to, bytes.length * 2) - bytes.length)])
    size = Math.max(size, to)
  }
  for (const change of file.changes) {
    const isSynced = change.at <= Math.max(file.synced, settledAt)
    if (!isSynced && (loss === 'strict' || chance() < 0.5)) continue
    if ('size' in change) {
      if (change.size < size) bytes.fill(0, change.size)
      grow(change.size)
      size = change.size
      continue
    }
    const whole = isSynced || chance() < 0.5
    for (let from = 0; from < change.data.length; from += whole ? change.data.length : sector) {
      const to = whole ? change.data.length : Math.min(from + sector, change.data.length)
      if (!whole && chance() < 0.5) continue
      grow(change.to + to)
      bytes.set(change.data.subarray(from, to), change.to + from)
    }
  }
  return bytes.subarray(0, size)
}

export interface Cut {
  /** Size of the journal at the moment of the cut: later calls never happened. */
  readonly end: number
  readonly loss: Loss
  /** Size of the journal up to which everything has long reached the disk by itself; 0 for nothing. */
  readonly settled: number
  /** Random numbers 0..1. */
  readonly chance: () => number
}

/** Writes the folder as a power cut leaves it. */
export function rebuild(records: readonly Recorded[], cut: Cut, into: string): void {
  const disk = new Disk()
  for (const [at, record] of records.entries()) {
    if (record.end > cut.end) break
    disk.play(record, at)
    if (record.end <= cut.settled) disk.settle(at)
  }
  const lasting = disk.namings.filter((naming) => naming.at <= disk.lastSync).length
  const loose = disk.namings.length - lasting
  const kept = lasting + (cut.loss === 'torn' ? Math.floor(cut.chance() * (loose + 1)) : 0)
  const names = new Names()
  for (const naming of disk.namings.slice(0, kept)) names.apply(naming)
  fs.mkdirSync(into, { recursive: true, mode: 0o700 })
  for (const name of [...names.folders].sort()) fs.mkdirSync(path.join(into, name), { recursive: true, mode: 0o700 })
  for (const [name, file] of names.files)
    fs.writeFileSync(path.join(into, name), contentOf(file, cut, disk.settledAt), { mode: 0o600 })
}
