import type { caseStates } from '@anxin/core/casework/state.ts'
import { cases } from '../../../seed/casework.ts'
import { newId, type StaffWho } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { giveConsent, readTexts } from './rooms/casework/actions/consent.ts'
import { openNewCase } from './rooms/casework/actions/open.ts'
import { keepPlan } from './rooms/casework/actions/plan.ts'
import { keepSheet } from './rooms/casework/actions/sheets.ts'
import { moveCase, signPart } from './rooms/casework/actions/step.ts'
import { addTask } from './rooms/casework/actions/tasks.ts'
import { keepNote, signNote } from './rooms/record/actions/note.ts'
import type { Told } from './seed-list.ts'

type Act = (ctx: Parameters<typeof openNewCase>[0]) => Promise<unknown>
type SeedCase = (typeof cases)[number]

/** Does something as a colleague at its own time, with the row walls up as they are in service. */
async function as({ floor, tenantId, speaker }: Told, by: string, hoursAgo: number, act: Act): Promise<void> {
  floor.clock.turn({ hours: -hoursAgo })
  try {
    await inTransaction(floor, { as: 'tenant', tenantId }, async (ctx) => {
      const who: StaffWho = { ...(await speaker(ctx, by)), duties: ['C-CASE', 'C-CRISIS', 'C-SUPERVISE'] }
      ctx.who = who
      await ctx.line.query(`select set_config('anxin.staff', $1, true)`, [who.id])
      await act(ctx)
    })
  } finally {
    floor.clock.turn({ hours: hoursAgo })
  }
}

const move = (told: Told, id: string, hoursAgo: number, to: (typeof caseStates)[number]) =>
  as(told, 'li', hoursAgo, (ctx) => moveCase(ctx, { params: { id }, body: { to, reason: '' } }))

async function workOn(told: Told, id: string, one: SeedCase): Promise<void> {
  const { intake, assessment, goals } = one
  await as(told, 'li', 500, (ctx) =>
    keepSheet(ctx, {
      params: { id },
      body: { seen: 1, content: { sheet: 'intake', fields: intake, conflictWith: [] } },
    }),
  )
  await as(told, 'li', 499, async (ctx) => {
    const { texts, shownHash } = await readTexts(ctx, { params: { locale: 'zh' }, body: {} })
    const purposes = texts.map(({ purpose, usual }) => ({ purpose, given: usual || one.alsoAgrees.includes(purpose) }))
    const body = { id: newId(ctx), what: 'consent' as const, how: 'spoken' as const, witnessName: one.witness }
    await giveConsent(ctx, { params: { id }, body: { ...body, purposes, shownHash, locale: 'zh' } })
  })
  await move(told, id, 498, 'ASSESSING')
  await as(told, 'li', 480, (ctx) =>
    keepSheet(ctx, { params: { id }, body: { seen: 0, content: { sheet: 'assessment', fields: assessment } } }),
  )
  await as(told, 'li', 478, (ctx) => {
    const ties = one.ties.map((tie) => ({ ...tie, id: newId(ctx) }))
    const fields = { ties, note: '' }
    return keepSheet(ctx, { params: { id }, body: { seen: 0, content: { sheet: 'ecomap', fields } } })
  })
  await as(told, 'chen', 470, (ctx) => signPart(ctx, { params: { id }, body: { what: 'assessment', note: '' } }))
  await move(told, id, 460, 'PLANNED')
  await as(told, 'li', 450, (ctx) =>
    keepPlan(ctx, {
      params: { id },
      body: {
        seen: 0,
        tier: 2,
        every: 'weekly',
        goals: goals.map((goal) => ({ ...goal, id: newId(ctx), ownerId: null })),
      },
    }),
  )
  await as(told, 'chen', 440, (ctx) => signPart(ctx, { params: { id }, body: { what: 'plan', note: '目标清楚' } }))
  await as(told, 'li', 430, (ctx) =>
    giveConsent(ctx, {
      params: { id },
      body: { id: newId(ctx), what: 'plan', how: 'spoken', witnessName: one.witness, purposes: [], locale: 'zh' },
    }),
  )
  await move(told, id, 429, 'ACTIVE')
  for (const note of one.notes) await writeNote(told, id, note)
}

async function writeNote(told: Told, caseId: string, note: SeedCase['notes'][number]): Promise<void> {
  const { hoursAgo, fields, ...rest } = note
  let id = ''
  await as(told, 'li', hoursAgo, async (ctx) => {
    id = newId(ctx)
    const body = { caseId, goals: [], sessionAt: ctx.now.toISOString(), fields, ...rest }
    await keepNote(ctx, { params: { id }, body })
  })
  await as(told, 'li', hoursAgo - 1, (ctx) => signNote(ctx, { params: { id }, body: {} }))
}

/** Cases of the fictional street: one in work, one just begun. */
export async function seedCases(told: Told, people: ReadonlyMap<string, string>): Promise<void> {
  for (const one of cases) {
    let id = ''
    const { resident, source, population, colour, request, hoursAgo } = one
    await as(told, 'li', hoursAgo, async (ctx) => {
      id = newId(ctx)
      const person = { id: people.get(resident)! }
      await openNewCase(ctx, { params: {}, body: { id, person, source, population, colour, request } })
    })
    await move(told, id, hoursAgo - 1, 'SCREENED')
    await move(told, id, hoursAgo - 2, 'INTAKE')
    if (one.goals.length > 0) await workOn(told, id, one)
    for (const task of one.tasks)
      await as(told, 'li', 4, async (ctx) => {
        const dueAt = new Date(ctx.now.getTime() + task.inHours * 3_600_000).toISOString()
        const ownerId = (await told.speaker(ctx, 'li')).id
        await addTask(ctx, {
          params: { id },
          body: { id: newId(ctx), kind: task.kind, text: task.text, ownerId, dueAt },
        })
      })
  }
}
