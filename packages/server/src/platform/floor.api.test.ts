import { randomBytes, randomUUID } from 'node:crypto'
import { Refusal } from '@anxin/contract/refusal.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resealAll, rewrapAll, sealedColumns } from '../rotate.ts'
import { openHouse, type TestHouse } from '../testing.ts'
import { chainWaiting, verifyChain } from './audit/chain.ts'
import { write } from './ctx.ts'
import { inTransaction } from './db/transaction.ts'
import { announce, listEvents } from './events.ts'
import { book, runDue } from './jobs.ts'
import { fingerprint, KeyRing, newSecret } from './privacy.ts'

let house: TestHouse
let tenantId: string
beforeAll(async () => {
  house = await openHouse({ street: true })
  tenantId = await inTransaction(
    house.floor,
    { as: 'house' },
    async ({ line }) => (await line.query('select id from tenant limit 1')).rows[0]!.id as string,
  )
})
afterAll(async () => {
  await house.close()
})

const canary = '金丝雀在窗台上唱了三声'
const count = async (opening: Parameters<typeof inTransaction>[1], sql: string): Promise<number> =>
  inTransaction(house.floor, opening, async ({ line }) => Number((await line.query(sql)).rows[0]!.n))

describe('row walls', () => {
  it('show nothing to a query that forgot its where, unless the session names the agency and the person', async () => {
    const a = house.visitor()
    const b = house.visitor()
    await a.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '甲的话' } })
    await b.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '乙的话' } })
    const forgotten = 'select count(*) as n from message'
    expect(await count({ as: 'session', tokenHash: undefined }, forgotten)).toBe(0)
    await house.colleague('auditor', 'elsewhere')
    expect(await count({ as: 'tenant', tenantId: '01900000-0000-7000-8000-0000000000e1' }, forgotten)).toBe(0)
    const all = await count({ as: 'tenant', tenantId }, forgotten)
    const residentId = await inTransaction(
      house.floor,
      { as: 'tenant', tenantId },
      async ({ line }) =>
        (await line.query('select id from resident order by created_at desc limit 1')).rows[0]!.id as string,
    )
    const mine = await count({ as: 'resident', tenantId, residentId }, forgotten)
    expect(mine).toBeGreaterThan(0)
    expect(mine).toBeLessThan(all)
  })

  it('hold from the first statement on, whoever speaks, and also where the session is of somebody who left', async () => {
    const secret = newSecret()
    await inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line.query(
        `with gone as (insert into staff (id, tenant_id, name, login_name, state, created_at)
           select gen_random_uuid(), $1, '离开的人', 'left', 'suspended', now() returning id)
         insert into session (id, token_hash, tenant_id, staff_id, device, started_at, seen_at, idle_minutes, ends_at)
         select gen_random_uuid(), $2, $1, id, 'test', now(), now(), 60, now() + interval '1 hour' from gone`,
        [tenantId, fingerprint(secret)],
      ),
    )
    const openings: [Parameters<typeof inTransaction>[1], string][] = [
      [{ as: 'house' }, 'anxin_system'],
      [{ as: 'tenant', tenantId }, 'anxin_app'],
      [{ as: 'session', tokenHash: undefined }, 'anxin_app'],
      [{ as: 'session', tokenHash: fingerprint(secret) }, 'anxin_app'],
    ]
    for (const [opening, role] of openings) {
      const seen = await inTransaction(house.floor, opening, async ({ line, now, who }) => ({
        now,
        who: who.kind,
        ...(await line.query('select current_user as me, (select count(*)::int from message) as n')).rows[0]!,
      }))
      expect(seen).toMatchObject({ me: role, now: expect.any(Date) })
      if (opening.as === 'session') expect(seen).toMatchObject({ who: 'nobody', n: 0 })
    }
  })

  it('refuse to change what is written once, and steps the protocol does not have', async () => {
    const guifang = await house.as('桂芳')
    await guifang.must('POST /api/companion/sos', { body: { id: randomUUID() } })
    const tries = [
      `update audit_line set line = 'x.y'`,
      'delete from crisis_transition',
      `update crisis_signal set level = 'L0'`,
      `update crisis_event set state = 'CLOSED' where state <> 'FOLLOW_UP' and state <> 'FALSE_ALARM'`,
      `update crisis_timer set cancelled_at = now()`,
      `insert into crisis_event (id, tenant_id, resident_id, unit_id, grade, state, subject, source, minor, raised_at)
         select gen_random_uuid(), tenant_id, resident_id, unit_id, grade, 'CLOSED', subject, source, minor, raised_at from crisis_event limit 1`,
    ]
    for (const sql of tries) {
      await expect(
        inTransaction(house.floor, { as: 'tenant', tenantId }, ({ line }) => line.query(sql)),
        sql,
      ).rejects.toThrow()
    }
  })
})

