import http from 'node:http'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { clearBoard, type Ground } from './ground.ts'
import { percentile, sleep } from './measure.ts'
import { Crowd, clockMs, newCaller, openWires, say, wordsOf } from './talk.ts'
import { Wire } from './wire.ts'

const busyConnections = 16
const painted = 220
const delivered = 1000
/** A board of the bench is emptied after this many alerts: a longer one stands nowhere. */
const boardLength = 20

/** Signs the worker on call in. @returns the cookie */
async function signIn(port: number): Promise<string> {
  const wire = await Wire.open(port)
  const people = JSON.parse((await wire.ask('GET', '/api/identity/demo/people', '')).body.toString()) as {
    people: { id: string; name: string }[]
  }
  const person = people.people.find((one) => one.name === '林晓安')!
  const reply = await wire.ask('POST', '/api/identity/demo/sessions', '', JSON.stringify({ id: person.id }))
  wire.close()
  return /set-cookie: (anxin_staff=[^;\r]*)/i.exec(reply.head)![1]!
}

async function openBoard(port: number, cookie: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const [name, value] = cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/' }])
  const page = await context.newPage()
  await page.addInitScript({ path: fileURLToPath(new URL('./watch-rows.js', import.meta.url)) })
  await page.goto(`http://127.0.0.1:${port}/console/`)
  await page.locator('section.board footer .live.on').waitFor({ timeout: 30_000 })
  return { page, close: () => browser.close() }
}

export interface Painted {
  readonly alerts: number
  readonly notPainted: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** From the post to its own answer. */
  readonly answerP50Ms: number
  readonly answerP99Ms: number
}

async function numbersOf(ground: Ground, conversations: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await ground.sql.query<{ conversation_id: string; number: number }>(
    'select conversation_id, number from crisis_event where conversation_id = any($1)',
    [conversations],
  )
  return new Map(rows.map((row) => [row.conversation_id, `A-${String(row.number).padStart(4, '0')}`]))
}

interface Posted {
  readonly conversationId: string
  readonly at: number
}

/** Waits, ten seconds at most, until the rows of these posts are painted. @returns how long each took, milliseconds */
async function whenPainted(ground: Ground, page: Page, posted: readonly Posted[]): Promise<number[]> {
  const numbers = await numbersOf(
    ground,
    posted.map((one) => one.conversationId),
  )
  for (const until = clockMs() + 10_000; ; await sleep(100)) {
    const seen = await page.evaluate(
      () => (globalThis as unknown as { seenRows: Record<string, number> }).seenRows,
    )
    const took = posted.flatMap(({ conversationId, at }) => {
      const when = seen[numbers.get(conversationId) ?? '']
      return when ? [when - at] : []
    })
    if (took.length === posted.length || clockMs() > until) return took
  }
}

/** A risky message posted → its row painted on the board of a real browser, while 16 connections talk without a pause. */
export async function measurePaint(ground: Ground, busy: boolean): Promise<Painted> {
  const { port } = ground.place
  const board = await openBoard(port, await signIn(port))
  const wire = await Wire.open(port)
  const crowd = busy ? await new Crowd().start(port, busyConnections) : undefined
  const took: number[] = []
  const answers: number[] = []
  let notPainted = 0
  const count = busy ? painted : 60
  while (took.length + notPainted < count) {
    const posted: Posted[] = []
    for (let n = 0; n < boardLength; n += 1) {
      const sent = await say(wire, await newCaller(wire), wordsOf('risky', n), true)
      if (!sent.conversationId) throw new Error(`a risky message was answered ${sent.status}`)
      answers.push(sent.tookMs)
      posted.push({ conversationId: sent.conversationId, at: sent.at })
      await sleep(60 + Math.random() * 120)
    }
    const painted = await whenPainted(ground, board.page, posted)
    took.push(...painted)
    notPainted += posted.length - painted.length
    await clearBoard(ground.sql)
  }
  await crowd?.stop()
  wire.close()
  await board.close()
  return {
    alerts: count,
    notPainted,
    p50Ms: percentile(took, 0.5),
    p99Ms: percentile(took, 0.99),
    answerP50Ms: percentile(answers, 0.5),
    answerP99Ms: percentile(answers, 0.99),
  }
}

/** A bare listener on the stream of the board, which comes back after a cut as a browser does. */
class Listener {
  readonly raised = new Set<string>()
  readonly ids: number[] = []
  cuts = 0
  readonly #port: number
  readonly #cookie: string
  readonly #seq: number
  #request: http.ClientRequest | undefined
  #over = false

