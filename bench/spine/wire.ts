import net from 'node:net'

export interface Reply {
  readonly status: number
  /** Header lines as they came, with the status line. */
  readonly head: string
  readonly body: Buffer
}

/** One HTTP/1.1 connection, one request at a time; lean, so that the bench measures the house and not itself. */
export class Wire {
  readonly #socket: net.Socket
  #bytes: Buffer = Buffer.alloc(0)
  #waiting: { yes: (reply: Reply) => void; no: (error: Error) => void } | undefined

  private constructor(socket: net.Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#read(chunk))
    socket.on('error', (error) => this.#waiting?.no(error))
    socket.on('close', () => this.#waiting?.no(new Error('the connection was closed')))
  }

  static open(port: number): Promise<Wire> {
    return new Promise((yes, no) => {
      const socket = net.connect(port, '127.0.0.1', () => yes(new Wire(socket)))
      socket.once('error', no)
    })
  }

  #read(chunk: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk])
    const end = this.#bytes.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#bytes.toString('latin1', 0, end)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (this.#bytes.length < end + 4 + length) return
    const body = this.#bytes.subarray(end + 4, end + 4 + length)
    this.#bytes = this.#bytes.subarray(end + 4 + length)
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.yes({ status: Number(head.slice(9, 12)), head, body })
  }

  ask(method: 'GET' | 'POST' | 'PUT', path: string, cookie: string, body?: string): Promise<Reply> {
    const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', ...(cookie ? [`cookie: ${cookie}`] : [])]
    if (body !== undefined)
      lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`)
    return new Promise((yes, no) => {
      this.#waiting = { yes, no }
      this.#socket.write(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`)
    })
  }

  close(): void {
    this.#socket.destroy()
  }
}
