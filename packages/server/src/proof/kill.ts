import { randomBytes, randomInt } from 'node:crypto'
import { openEmbedded } from '../platform/db/embedded.ts'
import { openPostgres } from '../platform/db/postgres.ts'
import { BuiltServer, freePort, mustBeBuilt, type Place } from './built-server.ts'
import { type Broken, inspect } from './inspect.ts'
import { type Guest, isKnown, keepWriting, newGuest, type Oddity, send } from './ledger.ts'
import { mustScreenAsExpected } from './words.ts'

/** Milliseconds between the start of writing, or the first answer, and the kill, at most. */
const longestMs = 400
/** Anonymous visits without an alert are wiped after 30 idle minutes: older ones are not looked for in the end. */
const lookedForMs = 25 * 60_000

export interface KillAsked {
  readonly rounds: number
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly log: (line: string) => void
}

export interface KillResult {
  readonly rounds: number
  /** Messages answered 200, and how many of them were risky. */
  readonly answered: number
  readonly risky: number
  /** Messages the kill left without an answer, then sent again. */
  readonly repeated: number
  /** Of those, how many had been kept although no answer came. */
  readonly keptUnanswered: number
  /** First messages of people whom the cookie never reached: nobody can repeat them as the same person. */
  readonly strangers: number
  /** Start of the server on existing data, milliseconds: median and longest. */
  readonly startMs: { readonly median: number; readonly longest: number }
  readonly broken: Broken
}

const sleep = (ms: number): Promise<void> => new Promise((yes) => setTimeout(yes, ms))

/** Waits until somebody has an answer, ten seconds at most. */
async function firstAnswer(guests: readonly Guest[]): Promise<void> {
  for (let n = 0; n < 1000 && !guests.some((one) => one.posts.some((post) => post.answered)); n += 1) await sleep(10)
}

class KillProof {
  readonly #asked: KillAsked
  readonly #place: Place
  readonly #all: { guest: Guest; at: number }[] = []
  readonly #broken: Broken = []
  readonly #starts: number[] = []
  #repeated = 0
  #keptUnanswered = 0
  #strangers = 0

  constructor(asked: KillAsked, place: Place) {
    this.#asked = asked
    this.#place = place
  }

  async run(): Promise<KillResult> {
    let last: readonly Guest[] = []
    // the very first start makes the database; rounds begin on existing data
    await (await BuiltServer.start(this.#place)).stop()
    for (let round = 1; round <= this.#asked.rounds; round += 1) {
      const server = await this.#start()
      await this.#look(last, round - 1)
      last = await this.#killWhileWriting(server)
      if (round % 10 === 0)
        this.#asked.log(
          `${round} rounds, ${this.#count((post) => post.answered)} answered, ${this.#broken.length} broken`,
        )
    }
    const server = await this.#start()
    await this.#look(last, this.#asked.rounds)
    await server.stop()
    await this.#inspect()
    return this.#result()
  }

  async #start(): Promise<BuiltServer> {
    const server = await BuiltServer.start(this.#place)
    this.#starts.push(server.startMs)
    return server
  }

  /** Five residents write at once; at a random moment the server is no more. */
  async #killWhileWriting(server: BuiltServer): Promise<readonly Guest[]> {
    const guests = [0, 1, 2, 3, 4].map((i) =>
      newGuest(server.url, { risky: i < 3, hasty: i % 2 === 0, straightIn: i === 1 }),
    )
    for (const guest of guests) this.#all.push({ guest, at: Date.now() })
    let over = false
    const writing = guests.map((guest) => keepWriting(guest, () => over))
    // one round in four strikes whoever has just come in; the others strike a house in full talk
    if (randomInt(4) > 0) await firstAnswer(guests)
    await sleep(randomInt(5, longestMs))
    await server.kill()
    over = true
    this.#odd('an answer to a message is 200', (await Promise.all(writing)).flat())
    return guests
  }

  #odd(promise: string, odd: readonly Oddity[]): void {
    for (const one of odd)
      this.#broken.push({ promise, found: `${one.id} ${one.status} ${one.refused ?? ''}`, count: 1 })
  }

  /** Repeats what had no answer, then reads as the same residents: everything once, in one conversation. */
  async #look(guests: readonly Guest[], round: number): Promise<void> {
    for (const guest of guests) {
      if (!isKnown(guest)) {
        this.#strangers += guest.posts.length
        continue
      }
      const before = await this.#read(guest)
      for (const post of guest.posts.filter((one) => !one.answered)) {
        this.#repeated += 1
        if (before.some((line) => line.id === post.id)) this.#keptUnanswered += 1
        const odd = [await send(guest, post), await send(guest, post)]
        this.#odd(
          'an unanswered message may be repeated',
          odd.filter((one) => one !== undefined),
        )
      }
      const lines = await this.#read(guest)
      for (const post of guest.posts) {
        const times = [
          lines.filter((line) => line.id === post.id).length,
          lines.filter((line) => line.text === post.text).length,
        ]
        if (times.some((n) => n !== 1))
          this.#broken.push({
            promise: 'the resident finds every message once',
            found: `round ${round}: ${post.id} ${times}`,
            count: 1,
          })
      }
    }
  }

  async #read(guest: Guest): Promise<readonly { id: string; text: string }[]> {
    return (await guest.visitor.must('GET /api/companion/conversation')).messages
  }

  async #inspect(): Promise<void> {
    const { databaseUrl, dataDir } = this.#place
    const engine = databaseUrl ? await openPostgres(databaseUrl) : await openEmbedded(dataDir)
    const recent = this.#all
      .filter(({ guest, at }) => guest.risky || Date.now() - at < lookedForMs)
      .flatMap(({ guest }) => guest.posts)
    this.#broken.push(
      ...(await inspect(
        engine,
        recent.filter((post) => post.answered),
      )),
    )
    await engine.close()
  }

  #count(which: (post: Guest['posts'][number]) => boolean): number {
    return this.#all.flatMap(({ guest }) => guest.posts).filter(which).length
  }

  #result(): KillResult {
    const starts = [...this.#starts].sort((a, b) => a - b)
    return {
      rounds: this.#asked.rounds,
      answered: this.#count((post) => post.answered),
      risky: this.#count((post) => post.answered && post.risky),
      repeated: this.#repeated,
      keptUnanswered: this.#keptUnanswered,
      strangers: this.#strangers,
      startMs: {
        median: Math.round(starts[starts.length >> 1] ?? 0),
        longest: Math.round(starts.at(-1) ?? 0),
      },
      broken: this.#broken,
    }
  }
}

/**
 * Kills the built server with SIGKILL while residents write, starts it again on the same data, and looks
 * for every answered message; as often as asked.
 */
export async function proveKill(asked: KillAsked): Promise<KillResult> {
  mustScreenAsExpected()
  mustBeBuilt()
  const place = {
    dataDir: asked.dataDir,
    databaseUrl: asked.databaseUrl,
    masterKey: randomBytes(32).toString('base64'),
    port: await freePort(),
  }
  return new KillProof(asked, place).run()
}
