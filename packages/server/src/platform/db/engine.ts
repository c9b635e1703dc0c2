/** A row as the driver returns it. */
export type Row = Record<string, unknown>

export interface Answer {
  readonly rows: Row[]
  /** Rows the statement touched. */
  readonly count: number
}

/** A statement with its parameters, to be sent when its time comes. */
export interface Ask {
  readonly text: string
  readonly params: readonly unknown[]
}

/**
 * One database connection held by one transaction. What is asked without waiting for the answer before goes
 * out in one round trip and is done in the order it was asked.
 */
export interface Line {
  query(text: string, params?: readonly unknown[]): Promise<Answer>
  /** Several statements without parameters in one round trip; returns the rows of the last that had any. */
  script(text: string): Promise<Row[]>
}

export interface HeldLine extends Line {
  /** Gives the connection back; a broken one is thrown away. */
  release(broken?: boolean): void
}

export interface Engine {
  readonly kind: 'embedded' | 'postgresql'
  /** @param urgent takes from the small set kept free for alerts */
  hold(urgent?: boolean): Promise<HeldLine>
  /** Calls back with the payload of every notification on the house channel. */
  listen(onNotice: (payload: string) => void): Promise<void>
  /** Asks other nodes to look; a no-op on the embedded engine, which has one node. */
  readonly notice: (payload: string) => Ask | undefined
  close(): Promise<void>
}
