/**
 * Required before everything else, in the main thread and in every worker: notes each call that changes the
 * folder CUT_FOLDER in the journal CUT_JOURNAL, after it was done. It changes none of them.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { type Call, inside, JournalWriter } from './cut-journal.ts'

const raw = { ...fs }
type Bytes = NodeJS.ArrayBufferView

/** Calls that change files in ways the model does not know: it would say more than it saw. */
const unknown = ['symlinkSync', 'linkSync', 'copyFileSync', 'appendFileSync', 'writevSync', 'cpSync'] as const

class Recorder {
  readonly #folder: string
  readonly #journal: JournalWriter
  /** Descriptors of files inside the folder, and whether they only append. */
  readonly #open = new Map<number, { append: boolean }>()

  constructor(folder: string, journal: JournalWriter) {
    this.#folder = folder
    this.#journal = journal
  }

  #name(file: unknown): string | undefined {
    return inside(this.#folder, file)
  }

  #note(call: Call, data?: Uint8Array): void {
    this.#journal.write(raw.writeSync, call, data)
  }

  #opened(file: fs.PathLike, flags: fs.OpenMode = 'r', mode?: fs.Mode | null): number {
    const path = this.#name(file)
    if (path === undefined) return raw.openSync(file, flags, mode)
    const bits = typeof flags === 'number' ? flags : flagBits(flags)
    const fresh = (bits & fs.constants.O_CREAT) !== 0 && !raw.existsSync(file)
    const fd = raw.openSync(file, flags, mode)
    const append = (bits & fs.constants.O_APPEND) !== 0
    this.#open.set(fd, { append })
    this.#note({ call: 'open', fd, path, fresh, emptied: (bits & fs.constants.O_TRUNC) !== 0, append })
    return fd
  }

  #written(
    fd: number,
    buffer: Bytes,
    offset?: number | null,
    length?: number | null,
    position?: number | null,
  ): number {
    const file = this.#open.get(fd)
    if (!file) return raw.writeSync(fd, buffer, offset, length, position)
    if (typeof buffer === 'string' || typeof position !== 'number')
      throw new Error('the recorder knows only writes of bytes at a position')
    const from = offset ?? 0
    const done = raw.writeSync(fd, buffer, from, length ?? buffer.byteLength - from, position)
    const at = file.append ? raw.fstatSync(fd).size - done : position
    this.#note({ call: 'write', fd, at, bytes: done }, new Uint8Array(buffer.buffer, buffer.byteOffset + from, done))
    return done
  }

  #wholeFile(file: fs.PathOrFileDescriptor, data: string | Bytes, options?: fs.WriteFileOptions): void {
    if (typeof file === 'number' || this.#name(file) === undefined) {
      raw.writeFileSync(file, data, options)
      return
    }
    const { mode = 0o666, flag = 'w' } = typeof options === 'object' && options !== null ? options : {}
    const fd = this.#opened(file, flag, mode)
    const bytes = typeof data === 'string' ? Buffer.from(data) : data
    if (bytes.byteLength > 0) this.#written(fd, bytes, 0, bytes.byteLength, 0)
    this.#closed(fd)
  }

  #closed(fd: number): void {
    raw.closeSync(fd)
    if (this.#open.delete(fd)) this.#note({ call: 'close', fd })
  }

  #synced(how: 'fsyncSync' | 'fdatasyncSync', fd: number): void {
    raw[how](fd)
    if (this.#open.has(fd)) this.#note({ call: 'fsync', fd })
  }

  #cut(fd: number, size: number): void {
    raw.ftruncateSync(fd, size)
    if (this.#open.has(fd)) this.#note({ call: 'cut', fd, size })
  }

  /** One change of a name or of a file by its name. */
  #byName(file: fs.PathLike, change: () => unknown, call: (path: string) => Call | undefined): unknown {
    const path = this.#name(file)
    const noted = path === undefined ? undefined : call(path)
    const done = change()
    if (noted) this.#note(noted)
    return done
  }

  /** Stands in for the calls of `fs`. */
  install(): void {
    Object.assign(fs, {
      openSync: this.#opened.bind(this),
      writeSync: this.#written.bind(this),
      writeFileSync: this.#wholeFile.bind(this),
      closeSync: this.#closed.bind(this),
      fsyncSync: (fd: number) => this.#synced('fsyncSync', fd),
      fdatasyncSync: (fd: number) => this.#synced('fdatasyncSync', fd),
      ftruncateSync: (fd: number, size?: number | null) => this.#cut(fd, size ?? 0),
      truncateSync: (file: string, size?: number | null) =>
        this.#byName(
          file,
          () => raw.truncateSync(file, size ?? 0),
          (path) => ({ call: 'cutPath', path, size: size ?? 0 }),
        ),
      ...this.#ofNames(),
      ...Object.fromEntries(unknown.map((name) => [name, this.#refused(name)])),
    })
    syncBuiltinESMExports()
  }

  #ofNames(): object {
    return {
      mkdirSync: (file: fs.PathLike, options?: fs.MakeDirectoryOptions) =>
        this.#byName(
          file,
          () => raw.mkdirSync(file, options),
          (path) => (raw.existsSync(file) ? undefined : { call: 'mkdir', path }),
        ),
      rmdirSync: (file: fs.PathLike) =>
        this.#byName(
          file,
          () => raw.rmdirSync(file),
          (path) => ({ call: 'rmdir', path }),
        ),
      unlinkSync: (file: fs.PathLike) =>
        this.#byName(
          file,
          () => raw.unlinkSync(file),
          (path) => ({ call: 'unlink', path }),
        ),
      renameSync: (file: fs.PathLike, target: fs.PathLike) =>
        this.#byName(
          file,
          () => raw.renameSync(file, target),
          (path) => ({ call: 'rename', path, to: this.#name(target) ?? '' }),
        ),
    }
  }

  #refused(name: (typeof unknown)[number]): (...args: unknown[]) => unknown {
    const real = raw[name] as (...args: unknown[]) => unknown
    return (...args) => {
      const touches = args.some((one) => this.#name(one) !== undefined || this.#open.has(one as number))
      if (touches) throw new Error(`the recorder does not know ${name}`)
      return real(...args)
    }
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

const { CUT_FOLDER, CUT_JOURNAL } = process.env
if (CUT_FOLDER && CUT_JOURNAL) new Recorder(CUT_FOLDER, new JournalWriter(CUT_JOURNAL)).install()
