import zlib from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

interface Picture {
  readonly width: number
  readonly height: number
  /** 0xRRGGBB, row by row. */
  readonly pixels: Uint32Array
}

function chunks(png: Buffer): { name: string; body: Buffer }[] {
  const found: { name: string; body: Buffer }[] = []
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    found.push({
      name: png.toString('latin1', at + 4, at + 8),
      body: png.subarray(at + 8, at + 8 + length),
    })
    at += 12 + length
  }
  return found
}

/** What a filter of PNG adds to a byte from its left, upper and upper-left neighbours. */
function added(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const guess = left + up - corner
  const [dl, du, dc] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return dl <= du && dl <= dc ? left : du <= dc ? up : corner
}

function unfiltered(raw: Buffer, height: number, stride: number, depth: number): Uint8Array {
  const bytes = new Uint8Array(height * stride)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]!
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x
      const left = x >= depth ? bytes[at - depth]! : 0
      const up = y > 0 ? bytes[at - stride]! : 0
      const corner = x >= depth && y > 0 ? bytes[at - stride - depth]! : 0
      bytes[at] = raw[y * (stride + 1) + 1 + x]! + added(filter, left, up, corner)
    }
  }
  return bytes
}

/** Reads an opaque PNG of 8 bits a colour, as a browser writes it. */
function read(png: Buffer): Picture {
  const parts = chunks(png)
  const head = parts[0]!.body
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const depth = head[9] === 6 ? 4 : 3
  const data = Buffer.concat(parts.filter(({ name }) => name === 'IDAT').map(({ body }) => body))
  const bytes = unfiltered(zlib.inflateSync(data), height, width * depth, depth)
  const pixels = new Uint32Array(width * height)
  for (let n = 0; n < pixels.length; n += 1) {
    const at = n * depth
    pixels[n] = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!
  }
  return { width, height, pixels }
}

type Counted = readonly [colour: number, count: number]
const shifts = [16, 8, 0] as const
const channel = (colour: number, shift: number): number => (colour >> shift) & 0xff

interface Box {
  readonly colours: readonly Counted[]
  readonly shift: number
  /** The middle along that channel, and what the eye would miss were all colours one. */
  readonly mean: number
  readonly loss: number
}
/** A box of colours with the channel along which they differ most; a common colour weighs more. */
function boxOf(colours: readonly Counted[]): Box {
  let worst: Box = { colours, shift: 16, mean: 0, loss: -1 }
  for (const shift of shifts) {
    let [weight, sum, squares] = [0, 0, 0]
    for (const [colour, count] of colours) {
      const value = channel(colour, shift)
      const heavy = Math.sqrt(count)
      weight += heavy
      sum += heavy * value
      squares += heavy * value * value
    }
    const mean = sum / weight
    const loss = squares - sum * mean
    if (loss > worst.loss) worst = { colours, shift, mean, loss }
  }
  return worst
}

/** The box that would lose most is halved until there are enough boxes. */
function boxesOf(colours: readonly Counted[], most: number): readonly (readonly Counted[])[] {
  const boxes = [boxOf(colours)]
  while (boxes.length < most) {
    boxes.sort((a, b) => a.loss - b.loss)
    const box = boxes.pop()!
    const low = box.colours.filter(([colour]) => channel(colour, box.shift) <= box.mean)
    const high = box.colours.filter(([colour]) => channel(colour, box.shift) > box.mean)
    if (low.length === 0 || high.length === 0) {
      boxes.push(box)
      break
    }
    boxes.push(boxOf(low), boxOf(high))
  }
  return boxes.map((box) => box.colours)
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
function chunk(name: string, body: Buffer): Buffer {
  const whole = Buffer.concat([Buffer.from(name, 'latin1'), body])
  let crc = 0xffffffff
  for (const byte of whole) crc = crcTable[(crc ^ byte) & 0xff]! ^ (crc >>> 8)
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0)
  return Buffer.concat([length, whole, sum])
}

/** The same picture with at most 256 colours: flat drawings lose nothing that an eye would miss. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = read(png)
  const counts = new Map<number, number>()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const boxes = boxesOf([...counts], 256)
  const places = new Map<number, number>()
  const palette = Buffer.alloc(boxes.length * 3)
  boxes.forEach((box, place) => {
    const [commonest] = box.reduce((best, one) => (one[1] > best[1] ? one : best))
    palette.writeUIntBE(commonest, place * 3, 3)
    for (const [colour] of box) places.set(colour, place)
  })
  const rows = Buffer.alloc(height * (width + 1))
  pixels.forEach((pixel, n) => {
    rows[Math.floor(n / width) * (width + 1) + 1 + (n % width)] = places.get(pixel)!
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', zlib.deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
