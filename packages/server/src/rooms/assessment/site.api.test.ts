import { randomUUID } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const today = (): string => new Date(house.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const cabinOf = async (who: Visitor): Promise<string> => (await who.must('GET /api/identity/staff')).grants[0]!.unitId

describe('a campaign', () => {
  const open = async (organiser: Visitor, invitations = 30) =>
    organiser.must('POST /api/assessment/campaigns', {
      body: {
        ...{ id: randomUUID(), title: '夜班心情关怀', unitId: await cabinOf(organiser), pack: 'quick', invitations },
        ...{ consentText: '结果只有您和小屋看得到，单位只看到完成人数。', from: today(), until: today() },
      },
    })
  const start = async (campaignCode: string): Promise<{ who: Visitor; id: string }> => {
    const who = house.visitor()
    const id = randomUUID()
    await who.must('POST /api/assessment/sittings', { body: { id, pack: 'quick', consent: true, campaignCode } })
    return { who, id }
  }
  const fill = async (campaignCode: string): Promise<void> => {
    const { who, id } = await start(campaignCode)
    const body = { instrument: 'phq4', version: '1.0.0', answers: { 1: 3, 2: 3, 3: 3, 4: 3 }, done: true, finish: true }
    await who.must('PUT /api/assessment/sittings/:id/answers', { params: { id }, body })
  }

  it('says no doctor’s word to those it invites', async () => {
    const organiser = await house.colleague('community_manager')
    const body = {
      ...{
        id: randomUUID(),
        title: '抑郁症筛查',
        unitId: await cabinOf(organiser),
        pack: 'quick' as const,
        invitations: 10,
      },
      ...{ consentText: '结果只有您和小屋看得到，单位只看到完成人数。', from: today(), until: today() },
    }
    expect(await organiser.call('POST /api/assessment/campaigns', { body })).toMatchObject({
      refused: 'BAD_INPUT',
      reply: { field: 'title' },
    })
  })

  it('tells its organiser counts, none below ten, and no answer by any route', async () => {
    const organiser = await house.colleague('community_manager')
    const { campaign, codes } = await open(organiser)
    expect([campaign.invited, campaign.begun, codes.length]).toEqual([30, 0, 30])
    for (const code of codes.slice(0, 3)) await fill(code)
    const [few] = (await organiser.must('GET /api/assessment/campaigns')).campaigns
    expect([few!.begun, few!.finished]).toEqual(['<10', '<10'])
    for (const code of codes.slice(3, 11)) await fill(code.toLowerCase())
    const [more] = (await organiser.must('GET /api/assessment/campaigns')).campaigns
    expect([more!.begun, more!.finished]).toEqual([11, 11])
    for (const door of [
      '/api/worklist/entries',
      '/api/worklist/thresholds',
      `/api/assessment/people/${randomUUID()}/measures`,
      `/api/assessment/responses/${randomUUID()}`,
    ])
      expect([door, (await organiser.knock('GET', door)).status]).toEqual([door, 403])
  })

  it('tells no number from which somebody could be counted by subtracting', async () => {
    const organiser = await house.colleague('community_manager')
    const { campaign, codes } = await open(organiser, 45)
    const counts = async (): Promise<unknown[]> => {
      const { campaigns } = await organiser.must('GET /api/assessment/campaigns')
      const { invited, begun, finished } = campaigns.find((one) => one.id === campaign.id)!
      return [invited, begun, finished]
    }
    for (const code of codes.slice(0, 16)) await fill(code)
    for (const code of codes.slice(16, 23)) await start(code)
    // seven have not finished: 23 is told, 16 is not
    expect(await counts()).toEqual([45, 23, 'all_but_few'])
    for (const code of codes.slice(23, 26)) await start(code)
    expect(await counts()).toEqual([45, 26, 16])
    for (const code of codes.slice(26, 36)) await start(code)
    // nine have not begun: who they are could be guessed from 36 as well as from nine
    expect(await counts()).toEqual([45, 'all_but_few', 16])
    for (const code of codes.slice(36, 45)) await start(code)
    expect(await counts()).toEqual([45, 45, 16])
  })

  it('shows what is to be agreed to before anything is begun, to whoever holds the code', async () => {
    const organiser = await house.colleague('community_manager')
    const { campaign, codes } = await open(organiser, 10)
    const read = (code: string) => house.visitor().call('GET /api/assessment/invitations/:code', { params: { code } })
    const { reply } = await read(codes[0]!.toLowerCase())
    expect(reply).toEqual({ pack: 'quick', consentText: '结果只有您和小屋看得到，单位只看到完成人数。' })
    // reading uses nothing up, and does not say whether somebody has come
    await fill(codes[0]!)
    const [came, nobody] = [await read(codes[0]!), await read(codes[1]!)]
    expect([came.status, came.reply]).toEqual([nobody.status, nobody.reply])
    expect((await read('NOSUCHCODE')).refused).toBe('NOT_FOUND')
    await organiser.must('POST /api/assessment/campaigns/:id/close', { params: { id: campaign.id } })
    expect((await read(codes[1]!)).refused).toBe('LINK_USED')
  })

  it('counts each code once, tells nobody by it who has come, and lets none in after it is closed', async () => {
    const organiser = await house.colleague('community_manager')
    const { campaign, codes } = await open(organiser, 10)
    await fill(codes[0]!)
    const again = { id: randomUUID(), pack: 'quick' as const, consent: true as const, campaignCode: codes[0]! }
    for (const code of codes.slice(1)) await fill(code)
    expect((await house.visitor().call('POST /api/assessment/sittings', { body: again })).refused).toBeUndefined()
    await fill(codes[0]!)
    const [counted] = (await organiser.must('GET /api/assessment/campaigns')).campaigns
    expect([counted!.begun, counted!.finished]).toEqual([10, 10])
    await organiser.must('POST /api/assessment/campaigns/:id/close', { params: { id: campaign.id } })
    expect(
      (await house.visitor().call('POST /api/assessment/sittings', { body: { ...again, campaignCode: codes[1]! } }))
        .refused,
    ).toBe('LINK_USED')
    const other = await house.colleague('community_manager', 'elsewhere')
    expect(
      (await other.call('POST /api/assessment/campaigns/:id/close', { params: { id: campaign.id } })).refused,
    ).toBe('NOT_FOUND')
  })
})

describe('the library', () => {
  it('turns packs that are not commercial on only for a named signatory', async () => {
    const admin = await house.colleague('agency_admin')
    const of = async (id: string) =>
      (await admin.must('GET /api/assessment/instruments')).instruments.find((one) => one.id === id)!
    expect((await of('who5')).whyNot).toBe('needs_signatory')
    expect((await of('isi')).whyNot).toBe('text_not_loaded')
    const visitor = house.visitor()
    await visitor.must('GET /api/companion/conversation')
    expect((await visitor.must('GET /api/assessment/packs/:pack', { params: { pack: 'elder' } })).first).toEqual([
      'gds15',
      'function',
    ])
    await admin.must('PUT /api/assessment/site', { body: { signatory: '林主任', enabled: [] } })
    expect((await of('who5')).whyNot).toBeNull()
    const { first, forms } = await visitor.must('GET /api/assessment/packs/:pack', { params: { pack: 'elder' } })
    expect(first).toEqual(['who5', 'gds15', 'function'])
    expect(forms.find((one) => one.instrument === 'who5')!.notice).toContain('CC BY-NC-SA 3.0 IGO')
    await admin.must('PUT /api/assessment/site', { body: { signatory: null, enabled: [] } })
  })

  it('shows one instrument whole to those who answer for its use: its questions and how it counts', async () => {
    const admin = await house.colleague('agency_admin')
    const door = 'GET /api/assessment/instruments/:id'
    const { form, counting } = await admin.must(door, { params: { id: 'srq20' } })
    expect(form.items[16]).toMatchObject({ id: '17', text: '您头脑中是否出现过结束自己生命的想法？', safety: true })
    expect(counting.bands.map(({ label, min, max, phases }) => [label, min, max, ...phases])).toEqual([
      ['低', 0, 4],
      ['留意', 5, 6],
      ['达到', 7, 12, 'emergency'],
      ['留意', 7, 7],
      ['达到', 8, 12],
      ['高', 13, 20],
    ])
    expect(counting).toMatchObject({ missing: { allowed: 2, asNo: true }, safety: ['17'], reliable: 4, caseness: 8 })
    // of a scale whose text may not be shown only the counting is there
    const isi = await admin.must(door, { params: { id: 'isi' } })
    expect(isi.form.items.every((one) => one.text === '')).toBe(true)
    expect(isi.counting.cutoffs).toEqual([{ population: 'community', min: 10, max: null }])
    expect((await admin.call(door, { params: { id: 'psqi' } })).refused).toBe('NOT_FOUND')
    const organiser = await house.colleague('community_manager')
    expect((await organiser.call(door, { params: { id: 'phq9' } })).refused).toBe('FORBIDDEN')
  })

  it('refuses by name what never ships, and shows mistakes of a file by line', async () => {
    const admin = await house.colleague('agency_admin')
    const { problems } = await admin.must('POST /api/assessment/forms/checks', {
      body: { source: '{\n "id": "psqi",\n "title": "PSQI"\n}' },
    })
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.every((one) => one.line >= 1)).toBe(true)
    expect((await admin.must('GET /api/assessment/instruments')).neverShipped.map((one) => one.name)).toContain('PSQI')
  })

  it('asks a form of the agency’s own with a pack, and the plan of a group asks more; what has begun stays as it was', async () => {
    const admin = await house.colleague('agency_admin')
    const own = {
      ...{ id: 'needs1', version: '1.0.0', locale: 'zh-CN', title: '眼下缺什么', recall: '现在', rescreenMinDays: 0 },
      items: [{ id: '1', text: '这个月的钱够不够用？' }],
      options: [
        { value: 0, label: '够' },
        { value: 1, label: '不够' },
      ],
      scoring: { method: 'sum', range: { min: 0, max: 1 }, worse: 'higher', missing: { allowed: 0, how: 'prorate' } },
      ...{ bands: [{ id: 'all', label: '全部', min: 0, max: 1 }], triggers: [], certainty: 'D', source: '本站' },
      licence: { status: 'free_any', notice: '本站自编', url: 'https://example.org' },
      golden: [{ answers: [1], valid: true, total: 1, band: 'all' }],
    }
    await admin.must('POST /api/assessment/forms', { body: { source: JSON.stringify(own) } })
    const visitor = house.visitor()
    const begin = async () => {
      const body = { id: randomUUID(), pack: 'quick' as const, consent: true as const }
      return (await visitor.must('POST /api/assessment/sittings', { body })).sitting
    }
    const before = await begin()
    const params = { pack: 'quick' as const }
    expect(
      (await admin.call('PUT /api/assessment/pack-forms/:pack', { params, body: { added: ['no1'] } })).refused,
    ).toBe('BAD_INPUT')
    await admin.must('PUT /api/assessment/pack-forms/:pack', { params, body: { added: ['needs1'] } })
    const after = await begin()
    expect(after.order).toEqual([...before.order, 'needs1'])
    const kept = await visitor.must('GET /api/assessment/packs/:pack', { params })
    expect([kept.added, kept.forms.map((one) => one.title).includes('眼下缺什么')]).toEqual([['needs1'], true])
    const { sitting } = await visitor.must('GET /api/assessment/sittings/:id', { params: { id: before.id } })
    expect(sitting.order).toEqual(before.order)
    const { plans } = await admin.must('GET /api/assessment/plans')
    expect(plans.find((one) => one.population === 'corrections')!.added.routine).toEqual(['auditc'])
    await admin.must('PUT /api/assessment/pack-forms/:pack', { params, body: { added: [] } })
  })

  it('takes a licensed text with a signature, asks it from then on, and keeps what was asked before', async () => {
    const admin = await house.colleague('agency_admin')
    const body = {
      ...{
        instrument: 'ucla3',
        stem: '您有多经常觉得：',
        items: ['甲', '乙', '丙'],
        options: ['从不', '有时', '经常'],
      },
      ...{ permission: '出版方 2026-11-01 书面同意非营利使用', signedBy: '林主任' },
    }
    expect((await admin.call('POST /api/assessment/texts', { body: { ...body, items: ['甲'] } })).refused).toBe(
      'BAD_INPUT',
    )
    expect((await admin.call('POST /api/assessment/texts', { body: { ...body, instrument: 'phq9' } })).refused).toBe(
      'WRONG_STATE',
    )
    const { instrument } = await admin.must('POST /api/assessment/texts', { body })
    expect(instrument.version).toMatch(/^1\.0\.0\+[0-9a-f]{8}$/)
  })
})