  /** @param seq position of the board it has read: it misses nothing after that */
  constructor(port: number, cookie: string, seq: number) {
    this.#port = port
    this.#cookie = cookie
    this.#seq = seq
  }

  open(): Promise<void> {
    return new Promise((yes, no) => {
      const last = this.ids.at(-1)
      const headers = {
        cookie: this.#cookie,
        ...(last === undefined ? {} : { 'last-event-id': String(last) }),
      }
      this.#request = http.get(
        {
          host: '127.0.0.1',
          port: this.#port,
          path: `/api/crisis/stream?after=${this.#seq}`,
          headers,
          agent: false,
        },
        (response) => {
          let text = ''
          response.on('data', (chunk: Buffer) => {
            text += chunk.toString()
            const frames = text.split('\n\n')
            text = frames.pop() ?? ''
            for (const frame of frames) this.#hear(frame)
          })
          response.on('error', () => undefined)
          yes()
        },
      )
      this.#request.on('error', (error) => (this.#over || this.cuts > 0 ? undefined : no(error)))
    })
  }

  #hear(frame: string): void {
    const id = /^id: (\d+)$/m.exec(frame)?.[1]
    const data = /^data: (.*)$/m.exec(frame)?.[1]
    if (!id || !data) return
    this.ids.push(Number(id))
    const body = JSON.parse(data) as { eventId: string; kind: string }
    if (body.kind === 'crisis.alert_raised') this.raised.add(body.eventId)
  }

  /** Drops the connection in the middle of whatever it was saying and comes back after a while. */
  async cut(): Promise<void> {
    this.cuts += 1
    this.#request?.destroy()
    await sleep(Math.random() * 800)
    await this.open()
  }

  close(): void {
    this.#over = true
    this.#request?.destroy()
  }
}

export interface Delivered {
  readonly alerts: number
  readonly lost: number
  readonly lostAfterCuts: number
  readonly cuts: number
  readonly doubled: number
  /** After the last cut, until everything raised before it was there, milliseconds. */
  readonly caughtUpMs: number
}

/** 1,000 alerts while 16 connections talk: one listener hears them through, another is cut again and again. */
export async function measureDelivery(ground: Ground): Promise<Delivered> {
  const { port } = ground.place
  const cookie = await signIn(port)
  const wire = await Wire.open(port)
  const { seq } = JSON.parse((await wire.ask('GET', '/api/crisis/board', cookie)).body.toString()) as {
    seq: number
  }
  wire.close()
  const [steady, cutOff] = [new Listener(port, cookie, seq), new Listener(port, cookie, seq)]
  await Promise.all([steady.open(), cutOff.open()])
  await sleep(300)
  const crowd = await new Crowd().start(port, busyConnections)
  const wires = await openWires(port, 4)
  const conversations: string[] = []
  const raising = Promise.all(
    wires.map(async (wire) => {
      while (conversations.length < delivered) {
        const { status, conversationId } = await say(
          wire,
          { cookie: '', said: 0, seq: 0 },
          wordsOf('risky', conversations.length),
          true,
        )
        if (!conversationId) throw new Error(`a risky message was answered ${status}`)
        conversations.push(conversationId)
      }
    }),
  )
  let over = false
  void raising.finally(() => {
    over = true
  })
  while (!over) {
    await sleep(1500)
    await cutOff.cut()
  }
  await raising
  await crowd.stop()
  const { rows } = await ground.sql.query<{ id: string }>(
    'select id from crisis_event where conversation_id = any($1)',
    [conversations],
  )
  const missing = (listener: Listener): number => rows.filter(({ id }) => !listener.raised.has(id)).length
  const before = performance.now()
  await cutOff.cut()
  for (let n = 0; n < 500 && missing(cutOff) > 0; n += 1) await sleep(20)
  const caughtUpMs = performance.now() - before
  const doubled = cutOff.ids.length - new Set(cutOff.ids).size + steady.ids.length - new Set(steady.ids).size
  const found = {
    alerts: rows.length,
    lost: missing(steady),
    lostAfterCuts: missing(cutOff),
    cuts: cutOff.cuts,
    doubled,
    caughtUpMs,
  }
  for (const one of [steady, cutOff]) one.close()
  for (const one of wires) one.close()
  await clearBoard(ground.sql)
  return found
}
