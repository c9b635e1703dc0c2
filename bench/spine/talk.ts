import { randomUUID } from 'node:crypto'
import { screen } from '../../packages/core/src/risk/screen.ts'
import { sleep } from './measure.ts'
import { Wire } from './wire.ts'

/** What people say on an ordinary day. */
const everyday = [
  '今天天气不错，下楼走了走',
  '工作有点累，睡得还行',
  '孩子考试没考好，我有点着急',
  '晚饭想做点清淡的，不知道吃什么好',
  '邻居送了我一盆花，放在窗台上了',
]
const isHarmless = (text: string): boolean => screen(text).level === 'L0'
const harmless = everyday.filter(isHarmless)
/** Everyday lines the screener takes for danger: they raise alerts, so they are no ordinary traffic. */
export const takenForDanger = everyday.filter((text) => !isHarmless(text))
const risky = ['我不想活了，药都准备好了，今晚就吃', '我想死，活着没意思', '我想结束自己的生命']

/** Messages one resident writes before the next one comes: conversations stay short. */
export const turns = 6

export const wordsOf = (kind: 'harmless' | 'risky', n: number): string => {
  const list = kind === 'risky' ? risky : harmless
  return list[n % list.length]!
}

/** A resident who has opened the conversation: what their browser keeps. */
export interface Caller {
  cookie: string
  said: number
  /** The last position it holds, as a face tells it. */
  seq: number
}

const cookieIn = (head: string): string => /set-cookie: (anxin_resident=[^;\r]*)/i.exec(head)?.[1] ?? ''

/** Position of the conversation in an answer: it stands after all its lines. */
const seqIn = (body: Buffer): number => {
  const text = body.toString()
  return Number.parseInt(text.slice(text.lastIndexOf('"seq":') + 6), 10)
}

export async function newCaller(wire: Wire): Promise<Caller> {
  const reply = await wire.ask('GET', '/api/companion/conversation', '')
  if (reply.status !== 200) throw new Error(`a conversation did not open: ${reply.status}`)
  return { cookie: cookieIn(reply.head), said: 0, seq: seqIn(reply.body) }
}

export interface Sent {
  readonly status: number
  readonly retryAfter: boolean
  /** When the first byte went out: milliseconds since 1970. */
  readonly at: number
  readonly tookMs: number
  readonly conversationId: string | undefined
}

export const clockMs = (): number => performance.timeOrigin + performance.now()

export async function say(wire: Wire, caller: Caller, text: string, read = false): Promise<Sent> {
  const at = clockMs()
  const reply = await wire.ask(
    'POST',
    '/api/companion/messages',
    caller.cookie,
    JSON.stringify({ id: randomUUID(), text, after: caller.seq }),
  )
  const tookMs = clockMs() - at
  caller.said += 1
  if (reply.status === 200) caller.seq = seqIn(reply.body)
  if (!caller.cookie) caller.cookie = cookieIn(reply.head)
  const conversationId =
    read && reply.status === 200
      ? (JSON.parse(reply.body.toString()) as { conversation: { id: string } }).conversation.id
      : undefined
  return {
    status: reply.status,
    retryAfter: /\r\nretry-after: /i.test(reply.head),
    at,
    tookMs,
    conversationId,
  }
}

export async function openWires(port: number, count: number): Promise<Wire[]> {
  return Promise.all(Array.from({ length: count }, () => Wire.open(port)))
}

/** After a 503 the crowd comes back this soon, milliseconds: ruder than the two seconds it is asked to wait. */
const comeBackMs = 250

/** Ordinary residents who talk without a pause on some connections, until told to stop. */
export class Crowd {
  #over = false
  #done: Promise<unknown> = Promise.resolve()
  /** Answers by status. */
  readonly answers = new Map<number, number>()
  withoutRetryAfter = 0

  async start(port: number, connections: number): Promise<this> {
    const wires = await openWires(port, connections)
    this.#done = Promise.all(wires.map((wire) => this.#talk(wire).finally(() => wire.close())))
    return this
  }

  async #talk(wire: Wire): Promise<void> {
    for (let n = 0; !this.#over; ) {
      const caller: Caller = { cookie: '', said: 0, seq: 0 }
      while (caller.said < turns && !this.#over) {
        const { status, retryAfter } = await say(wire, caller, wordsOf('harmless', n++))
        this.answers.set(status, (this.answers.get(status) ?? 0) + 1)
        if (status === 503 && !retryAfter) this.withoutRetryAfter += 1
        if (status === 503) await sleep(comeBackMs)
      }
    }
  }

  async stop(): Promise<void> {
    this.#over = true
    await this.#done
  }
}
