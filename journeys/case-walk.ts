import { randomUUID } from 'node:crypto'
import type { Visitor } from '../packages/server/src/visitor.ts'
import { expect } from './house.ts'

const sheets = {
  intake: {
    ...{ request: '家里走了两位老人', eligibility: '本社区居民', conflict: 'none', conflictNote: '' },
    ...{ emergencyContact: '儿媳 小芸', accessibility: ['none'], accessibilityNote: '' },
  },
  assessment: {
    body: '睡得浅',
    mind: '想念',
    social: '一家三代',
    strengths: '邻居常来',
    risk: '问过，没有',
    culture: '说本地话',
    noBaseline: 'too_early',
  },
}

export const findPerson = async (who: Visitor, name: string) =>
  (await who.must('GET /api/casework/people', { params: { typed: name } })).people.find(
    (one) => one.name === name,
  )!

export const readCase = async (who: Visitor, id: string) =>
  (await who.must('GET /api/casework/cases/:id', { params: { id } })).case

export const stepCase = (who: Visitor, id: string, to: string) =>
  who.must('POST /api/casework/cases/:id/steps', { params: { id }, body: { to: to as never, reason: '' } })

/** Consent, intake, assessment, a plan of one goal and two signatures: the case is worked on. */
export async function activate(lead: Visitor, boss: Visitor, id: string): Promise<void> {
  const params = { id }
  const { shownHash, texts } = await lead.must('GET /api/casework/consent-texts')
  const consent = (more: object) =>
    lead.must('POST /api/casework/cases/:id/consents', {
      params,
      body: { id: randomUUID(), how: 'spoken', witnessName: '邻居王婶', shownHash, ...more } as never,
    })
  const keep = (sheet: keyof typeof sheets, seen: number) =>
    lead.must('PUT /api/casework/cases/:id/sheets', {
      params,
      body: { seen, content: { sheet, fields: sheets[sheet] } as never },
    })
  const sign = (what: 'assessment' | 'plan') =>
    boss.must('POST /api/casework/cases/:id/signatures', { params, body: { what } })
  if ((await readCase(lead, id)).state === 'NEW')
    for (const to of ['SCREENED', 'INTAKE']) await stepCase(lead, id, to)
  await keep('intake', (await readCase(lead, id)).sheets.intake?.revision ?? 0)
  await consent({ purposes: texts.map(({ purpose }) => ({ purpose, given: purpose !== 'research' })) })
  await stepCase(lead, id, 'ASSESSING')
  await keep('assessment', 0)
  await sign('assessment')
  await stepCase(lead, id, 'PLANNED')
  const goal = {
    id: randomUUID(),
    statement: '一周里睡得着的晚上多起来',
    measure: '睡眠日记',
    baseline: '2 晚',
  }
  await lead.must('PUT /api/casework/cases/:id/plan', {
    params,
    body: {
      seen: 0,
      tier: 2,
      every: 'weekly',
      goals: [{ ...goal, target: '5 晚', dueOn: '2030-03-01', ownerId: null, ownWords: null }],
    },
  })
  await sign('plan')
  await consent({ what: 'plan', purposes: [] })
  await stepCase(lead, id, 'ACTIVE')
  expect((await readCase(lead, id)).state).toBe('ACTIVE')
}

/** Fills in a form with somebody, or for them. */
export async function fillFor(
  worker: Visitor,
  residentId: string,
  asked: {
    pack: string
    forms: readonly (readonly [string, Record<string, number | null>])[]
    proxy?: 'child'
  },
): Promise<void> {
  const sittingId = randomUUID()
  await worker.must('POST /api/assessment/people/:id/sittings', {
    params: { id: residentId },
    body: {
      ...{ sittingId, pack: asked.pack as never },
      ...(asked.proxy ? { mode: 'proxy', proxyRelation: asked.proxy } : { mode: 'assisted' }),
    } as never,
  })
  for (const [at, [instrument, answers]] of asked.forms.entries())
    await worker.must('PUT /api/assessment/staff-sittings/:id/answers', {
      params: { id: sittingId },
      body: { instrument, version: '1.0.0', answers, done: true, finish: at === asked.forms.length - 1 },
    })
}
