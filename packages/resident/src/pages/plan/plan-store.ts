import type { DoorReply } from '@anxin/kit/caller.ts'
import { call, Refused } from '@anxin/kit/caller.ts'
import { signal } from '@preact/signals'
import { drop, put, take } from '../../device/chest.ts'
import { newId } from '../../device/new-id.ts'
import { loadMe, me, meState } from '../../self/me.ts'

type ServerPlan = NonNullable<DoorReply<'GET /api/crisis/my-safety-plan'>['plan']>
export type PlanFields = Pick<
  ServerPlan,
  | 'warningSigns'
  | 'innerCoping'
  | 'peoplePlaces'
  | 'trustedContacts'
  | 'professionals'
  | 'saferEnvironment'
  | 'reasonToLive'
  | 'likelihoodOfUse'
>

/** The copy on this device: always there, network and sign-in or not. */
export interface DevicePlan {
  /** Id of the writing, sent again unchanged until the server has it. */
  readonly id: string
  readonly fields: PlanFields
  readonly savedAt: string
  readonly reviewBy: string | null
  readonly savedBy: 'resident' | 'person'
  readonly version: number | null
  /** True while the server has not yet received this writing. */
  readonly pending: boolean
}

export const emptyPlan: PlanFields = {
  warningSigns: [],
  innerCoping: [],
  peoplePlaces: [],
  trustedContacts: [],
  professionals: [],
  saferEnvironment: [],
  reasonToLive: '',
  likelihoodOfUse: null,
}

export const plan = signal<DevicePlan | null>(null)
export const draftPlan = signal<PlanFields | null>(null)
export const planReady = signal(false)
export const sendProblem = signal<unknown>(null)
export const replacedByNewer = signal(false)

const keep = async (next: DevicePlan): Promise<void> => {
  plan.value = next
  await put('kept', 'plan', next)
}

const fromServer = (server: ServerPlan): DevicePlan => {
  const { version, savedAt, savedBy, reviewBy, ...fields } = server
  return { id: newId(), fields, savedAt, reviewBy, savedBy, version, pending: false }
}

async function send(own: DevicePlan): Promise<void> {
  const reply = await call('PUT /api/crisis/my-safety-plan', { body: { id: own.id, fields: own.fields } })
  if (plan.value?.id === own.id) await keep(fromServer(reply.plan))
}

async function fetchNewer(): Promise<void> {
  const { plan: server } = await call('GET /api/crisis/my-safety-plan')
  const own = plan.value
  if (!server || own?.pending || own?.version === server.version) return
  replacedByNewer.value = own !== null
  await keep(fromServer(server))
}

/** Device first; then what waits is sent, or a newer writing is fetched. A person unknown to the server keeps it here. */
export async function syncPlan(): Promise<void> {
  sendProblem.value = null
  if (meState.value !== 'ready') await loadMe()
  if (!me.value || me.value.kind === 'nobody') return
  try {
    if (plan.value?.pending) await send(plan.value)
    else await fetchNewer()
  } catch (refused) {
    if (refused instanceof Refused && refused.code === 'SIGN_IN_FIRST') return
    sendProblem.value = refused
  }
}

export async function openPlan(): Promise<void> {
  plan.value = (await take<DevicePlan>('kept', 'plan')) ?? null
  draftPlan.value = (await take<PlanFields>('kept', 'planDraft')) ?? null
  planReady.value = true
  await syncPlan()
}

/** Every change of the writing is on the device before anything else happens. */
export function changeDraft(fields: PlanFields): void {
  draftPlan.value = fields
  put('kept', 'planDraft', fields).catch(() => undefined)
}

export async function dropDraft(): Promise<void> {
  draftPlan.value = null
  await drop('kept', 'planDraft')
}

const full = (text: string): boolean => text.trim().length > 0
const trimmed = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter(full)

/** Rows left blank are not part of the plan. */
const tidy = (fields: PlanFields): PlanFields => ({
  ...fields,
  warningSigns: trimmed(fields.warningSigns),
  innerCoping: trimmed(fields.innerCoping),
  peoplePlaces: trimmed(fields.peoplePlaces),
  trustedContacts: fields.trustedContacts.filter((row) => full(row.name) || full(row.phone)),
  professionals: fields.professionals.filter((row) => full(row.agency) || full(row.phone)),
  saferEnvironment: fields.saferEnvironment.filter((row) => full(row.step)),
  reasonToLive: fields.reasonToLive.trim(),
})

export async function savePlan(fields: PlanFields): Promise<void> {
  const now = new Date().toISOString()
  const version = plan.value?.version ?? null
  await keep({
    id: newId(),
    fields: tidy(fields),
    savedAt: now,
    reviewBy: null,
    savedBy: 'resident',
    version,
    pending: true,
  })
  await dropDraft()
  await syncPlan()
}