describe('cut-offs', () => {
  it('are changed by two people, with the number of people it would move shown first; danger is not a site’s to loosen', async () => {
    const admin = await house.colleague('agency_admin')
    const worker = await house.colleague('social_worker')
    const residentId = randomUUID()
    await worker.must('POST /api/assessment/people', {
      body: { id: residentId, name: '测试居民', birthDate: '1980-01-01', consent: true, consentChannel: 'phone' },
    })
    const sittingId = randomUUID()
    await worker.must('POST /api/assessment/people/:id/sittings', {
      params: { id: residentId },
      body: { sittingId, pack: 'quick', mode: 'interviewer' },
    })
    const save = (instrument: string, answers: Record<string, number>, finish: boolean) =>
      worker.must('PUT /api/assessment/staff-sittings/:id/answers', {
        params: { id: sittingId },
        body: { instrument, version: '1.0.0', answers, done: true, finish },
      })
    await save('phq4', { 1: 2, 2: 2, 3: 0, 4: 0 }, false)
    await save('phq9', { 1: 1, 2: 2, 3: 2, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 0 }, true)
    const danger = await admin.call('POST /api/worklist/thresholds/previews', {
      body: { changes: [{ line: 'O1.phq9_item9', min: 3, max: null }] },
    })
    expect(danger.refused).toBe('BAD_INPUT')
    const changes = [{ line: 'Y2.phq9', min: 11, max: null }]
    const { moved } = await admin.must('POST /api/worklist/thresholds/previews', { body: { changes } })
    // a total of ten is still spoken for; 罗建平 of the street, who has stood so for months, stays on the list
    expect(moved).toContainEqual({ from: 'YELLOW', to: 'GREEN+', people: 1 })
    const id = randomUUID()
    await admin.must('POST /api/worklist/thresholds', { body: { id, changes, reason: '按本地研究调整' } })
    expect(
      (await admin.call('POST /api/worklist/thresholds/:id/answer', { params: { id }, body: { agree: true } })).refused,
    ).toBe('SECOND_PERSON_NEEDED')
    const supervisor = await house.colleague('supervisor')
    await supervisor.must('POST /api/worklist/thresholds/:id/answer', { params: { id }, body: { agree: true } })
    const now = await admin.must('GET /api/worklist/thresholds')
    expect([now.version, now.rows.find((one) => one.line === 'Y2.phq9')!.min]).toEqual([1, 11])
    // the edge beside it moved along, so that a total of ten is still spoken for
    expect(now.rows.find((one) => one.line === 'G1.phq9_8')!.max).toBe(10)
    // what was found before stays as it was judged and named then
    const entryOf = async () => {
      for (const row of (await worker.must('GET /api/worklist/entries')).rows) {
        const { entry } = await worker.must('GET /api/worklist/entries/:id', { params: { id: row.id } })
        if (entry.residentId === residentId) return entry
      }
      return undefined
    }
    const stood = (await entryOf())!
    expect([stood.rule, stood.colour, stood.decisions[0]!.rule]).toEqual(['Y2', 'YELLOW', 'Y2'])
    const { series } = await worker.must('GET /api/assessment/people/:id/measures', { params: { id: residentId } })
    const point = series.find((one) => one.instrument === 'phq9')!.points[0]!
    expect([point.total, point.band]).toEqual([10, 'moderate'])
  })
})