describe('a breath of statements', () => {
  it('is done in order, fails together after the first that fails, and leaves the connection whole', async () => {
    const anew = `select $1::int + 40 as sum /* ${randomUUID()} */`
    const failing = inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
      const asked = [
        line.query('select $1::text as word', ['one']),
        line.query('select 1 / $1::int as wrong', [0]),
        // first said in a breath that fails: its name must not be taken for known
        line.query(anew, [2]),
      ]
      const [one, wrong, after] = await Promise.allSettled(asked)
      expect(one).toMatchObject({ status: 'fulfilled', value: { rows: [{ word: 'one' }] } })
      expect([wrong!.status, after!.status]).toEqual(['rejected', 'rejected'])
      await asked[1]
    })
    await expect(failing).rejects.toThrow(/division by zero/)
    for (let again = 0; again < 12; again += 1) {
      const rows = await inTransaction(
        house.floor,
        { as: 'house' },
        async ({ line }) => (await line.query(anew, [2])).rows,
      )
      expect(rows).toEqual([{ sum: 42 }])
    }
  })
})

describe('privacy', () => {
  it('keeps words, names and phones out of every column, log, notice and event stream', async () => {
    const who = house.visitor()
    await who.must('POST /api/companion/messages', {
      body: { id: randomUUID(), text: `我不想活了，${canary}` },
    })
    await who.must('POST /api/companion/callback', {
      body: { phone: '13912345678', friend: { name: '小雀', phone: '13987654321' }, consent: true },
    })
    await house.settle()
    const dump = await inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
      const { rows } = await line.query(
        `select table_name as t from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
      )
      let text = ''
      for (const { t } of rows) {
        await line.script('savepoint one')
        const read = await line
          .query(`select coalesce(string_agg(x::text, ' '), '') as all from ${t} x`)
          .catch(() => undefined)
        await line.script(read ? 'release savepoint one' : 'rollback to savepoint one')
        text += String(read?.rows[0]?.all ?? '')
      }
      return text
    })
    expect(dump.length).toBeGreaterThan(1000)
    for (const secret of [canary, '13912345678', '小雀', '13987654321', '桂芳', '13900000101']) {
      expect(dump.includes(secret), secret).toBe(false)
      expect(JSON.stringify(house.faults).includes(secret)).toBe(false)
    }
    for (const { words } of house.pager.letters.filter((one) => one.way !== 'sms' || !one.words.includes('担心')))
      expect(words).not.toMatch(/金丝雀|小雀|桂芳|139\d{8}/)
  })

  it('cannot open a sealed value that was moved to another row or agency', () => {
    const ring = house.floor.keys
    const [row, other] = [randomUUID(), randomUUID()]
    const sealed = ring.seal(tenantId, { column: 'message.text', row }, '只在这里')
    expect(ring.open(tenantId, { column: 'message.text', row }, sealed)).toBe('只在这里')
    expect(() => ring.open(tenantId, { column: 'message.text', row: other }, sealed)).toThrow()
    expect(() => ring.open(tenantId, { column: 'resident.name', row }, sealed)).toThrow()
  })

  it('rotates every key while people go on writing, and everything can still be read', async () => {
    const who = house.visitor()
    const texts = Array.from({ length: 12 }, (_, i) => `第${i}句`)
    const writing = (async () => {
      for (const text of texts) await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
    })()
    const sealed = await resealAll(house.floor)
    await writing
    expect(sealed).toBeGreaterThan(10)
    const { messages } = await who.must('GET /api/companion/conversation')
    for (const text of texts) expect(messages.some((line) => line.text === text)).toBe(true)
    const left = await count(
      { as: 'house' },
      `select count(*) as n from resident where name_sealed is not null and substring(name_sealed from 2 for 4) = '\\x00000001'::bytea`,
    )
    expect(left).toBe(0)
  })

  it('leaves nothing under an older key, in whatever table it is sealed', async () => {
    await resealAll(house.floor)
    const newest = house.floor.keys.newest(tenantId)
    const old = await inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
      const { rows } = await line.query(
        `select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
         where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name like '%\\_sealed' order by 1, 2`,
      )
      const found: string[] = []
      for (const { table_name: table, column_name: column } of rows) {
        const { rows: held } = await line.query(
          `select count(*)::int as n from ${table} where tenant_id = $1 and length(${column}) > 0 and substring(${column} from 2 for 4) <> $2`,
          [tenantId, Buffer.from([0, 0, 0, newest])],
        )
        if (Number(held[0]!.n) > 0) found.push(`${table}.${column}`)
      }
      expect(rows.length).toBeGreaterThan(100)
      // and none is forgotten that happens to be empty on this street
      const known = new Set(sealedColumns.map((one) => `${one.table}.${one.column}`))
      const names = rows.map((row) => `${row.table_name}.${row.column_name}`)
      expect(names.filter((name) => !known.has(name))).toEqual([])
      return found
    })
    expect(old).toEqual([])
    const li = await house.as('李静')
    const cases = await li.must('GET /api/casework/cases', { params: { view: 'mine' } })
    const params = { id: cases.rows.find((row) => row.state === 'ACTIVE')!.id }
    expect((await li.must('GET /api/casework/cases/:id', { params })).case.sheets.intake?.fields).toBeTruthy()
  })
})

describe('the audit', () => {
  it('keeps a line for reads and refusals too, chains them, and sees a changed one', async () => {
    const wu = await house.as('吴街')
    await wu.call('GET /api/crisis/board')
    while ((await chainWaiting(house.floor)) > 0);
    const sun = await house.as('孙核')
    const { lines } = await sun.must('GET /api/audit/lines', { params: { line: 'crisis.board_read' } })
    expect(lines.some((line) => line.who === '吴街' && line.outcome === 'FORBIDDEN')).toBe(true)
    expect(await sun.must('GET /api/audit/verification')).toMatchObject({ holds: true })
    const broken = await inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
      await line.script('reset role; alter table audit_line disable trigger audit_line_kept')
      await line.query(
        `update audit_line set outcome = 'changed' where id = (select line_id from audit_link where chain = $1 and seq = 3)`,
        [tenantId],
      )
      const seen = await verifyChain(line, tenantId)
      await line.script('rollback; begin')
      return seen
    })
    expect(broken).toMatchObject({ holds: false, firstBroken: 3 })
  })

  it('is exported so that others can verify it', async () => {
    const sun = await house.as('孙核')
    const { links } = await sun.must('GET /api/audit/export', { params: {} })
    expect(links.length).toBeGreaterThan(10)
    expect(links[0]).toHaveProperty('line')
  })
})

describe('streams and jobs', () => {
  it('number events without a gap under writers at once, and a watcher resumes where it was cut', async () => {
    const stream = `test:${randomUUID()}`
    const write = (n: number) =>
      inTransaction(house.floor, { as: 'tenant', tenantId }, (ctx) => announce(ctx, stream, tenantId, 'test', { n }))
    await Promise.all(Array.from({ length: 40 }, (_, n) => write(n)))
    const seen = await inTransaction(house.floor, { as: 'tenant', tenantId }, (ctx) => listEvents(ctx, stream, 0))
    expect(seen.map((event) => event.seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    expect(new Set(seen.map((event) => event.body.n)).size).toBe(40)
    const rest = await inTransaction(house.floor, { as: 'tenant', tenantId }, (ctx) => listEvents(ctx, stream, 25))
    expect(rest.map((event) => event.seq)).toEqual(Array.from({ length: 15 }, (_, i) => i + 26))
  })

  it('books work with the transaction or not at all, tries again, and shows what died', async () => {
    const done: string[] = []
    const kinds = new Map([
      [
        'test.once',
        {
          within: async (_: unknown, body: Readonly<Record<string, unknown>>) => void done.push(String(body.name)),
        },
      ],
      ['test.never', { within: async () => Promise.reject(new Error('坏了')) }],
    ])
    await inTransaction(house.floor, { as: 'tenant', tenantId }, (ctx) => book(ctx, 'test.once', { name: 'kept' }))
    await inTransaction(house.floor, { as: 'tenant', tenantId }, async (ctx) => {
      await book(ctx, 'test.once', { name: 'rolled back' })
      throw new Error('no')
    }).catch(() => undefined)
    await inTransaction(house.floor, { as: 'tenant', tenantId }, (ctx) => book(ctx, 'test.never', {}))
    for (let i = 0; i < 10; i += 1) {
      await runDue(house.floor, kinds)
      house.floor.clock.turn({ hours: 2 })
    }
    expect(done).toEqual(['kept'])
    const wang = await house.as('王理')
    const { jobs } = await wang.must('GET /api/outside/dead-jobs')
    expect(jobs.find((job) => job.kind === 'test.never')).toMatchObject({
      tries: 8,
      error: expect.stringContaining('坏了'),
    })
  })
})

describe('work that finds no room on the disk', () => {
  it('is given up by nobody: it is tried until there is room, and then done once', async () => {
    let room = false
    let done = 0
    const within = async (): Promise<void> => {
      if (!room) throw new Refusal('CANNOT_KEEP')
      done += 1
    }
    const kinds = new Map([['test.full', { within }]])
    await inTransaction(house.floor, { as: 'tenant', tenantId }, (ctx) => book(ctx, 'test.full', {}))
    for (let i = 0; i < 12; i += 1) {
      await runDue(house.floor, kinds)
      house.floor.clock.turn({ hours: 2 })
    }
    const wang = await house.as('王理')
    const { jobs } = await wang.must('GET /api/outside/dead-jobs')
    expect(jobs.filter((job) => job.kind === 'test.full')).toEqual([])
    room = true
    await runDue(house.floor, kinds)
    await runDue(house.floor, kinds)
    expect(done).toBe(1)
  })
})

describe('a transaction', () => {
  const keyed = 'select count(*) as n from setting where key like'
  const keep = `insert into setting (tenant_id, key, value) values ($1, $2, '1')`

  it('does what was sent without waiting in its order, and what is asked next sees it', async () => {
    const seen = await inTransaction(house.floor, { as: 'tenant', tenantId }, async (ctx) => {
      for (const n of [1, 2, 3]) write(ctx, keep, [tenantId, `sent.${n}`])
      write(ctx, `delete from setting where key = 'sent.2'`)
      return (await ctx.line.query(`${keyed} 'sent.%'`)).rows[0]!.n
    })
    expect(Number(seen)).toBe(2)
    expect(await count({ as: 'tenant', tenantId }, `${keyed} 'sent.%'`)).toBe(2)
  })

  it('keeps nothing when one of the things sent without waiting fails, and says which', async () => {
    const failing = inTransaction(house.floor, { as: 'tenant', tenantId }, async (ctx) => {
      write(ctx, keep, [tenantId, 'failed.1'])
      write(ctx, keep, ['01900000-0000-7000-8000-0000000000e1', 'failed.of_another_agency'])
      write(ctx, keep, [tenantId, 'failed.2'])
      return 'done'
    })
    await expect(failing).rejects.toThrow(/row-level security/)
    expect(await count({ as: 'tenant', tenantId }, `${keyed} 'failed.%'`)).toBe(0)
  })
})

describe('the doorway', () => {
  it('answers in OpenAPI 3.1 and on a page people can read', async () => {
    const document = (await (await fetch(`${house.url}/api/openapi.json`)).json()) as {
      openapi: string
      paths: Record<string, unknown>
    }
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths).length).toBeGreaterThan(50)
    expect(await (await fetch(`${house.url}/api`)).text()).toContain('/api/companion/messages')
  })

  it('refuses a writing request from another site, a body too large, and nonsense, each with its own no', async () => {
    const post = (body: string, headers: Record<string, string>) =>
      fetch(`${house.url}/api/companion/messages`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      })
    expect((await post('{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post('{}', { origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await post(JSON.stringify({ text: 'x'.repeat(70_000) }), {})).status).toBe(400)
    expect((await post('not json', {})).status).toBe(400)
    const empty = await post(JSON.stringify({ id: randomUUID(), text: '  ' }), {})
    expect(await empty.json()).toEqual({ refused: 'BAD_INPUT', field: 'text' })
  })

  it('sends a strict policy with every answer', async () => {
    const { headers } = await fetch(`${house.url}/api/health`)
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
  })
})

// Last: afterwards this house's own ring no longer opens what is here.
describe('another master key', () => {
  it('moves the data keys under another master key, which then opens them and the old one does not', async () => {
    const ring = new KeyRing(randomBytes(32))
    const wrapped = await rewrapAll(house.floor, ring)
    expect(wrapped).toBeGreaterThan(1)
    await inTransaction(house.floor, { as: 'house' }, async (ctx) => {
      await ring.ready(ctx, tenantId)
      await expect(new KeyRing(randomBytes(32)).ready(ctx, tenantId)).rejects.toThrow('主密钥')
    })
  })
})
