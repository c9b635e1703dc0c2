/**
 * Loaded before everything else, in the main thread and in every worker: notes each call that changes the
 * folder CUT_FOLDER in the journal CUT_JOURNAL, after it was done. It changes none of them.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { inside, JournalWriter } from './cut-journal.ts'

const folder = process.env.CUT_FOLDER
const file = process.env.CUT_JOURNAL
if (folder && file) record(folder, new JournalWriter(file))

function record(folder: string, journal: JournalWriter): void {
  const raw = { ...fs }
  const within = (path: unknown): string | undefined => inside(folder, path)
  /** Descriptors of files inside the folder, and whether they only append. */
  const open = new Map<number, { append: boolean }>()
  const note = (call: Parameters<JournalWriter['write']>[1], data?: Uint8Array): void =>
    journal.write(raw.writeSync, call, data)

  const openSync = (path: fs.PathLike, flags: fs.OpenMode = 'r', mode?: fs.Mode | null): number => {
    const name = within(path)
    const bits = typeof flags === 'number' ? flags : flagBits(flags)
    const fresh = name !== undefined && (bits & fs.constants.O_CREAT) !== 0 && !raw.existsSync(path)
    const fd = raw.openSync(path, flags, mode)
    if (name === undefined) return fd
    const append = (bits & fs.constants.O_APPEND) !== 0
    open.set(fd, { append })
    note({ call: 'open', fd, path: name, fresh, emptied: (bits & fs.constants.O_TRUNC) !== 0, append })
    return fd
  }
  const writeSync = (
    fd: number,
    buffer: NodeJS.ArrayBufferView | string,
    offset?: number | null,
    length?: number | null,
    position?: number | null,
  ): number => {
    if (!open.has(fd))
      return raw.writeSync(fd, buffer as NodeJS.ArrayBufferView, offset as number, length, position)
    if (typeof buffer === 'string' || typeof position !== 'number')
      throw new Error('the recorder knows only writes of bytes at a position')
    const from = offset ?? 0
    const done = raw.writeSync(fd, buffer, from, length ?? buffer.byteLength - from, position)
    const at = open.get(fd)?.append ? raw.fstatSync(fd).size - done : position
    const data = Buffer.from(new Uint8Array(buffer.buffer, buffer.byteOffset + from, done))
    note({ call: 'write', fd, at, bytes: done }, data)
    return done
  }
  const writeFileSync = (
    path: fs.PathOrFileDescriptor,
    data: string | NodeJS.ArrayBufferView,
    options?: fs.WriteFileOptions,
  ): void => {
    if (within(path) === undefined) return raw.writeFileSync(path, data, options)
    const { mode = 0o666, flag = 'w' } = typeof options === 'object' && options !== null ? options : {}
    const fd = openSync(path as string, flag ?? 'w', mode)
    const bytes =
      typeof data === 'string'
        ? Buffer.from(data)
        : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    if (bytes.length > 0) writeSync(fd, bytes, 0, bytes.length, 0)
    closeSync(fd)
  }
  const closeSync = (fd: number): void => {
    raw.closeSync(fd)
    if (open.delete(fd)) note({ call: 'close', fd })
  }
  const ofFd =
    (name: 'fsyncSync' | 'fdatasyncSync') =>
    (fd: number): void => {
      raw[name](fd)
      if (open.has(fd)) note({ call: 'fsync', fd })
    }
  const ofPath =
    (call: 'mkdir' | 'rmdir' | 'unlink', real: (path: fs.PathLike, ...rest: never[]) => unknown) =>
    (path: fs.PathLike, ...rest: never[]): unknown => {
      const name = within(path)
      const isNew = call !== 'mkdir' || !raw.existsSync(path)
      const done = real(path, ...rest)
      if (name !== undefined && isNew) note({ call, path: name })
      return done
    }
  Object.assign(fs, {
    ...{
      openSync,
      writeSync,
      writeFileSync,
      closeSync,
      fsyncSync: ofFd('fsyncSync'),
      fdatasyncSync: ofFd('fdatasyncSync'),
    },
    mkdirSync: ofPath('mkdir', raw.mkdirSync),
    rmdirSync: ofPath('rmdir', raw.rmdirSync),
    unlinkSync: ofPath('unlink', raw.unlinkSync),
    ftruncateSync: (fd: number, size = 0): void => {
      raw.ftruncateSync(fd, size)
      if (open.has(fd)) note({ call: 'cut', fd, size: size ?? 0 })
    },
    truncateSync: (path: string, size = 0): void => {
      raw.truncateSync(path, size)
      const name = within(path)
      if (name !== undefined) note({ call: 'cutPath', path: name, size: size ?? 0 })
    },
    renameSync: (path: fs.PathLike, to: fs.PathLike): void => {
      raw.renameSync(path, to)
      const [from, name] = [within(path), within(to)]
      if (from !== undefined && name !== undefined) note({ call: 'rename', path: from, to: name })
    },
  })
  for (const name of [
    'symlinkSync',
    'linkSync',
    'copyFileSync',
    'appendFileSync',
    'writevSync',
    'cpSync',
  ] as const)
    forbid(name)
  syncBuiltinESMExports()

  /** A change the model does not know would make the proof say more than it saw. */
  function forbid(
    name: 'symlinkSync' | 'linkSync' | 'copyFileSync' | 'appendFileSync' | 'writevSync' | 'cpSync',
  ): void {
    const real = raw[name] as (...args: unknown[]) => unknown
    Object.assign(fs, {
      [name]: (...args: unknown[]): unknown => {
        if (args.some((one) => within(one) !== undefined || open.has(one as number)))
          throw new Error(`the recorder does not know ${name}`)
        return real(...args)
      },
    })
  }
}

function flagBits(flags: string): number {
  const { O_APPEND, O_CREAT, O_RDONLY, O_TRUNC, O_WRONLY, O_RDWR, O_EXCL } = fs.constants
  const known: Record<string, number> = {
    r: O_RDONLY,
    'r+': O_RDWR,
    w: O_WRONLY | O_CREAT | O_TRUNC,
    wx: O_WRONLY | O_CREAT | O_EXCL,
    'w+': O_RDWR | O_CREAT | O_TRUNC,
    a: O_WRONLY | O_CREAT | O_APPEND,
  }
  const bits = known[flags]
  if (bits === undefined) throw new Error(`the recorder does not know the flag ${flags}`)
  return bits
}