describe('a phase', () => {
  it('is dated, shown beforehand, and taken back', async () => {
    const admin = await house.colleague('agency_admin')
    const unitId = await cabinOf(admin)
    const phaseNow = async () =>
      (await admin.must('GET /api/assessment/phases')).units.find((one) => one.id === unitId)!.phase
    expect(await phaseNow()).toBe('routine')
    expect(
      (await admin.must('POST /api/assessment/phases/previews', { body: { unitId, phase: 'emergency' } })).places,
    ).toBeGreaterThan(0)
    const id = randomUUID()
    const body = { id, unitId, phase: 'emergency' as const, from: today(), until: null, order: '演练〔2026〕1 号' }
    await admin.must('POST /api/assessment/phases', { body })
    await admin.must('POST /api/assessment/phases', { body })
    expect(await phaseNow()).toBe('emergency')
    expect((await admin.must('GET /api/assessment/phases')).phases).toHaveLength(1)
    await admin.must('POST /api/assessment/phases/:id/end', { params: { id } })
    expect(await phaseNow()).toBe('routine')
  })

  it('has plans an agency changes and takes back', async () => {
    const admin = await house.colleague('agency_admin')
    const { plans } = await admin.must('GET /api/assessment/plans')
    const elder = plans.find((one) => one.population === 'elder')!
    const { population: _p, title: _t, changed: _c, ...body } = elder
    const { plan } = await admin.must('PUT /api/assessment/plans/:population', {
      params: { population: 'elder' },
      body: { plan: { ...body, rules: '必须有紧急联系人' } },
    })
    expect([plan.changed, plan.rules]).toEqual([true, '必须有紧急联系人'])
    const back = await admin.must('PUT /api/assessment/plans/:population', {
      params: { population: 'elder' },
      body: { plan: null },
    })
    expect(back.plan).toEqual(elder)
  })
})

describe('a printed page', () => {
  it('is one A4 page with its Chinese font inside, rare characters too', async () => {
    const worker = await house.colleague('social_worker')
    const id = randomUUID()
    await worker.must('POST /api/assessment/people', {
      body: { id, name: '㛃𬭎', birthDate: '1980-01-01', consent: true, consentChannel: 'phone' },
    })
    const { pdf } = await worker.must('GET /api/assessment/people/:id/measures/print', { params: { id } })
    const bytes = Buffer.from(pdf, 'base64')
    const text = bytes.toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
    expect(text).toMatch(/\/FontFile[23]/)
    // what is embedded knows which glyph is which character
    const maps = [...text.matchAll(/stream\r?\n/g)].map((found) => {
      try {
        return inflateSync(bytes.subarray(found.index + found[0].length)).toString('latin1')
      } catch {
        return ''
      }
    })
    expect(maps.join('').toLowerCase()).toContain('36c3')
    expect(maps.join('').toLowerCase()).toContain('d872 df4e')
  })
})
