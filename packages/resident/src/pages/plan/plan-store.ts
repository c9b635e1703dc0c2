import { call, Refused } from '@anxin/kit/caller.ts'
import {
  beginWriting,
  editsOf,
  emptyPlan,
  type PlanFields,
  type PlanSheet,
  receive,
  tidyPlan,
  type Writing,
} from '@anxin/kit/plan-sheet.ts'
import { computed, signal } from '@preact/signals'
import { drop, put, take } from '../../device/chest.ts'
import { newId } from '../../device/new-id.ts'
import { listenOn } from '../../parts/listening.ts'
import { loadMe, me, meState } from '../../self/me.ts'

export { emptyPlan, type PlanFields }

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
  /** What the house had said when this was written: so that it can tell what is new and what met another change. */
  readonly seen?: Writing['seen']
}

export const plan = signal<DevicePlan | null>(null)
export const planReady = signal(false)
export const sendProblem = signal<unknown>(null)
export const replacedByNewer = signal(false)
/** The sheet as the house told it last; null while that is not known. */
export const sheet = signal<PlanSheet | null>(null)
const writing = signal<Writing | null>(null)
export const draftPlan = computed(() => writing.value?.draft ?? null)
/** Somebody else writes on the sheet now and nothing is open here. */
export const writtenBeside = computed(
  () =>
    !writing.value &&
    sheet.value !== null &&
    Object.values(sheet.value.authors).some(
      (by) => by?.kind === 'person' && by.at > (sheet.value?.kept?.savedAt ?? ''),
    ),
)

const known = (): boolean => me.value !== null && me.value.kind !== 'nobody'

const keep = async (next: DevicePlan): Promise<void> => {
  plan.value = next
  await put('kept', 'plan', next)
}

const keepWriting = (next: Writing | null): void => {
  writing.value = next
  const kept = next ? put('kept', 'planWriting', next) : drop('kept', 'planWriting')
  kept.catch(() => undefined)
}

const fromServer = (server: NonNullable<PlanSheet['kept']>): DevicePlan => {
  const { version, savedAt, savedBy, reviewBy, ...fields } = server
  return { id: newId(), fields, savedAt, reviewBy, savedBy, version, pending: false }
}

/** Takes in what the house says; the copy on the device follows a newer version, the writing follows the sheet. */
async function takeIn(next: PlanSheet, sent: Parameters<typeof receive>[2] = []): Promise<void> {
  sheet.value = next
  if (writing.value) keepWriting(receive(writing.value, next, sent))
  const own = plan.value
  if (!next.kept || own?.pending || own?.version === next.kept.version) return
  replacedByNewer.value = own !== null && !sent.length
  await keep(fromServer(next.kept))
}

/** Where nothing was heard of the house yet, everything written here is new. */
const unseen: Writing['seen'] = {
  fields: emptyPlan,
  versions: Object.fromEntries(
    Object.keys(emptyPlan).map((name) => [name, 0]),
  ) as Writing['seen']['versions'],
}

/** Sends a version written here. Where two wrote one field, both stay: it is opened again with the card. */
async function send(own: DevicePlan): Promise<void> {
  const now: Writing = { draft: own.fields, seen: own.seen ?? unseen }
  const edits = editsOf(now, newId)
  const reply = edits.length > 0 ? await call('POST /api/plan/mine/edits', { body: { edits } }) : null
  if (reply && reply.clashes.length > 0) {
    keepWriting(now)
    await keep({ ...own, pending: false })
    return takeIn(reply, edits)
  }
  const kept = await call('POST /api/plan/mine/versions', { body: { id: own.id } })
  if (plan.value?.id !== own.id) return
  sheet.value = kept
  if (kept.kept) await keep(fromServer(kept.kept))
}

/** Device first; then what waits is sent, or a newer writing is fetched. A person unknown to the server keeps it here. */
export async function syncPlan(): Promise<void> {
  sendProblem.value = null
  if (meState.value !== 'ready') await loadMe()
  if (!known()) return
  try {
    if (plan.value?.pending) await send(plan.value)
    else await takeIn(await call('GET /api/plan/mine'))
  } catch (refused) {
    if (refused instanceof Refused && refused.code === 'SIGN_IN_FIRST') return
    sendProblem.value = refused
  }
}

/** What was being written before two could write on one sheet. */
async function olderDraft(): Promise<Writing | null> {
  const draft = await take<PlanFields>('kept', 'planDraft')
  if (!draft) return null
  await drop('kept', 'planDraft')
  return { draft: { ...emptyPlan, ...draft }, seen: unseen }
}

export async function openPlan(): Promise<void> {
  const own = await take<DevicePlan>('kept', 'plan')
  plan.value = own ? { ...own, fields: { ...emptyPlan, ...own.fields } } : null
  writing.value = (await take<Writing>('kept', 'planWriting')) ?? (await olderDraft())
  planReady.value = true
  await syncPlan()
}

/** Listens while the page is open, so that each sees the other's change. Returns how to stop. */
export function listen(): () => void {
  if (!known()) return () => undefined
  return listenOn(() => `/api/plan/mine/stream?after=${sheet.value?.seq ?? 0}`, {
    plan: (next: PlanSheet) => void takeIn(next),
  })
}

/** A pause of this long, and what was written goes to the other. */
const pauseMs = 500
let pausing: ReturnType<typeof setTimeout> | undefined
let busy = false

async function pass(): Promise<void> {
  const edits = writing.value && known() && !busy ? editsOf(writing.value, newId) : []
  if (edits.length === 0) return
  busy = true
  try {
    await takeIn(await call('POST /api/plan/mine/edits', { body: { edits } }), edits)
    sendProblem.value = null
  } catch {
    // it is on this device, and goes with the next pause or with saving
  } finally {
    busy = false
  }
}

/** Every change of the writing is on the device before anything else happens. */
export function changeDraft(fields: PlanFields): void {
  const begun = writing.value ?? (sheet.value ? beginWriting(sheet.value) : { draft: fields, seen: unseen })
  keepWriting({ ...begun, draft: fields })
  clearTimeout(pausing)
  pausing = setTimeout(() => void pass(), pauseMs)
}

/** Opens the sheet as it stands, with what somebody else has written meanwhile. */
export function joinSheet(): void {
  if (sheet.value) keepWriting(beginWriting(sheet.value))
}

export async function dropDraft(): Promise<void> {
  clearTimeout(pausing)
  keepWriting(null)
}

/** Chooses between two values of a field, or keeps both. */
export async function settleClash(id: string, choice: 'stands' | 'sent' | 'both'): Promise<void> {
  try {
    await takeIn(await call('POST /api/plan/mine/clashes/:id', { params: { id }, body: { choice } }))
  } catch (refused) {
    sendProblem.value = refused
  }
}

export async function savePlan(fields: PlanFields): Promise<void> {
  clearTimeout(pausing)
  const now = new Date().toISOString()
  const version = plan.value?.version ?? null
  await keep({
    id: newId(),
    fields: tidyPlan(fields),
    savedAt: now,
    reviewBy: null,
    savedBy: 'resident',
    version,
    pending: true,
    seen: writing.value?.seen ?? unseen,
  })
  await dropDraft()
  await syncPlan()
}
