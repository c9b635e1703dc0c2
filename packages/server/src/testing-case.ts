import { randomUUID } from 'node:crypto'
import { dayOf, startOfDay } from '@anxin/core/appointment/slots.ts'
import { makeKey, sealNote } from '@anxin/kit/own-key.ts'
import type { TestHouse } from './testing.ts'
import type { Visitor } from './visitor.ts'

const hourMs = 3_600_000

/** The id of somebody of the street, found as a colleague finds them. */
export const residentIdOf = async (who: Visitor, name: string): Promise<string> =>
  (await who.must('GET /api/casework/people', { params: { typed: name } })).people.find((one) => one.name === name)!.id

/** A person, and what hangs on their case by name. */
export interface Whole {
  readonly person: Visitor
  readonly name: string
  readonly residentId: string
  readonly ids: Readonly<Record<string, string>>
}
const sheets = {
  intake: {
    ...{ request: '夜里睡不着', eligibility: '本社区居民', conflict: 'none', conflictNote: '' },
    ...{ emergencyContact: '女儿 小芸', accessibility: ['none'], accessibilityNote: '' },
  },
  assessment: {
    ...{ body: '睡得浅', mind: '担心孩子', social: '独居', strengths: '爱种花', risk: '问过，没有' },
    ...{ culture: '说本地话', noBaseline: 'declined' },
  },
}
const noteFields = {
  ...{ said: '她说夜里醒三次', seen: '说话慢', thought: '担心孩子', plan: '写睡眠日记', next: '下周二' },
  ...{ mood: 4, problems: [{ name: '睡不好', value: 7 }], riskWords: '' },
}

/** A case with everything that hangs on it. */
export async function makeWholeCase(house: TestHouse, li: Visitor, name: string): Promise<Whole> {
  const person = await house.neighbour(name)
  const residentId = await residentIdOf(li, name)
  await person.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '最近睡得不好' } })
  const now = house.now().toISOString()
  await person.must('PUT /api/selfhelp/moods/:id', {
    params: { id: randomUUID() },
    body: { day: now.slice(0, 10), at: now, value: 3, note: '下雨' },
  })
  const ids: Record<string, string> = { residentId }
  ids.caseId = (
    await li.must('POST /api/casework/cases', {
      body: {
        ...{ id: randomUUID(), person: { id: residentId }, source: 'walk_in', population: 'general' },
        request: '夜里睡不着',
      },
    })
  ).caseId
  const params = { id: ids.caseId }
  const step = (to: string) =>
    li.must('POST /api/casework/cases/:id/steps', { params, body: { to: to as never, reason: '' } })
  const keep = (sheet: keyof typeof sheets, seen: number) =>
    li.must('PUT /api/casework/cases/:id/sheets', {
      params,
      body: { seen, content: { sheet, fields: sheets[sheet] } as never },
    })
  await step('SCREENED')
  await step('INTAKE')
  await keep('intake', 1)
  const texts = await li.must('GET /api/casework/consent-texts')
  await li.must('POST /api/casework/cases/:id/consents', {
    params,
    body: {
      ...{ id: randomUUID(), how: 'spoken', witnessName: '邻居王婶', shownHash: texts.shownHash },
      purposes: texts.texts.map(({ purpose, usual }) => ({ purpose, given: usual })),
    },
  })
  await step('ASSESSING')
  await keep('assessment', 0)
  ids.goalId = randomUUID()
  const goal = {
    ...{ id: ids.goalId, statement: '睡得着的晚上多起来', measure: '睡眠日记', baseline: '2 晚', target: '5 晚' },
    ...{ dueOn: '2027-03-01', ownerId: null, ownWords: '想睡个整觉' },
  }
  await li.must('PUT /api/casework/cases/:id/plan', {
    params,
    body: { seen: 0, tier: 2, every: 'weekly', goals: [goal] },
  })
  const liId = (await li.must('GET /api/identity/staff')).personId
  for (const [key, text] of [
    ['taskId', '打电话问睡眠'],
    ['doneId', '联系社区'],
  ] as const) {
    ids[key] = randomUUID()
    await li.must('POST /api/casework/cases/:id/tasks', {
      params,
      body: { id: ids[key], kind: 'call', text, ownerId: liId, dueAt: now },
    })
  }
  await li.must('POST /api/casework/tasks/:id/done', { params: { id: ids.doneId! }, body: { note: '社区知道了' } })
  ids.noteId = randomUUID()
  await li.must('PUT /api/record/notes/:id', {
    params: { id: ids.noteId },
    body: {
      ...{ caseId: ids.caseId, format: 'dap', mode: 'face', minutes: 50, attendance: 'came', risk: 'none' },
      ...{ goals: [], sessionAt: now, fields: noteFields },
    },
  })
  await li.must('POST /api/record/notes/:id/signature', { params: { id: ids.noteId } })
  await li.must('POST /api/record/notes/:id/addenda', {
    params: { id: ids.noteId },
    body: { id: randomUUID(), text: '补：女儿周末回来' },
  })
  await addWorking(li, ids)
  await addMeetings(house, person, ids)
  return { person, name, residentId, ids }
}

/** A working note under the key of its author. */
async function addWorking(li: Visitor, ids: Record<string, string>): Promise<void> {
  const locked = await makeKey('雨天的窗台上有两盆茉莉')
  const keyId = randomUUID()
  await li.must('PUT /api/record/own-key', { body: { id: keyId, ...locked } })
  const sealed = await sealNote('我自己的印象', [locked.publicKey])
  ids.workingId = randomUUID()
  const { personId } = await li.must('GET /api/identity/staff')
  await li.must('PUT /api/record/working-notes/:id', {
    params: { id: ids.workingId },
    body: {
      ...{ caseId: ids.caseId!, iv: sealed.iv, cipher: sealed.cipher },
      keys: [{ staffId: personId, keyId, wrapped: sealed.wrapped[0]! }],
    },
  })
}

/** A time that is set, and a meeting in text with a file. */
async function addMeetings(house: TestHouse, person: Visitor, ids: Record<string, string>): Promise<void> {
  const staff = await house.colleague('counsellor')
  const { personId } = await staff.must('GET /api/identity/staff')
  await staff.must('PUT /api/appointment/hours', {
    body: {
      profile: { gender: 'f', about: '晚上有空', modes: ['text'], minutes: 50, takesNew: true },
      weekly: Array.from({ length: 7 }, (_, n) => ({ weekday: n + 1, from: 18 * 60, to: 22 * 60 })),
    },
  })
  const startsAt = new Date(startOfDay(dayOf(house.now().getTime())) + 3 * 24 * hourMs + 19 * hourMs).toISOString()
  ids.appointmentId = randomUUID()
  await person.must('POST /api/appointment/own', {
    body: { id: ids.appointmentId, staffId: personId, mode: 'text', startsAt, note: '' },
  })
  ids.sessionId = randomUUID()
  await staff.must('POST /api/live/sessions', {
    body: { id: ids.sessionId, residentId: ids.residentId!, mode: 'text' },
  })
  ids.fileId = randomUUID()
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(900, 0xfe)])
  await staff.must('POST /api/live/sessions/:id/files', {
    params: { id: ids.sessionId },
    body: { id: ids.fileId, name: '作业.png', bytes: png.toString('base64') },
  })
  await staff.must('POST /api/live/sessions/:id/end', { params: { id: ids.sessionId } })
}
