import net from 'node:net'
import type { Scan } from './tables.ts'

const limitMs = 15_000
const pieceBytes = 64 * 1024

/**
 * Asks a scanner on this machine that speaks ClamAV’s INSTREAM, at a socket’s path or at
 * host:port. Without one, a file is kept and marked as not scanned; so it is where the scanner does not answer.
 */
export function scan(bytes: Buffer, where: string | undefined): Promise<Scan> {
  if (!where) return Promise.resolve('unscanned')
  return new Promise((found) => {
    const [host, port] = where.split(':')
    const socket = where.startsWith('/')
      ? net.connect({ path: where })
      : net.connect({ host: host ?? '127.0.0.1', port: Number(port) })
    let answer = ''
    const end = (result: Scan): void => {
      socket.destroy()
      found(result)
    }
    socket.setTimeout(limitMs, () => end('unscanned'))
    socket.on('error', () => end('unscanned'))
    socket.on('data', (piece) => {
      answer += piece.toString('utf8')
    })
    socket.on('end', () =>
      end(/ FOUND\0?\s*$/.test(answer) ? 'infected' : /OK\0?\s*$/.test(answer) ? 'clean' : 'unscanned'),
    )
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        const piece = bytes.subarray(at, at + pieceBytes)
        const size = Buffer.alloc(4)
        size.writeUInt32BE(piece.length)
        socket.write(size)
        socket.write(piece)
      }
      socket.write(Buffer.alloc(4))
    })
  })
}
