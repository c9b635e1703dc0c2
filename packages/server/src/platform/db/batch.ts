import pg from 'pg'
import { prepareValue } from 'pg/lib/utils.js'
import { serialize } from 'pg-protocol'
import type { Answer, Ask, Row } from './engine.ts'

/** What the driver's connection shows of itself, as its own query classes use it. */
interface Wire {
  readonly stream: { write(bytes: Buffer): boolean; readonly writable: boolean }
  on(event: 'parseComplete', heard: () => void): void
}
interface Field {
  readonly name: string
  readonly dataTypeID: number
}
type Read = (value: string) => unknown

/** How the rows of a prepared statement are read. */
interface Shape {
  readonly names: readonly string[]
  readonly reads: readonly Read[]
  /** A row whose columns are null: rows are copies of it, so that they need not grow column by column. */
  readonly empty: Row
}

/** How many statements a connection keeps prepared: each holds its plan in the server's memory. */
export const preparedLimit = 300

/** A statement the server holds under its name. */
interface Held {
  /** Of its rows, once it was told. */
  shape: Shape | undefined
  /** The batch that asked it last. */
  turn: number
}

/** What is known of one connection. */
interface Known {
  readonly prepared: Map<string, Held>
  now: Batch | undefined
  /** Batches sent so far. */
  turn: number
}

export interface Asked extends Ask {
  /** Under which the statement stays prepared; undefined where it is planned each time. */
  readonly name: string | undefined
  readonly yes: (answer: Answer) => void
  readonly no: (error: Error) => void
}

const noRows: Shape = { names: [], reads: [], empty: {} }
const sync = serialize.sync()
const execute = serialize.execute({ portal: '', rows: 0 })
const describe = serialize.describe({ type: 'P', name: '' })

const knownOf = new WeakMap<Wire, Known>()

function knownOn(wire: Wire): Known {
  const before = knownOf.get(wire)
  if (before) return before
  const known: Known = { prepared: new Map(), now: undefined, turn: 0 }
  knownOf.set(wire, known)
  wire.on('parseComplete', () => known.now?.handleParsed())
  return known
}

function emptyRow(names: readonly string[]): Row {
  const row: Row = {}
  // each column has held every kind of value once: the engine then keeps one layout for all rows of the statement
  for (const name of names) for (const value of ['', 0, 0.5, null]) row[name] = value
  return row
}

function shapeOf(fields: readonly Field[]): Shape {
  const names = fields.map((field) => field.name)
  const reads = fields.map((field) => pg.types.getTypeParser(field.dataTypeID, 'text') as Read)
  return { names, reads, empty: emptyRow(names) }
}

/** Rows a statement touched: the last number of its tag. */
const countIn = (tag: string): number => Number.parseInt(tag.slice(tag.lastIndexOf(' ') + 1), 10) || 0

/**
 * Several statements in one write and one answer. The driver ends each statement with a Sync of its own, and at each
 * the server sends what it has, which wakes this process once for every statement; here one Sync ends all of them.
 * After a statement that fails the server skips the rest of the batch: they fail with it. Fits the driver's
 * `Submittable`; one batch is out at a time.
 */
export class Batch {
  readonly #asked: readonly Asked[]
  #wire: Wire | undefined
  #at = 0
  /** Statements of this batch whose Parse has not been confirmed, in order. */
  #parsing: Asked[] = []
  #shape: Shape | undefined
  #rows: Row[] = []
  /** The driver sets it where it is missing; answers go to each statement instead. */
  callback = (): void => undefined

  constructor(asked: readonly Asked[]) {
    this.#asked = asked
  }

  submit(wire: Wire): null {
    this.#wire = wire
    const known = knownOn(wire)
    known.now = this
    known.turn += 1
    const parts = this.#makeRoom(known)
    const sent = new Set<string>()
    for (const one of this.#asked) {
      const isKnown = one.name !== undefined && (known.prepared.has(one.name) || sent.has(one.name))
      if (!isKnown) {
        parts.push(serialize.parse({ text: one.text, name: one.name ?? '', types: [] }))
        this.#parsing.push(one)
        if (one.name) sent.add(one.name)
      }
      parts.push(
        serialize.bind({ statement: one.name ?? '', values: one.params as unknown[], valueMapper: prepareValue }),
      )
      if (!one.name || !known.prepared.get(one.name)?.shape) parts.push(describe)
      parts.push(execute)
    }
    parts.push(sync)
    wire.stream.write(Buffer.concat(parts))
    this.#begin()
    return null
  }

  /**
   * Closes what was not asked for the longest time where this batch prepares more than the connection keeps. Said
   * first: after a statement that fails the server would not hear it.
   */
  #makeRoom({ prepared, turn }: Known): Buffer[] {
    let fresh = 0
    for (const { name } of this.#asked) {
      const held = name && prepared.get(name)
      if (held) held.turn = turn
      else if (name) fresh += 1
    }
    if (fresh === 0 || prepared.size + fresh <= preparedLimit) return []
    const unused = [...prepared].filter(([, held]) => held.turn < turn).sort(([, a], [, b]) => a.turn - b.turn)
    return unused.slice(0, fresh).map(([name]) => {
      prepared.delete(name)
      return serialize.close({ type: 'S', name })
    })
  }

  /** The statement whose answer comes now, where the server holds it. */
  get #held(): Held | undefined {
    const name = this.#asked[this.#at]?.name
    return name && this.#wire ? knownOn(this.#wire).prepared.get(name) : undefined
  }

  #begin(): void {
    this.#shape = this.#held?.shape
    this.#rows = []
  }

  handleParsed(): void {
    const name = this.#parsing.shift()?.name
    if (!name || !this.#wire) return
    const { prepared, turn } = knownOn(this.#wire)
    prepared.set(name, { shape: undefined, turn })
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#shape = shapeOf(fields)
    const held = this.#held
    if (held) held.shape = this.#shape
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const { names, reads, empty } = this.#shape!
    const row: Row = { ...empty }
    for (let i = 0; i < names.length; i += 1) {
      const value = fields[i]
      if (value !== null && value !== undefined) row[names[i]!] = reads[i]!(value)
    }
    this.#rows.push(row)
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const one = this.#asked[this.#at]
    // asked for its shape, it had none: it is not asked again
    const held = this.#held
    if (held && !this.#shape) held.shape = noRows
    const answer = { rows: this.#rows, count: countIn(text) }
    this.#at += 1
    this.#begin()
    one?.yes(answer)
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' })
  }

  handleError(error: Error): void {
    for (const one of this.#asked.slice(this.#at)) one.no(error)
    this.#at = this.#asked.length
  }

  handleReadyForQuery(): void {
    // every statement has had its answer by now
  }
}
