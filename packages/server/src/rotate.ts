import type { Config } from './config.ts'
import { openEngine } from './engine-of.ts'
import { openTheHouse } from './house.ts'
import type { Ctx, Floor } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { openOutside } from './platform/outside/senders.ts'
import { KeyRing, type Place } from './platform/privacy.ts'

/** Every sealed column: table, column, the name it was sealed under, the id its place is bound to, and what else tells a row. */
export const sealedColumns: readonly {
  table: string
  column: string
  place: string
  id: string
  key?: string
  /** How many rows at once, where one of them is large. */
  batch?: number
}[] = [
  { table: 'staff', column: 'phone_sealed', place: 'staff.phone', id: 'id' },
  { table: 'staff', column: 'email_sealed', place: 'staff.email', id: 'id' },
  { table: 'staff', column: 'totp_sealed', place: 'staff.totp', id: 'id' },
  { table: 'resident', column: 'name_sealed', place: 'resident.name', id: 'id' },
  { table: 'resident', column: 'phone_sealed', place: 'resident.phone', id: 'id' },
  { table: 'resident', column: 'birth_sealed', place: 'resident.birth', id: 'id' },
  { table: 'resident', column: 'emergency_contact_sealed', place: 'resident.emergency_contact', id: 'id' },
  { table: 'resident', column: 'guardian_sealed', place: 'resident.guardian', id: 'id' },
  { table: 'guardian_choice', column: 'reason_sealed', place: 'guardian_choice.reason', id: 'id' },
  { table: 'notice', column: 'address_sealed', place: 'notice.address', id: 'id' },
  { table: 'notice', column: 'words_sealed', place: 'notice.words', id: 'id' },
  { table: 'conversation', column: 'claim_sealed', place: 'conversation.claim', id: 'id' },
  { table: 'conversation', column: 'dialogue_sealed', place: 'conversation.dialogue', id: 'id' },
  { table: 'memory_fact', column: 'text_sealed', place: 'memory_fact.text', id: 'id' },
  {
    table: 'companion_packet',
    column: 'fields_sealed',
    place: 'companion_packet.fields',
    id: 'conversation_id',
  },
  { table: 'model_answer', column: 'prompt_sealed', place: 'model_answer.prompt', id: 'id' },
  { table: 'model_answer', column: 'output_sealed', place: 'model_answer.output', id: 'id' },
  { table: 'message', column: 'text_sealed', place: 'message.text', id: 'id' },
  { table: 'quality_sample', column: 'lines_sealed', place: 'quality_sample.lines', id: 'id' },
  { table: 'quality_reading', column: 'note_sealed', place: 'quality_reading.note', id: 'id' },
  { table: 'crisis_event', column: 'close_summary_sealed', place: 'crisis_event.close_summary', id: 'id' },
  { table: 'crisis_event', column: 'callback_sealed', place: 'crisis_event.callback', id: 'id' },
  { table: 'crisis_event', column: 'handover_sealed', place: 'crisis_event.handover', id: 'id' },
  { table: 'crisis_signal', column: 'quotes_sealed', place: 'crisis_signal.quotes', id: 'id' },
  {
    table: 'crisis_transition',
    column: 'text_sealed',
    place: 'crisis_transition.text',
    id: 'event_id',
    key: 'seq',
  },
  { table: 'crisis_contact', column: 'note_sealed', place: 'crisis_contact.note', id: 'id' },
  { table: 'crisis_assessment', column: 'fields_sealed', place: 'crisis_assessment.fields', id: 'id' },
  { table: 'safety_plan', column: 'fields_sealed', place: 'safety_plan.fields', id: 'id' },
  { table: 'plan_field', column: 'value_sealed', place: 'plan_field.value', id: 'id' },
  { table: 'plan_edit', column: 'value_sealed', place: 'plan_edit.value', id: 'id' },
  { table: 'plan_share', column: 'contact_sealed', place: 'plan_share.contact', id: 'id' },
  { table: 'crisis_place', column: 'words_sealed', place: 'crisis_place.words', id: 'event_id' },
  { table: 'crisis_lowering', column: 'first_reason_sealed', place: 'crisis_lowering.first_reason', id: 'id' },
  { table: 'crisis_lowering', column: 'second_reason_sealed', place: 'crisis_lowering.second_reason', id: 'id' },
  { table: 'rescue_whisper', column: 'text_sealed', place: 'rescue_whisper.text', id: 'id' },
  { table: 'rescue_board', column: 'closed_why_sealed', place: 'rescue_board.closed_why', id: 'id' },
  { table: 'rescue_clue', column: 'words_sealed', place: 'rescue_clue.words', id: 'id' },
  { table: 'rescue_entry', column: 'words_sealed', place: 'rescue_entry.words', id: 'id' },
  { table: 'crisis_follow_up', column: 'note_sealed', place: 'crisis_follow_up.note', id: 'id' },
  { table: 'shift_note', column: 'text_sealed', place: 'shift_note.text', id: 'shift_id' },
  { table: 'aftercare_contact', column: 'note_sealed', place: 'aftercare_contact.note', id: 'id' },
  { table: 'case_review', column: 'rapid_sealed', place: 'case_review.rapid', id: 'id' },
  { table: 'case_review', column: 'form_sealed', place: 'case_review.form', id: 'id' },
  { table: 'review_action', column: 'text_sealed', place: 'review_action.text', id: 'id' },
  { table: 'exposure', column: 'words_sealed', place: 'exposure.words', id: 'id' },
  { table: 'exposure', column: 'note_sealed', place: 'exposure.note', id: 'id' },
  { table: 'surge_waiting', column: 'words_sealed', place: 'surge_waiting.words', id: 'id' },
  { table: 'surge_waiting', column: 'form_sealed', place: 'surge_waiting.form', id: 'id' },
  { table: 'referral', column: 'why_sealed', place: 'referral.why', id: 'id' },
  { table: 'referral', column: 'letter_sealed', place: 'referral.letter', id: 'id' },
  { table: 'referral_step', column: 'text_sealed', place: 'referral_step.text', id: 'id' },
  { table: 'referral_exception', column: 'reason_sealed', place: 'referral_exception.reason', id: 'id' },
  { table: 'referral_exception', column: 'note_sealed', place: 'referral_exception.note', id: 'id' },
  { table: 'referral_parcel', column: 'packet_sealed', place: 'referral_parcel.packet', id: 'id' },
  { table: 'glass', column: 'reason_sealed', place: 'glass.reason', id: 'id' },
  { table: 'glass', column: 'note_sealed', place: 'glass.note', id: 'id' },
  { table: 'incoming', column: 'fields_sealed', place: 'incoming.fields', id: 'id' },
  { table: 'case_transfer', column: 'reason_sealed', place: 'case_transfer.reason', id: 'id' },
  { table: 'severe_path', column: 'words_sealed', place: 'severe_path.words', id: 'id' },
  { table: 'severe_path', column: 'where_sealed', place: 'severe_path.where', id: 'id' },
  { table: 'severe_path', column: 'end_sealed', place: 'severe_path.end', id: 'id' },
  { table: 'severe_visit', column: 'partner_sealed', place: 'severe_visit.partner', id: 'id' },
  { table: 'severe_visit', column: 'words_sealed', place: 'severe_visit.words', id: 'id' },
  { table: 'severe_contact', column: 'note_sealed', place: 'severe_contact.note', id: 'id' },
  { table: 'sitting', column: 'claim_sealed', place: 'sitting.claim', id: 'id' },
  { table: 'response', column: 'answers_sealed', place: 'response.answers', id: 'id' },
  { table: 'care_profile', column: 'fields_sealed', place: 'care_profile.fields', id: 'resident_id' },
  { table: 'worklist_entry', column: 'name_sealed', place: 'resident.name', id: 'resident_id', key: 'id' },
  { table: 'worklist_entry', column: 'contact_sealed', place: 'worklist_entry.contact', id: 'id' },
  { table: 'worklist_entry', column: 'lowering_sealed', place: 'worklist_entry.lowering', id: 'id' },
  { table: 'triage_decision', column: 'input_sealed', place: 'triage_decision.input', id: 'id' },
  { table: 'triage_decision', column: 'reason_sealed', place: 'triage_decision.reason', id: 'id' },
  { table: 'worklist_step', column: 'text_sealed', place: 'worklist_step.text', id: 'id' },
  { table: 'observation', column: 'words_sealed', place: 'observation.words', id: 'id' },
  { table: 'observation', column: 'where_sealed', place: 'observation.where', id: 'id' },
  { table: 'mood', column: 'note_sealed', place: 'mood.note', id: 'id' },
  { table: 'exercise_run', column: 'step_sealed', place: 'exercise_run.step', id: 'id' },
  { table: 'exercise_leaf', column: 'fields_sealed', place: 'exercise_leaf.fields', id: 'id' },
  { table: 'programme', column: 'reason_sealed', place: 'programme.reason', id: 'id' },
  { table: 'helper_contact', column: 'note_sealed', place: 'helper_contact.note', id: 'id' },
  { table: 'practice_alert', column: 'words_sealed', place: 'practice_alert.words', id: 'id' },
  { table: 'danger_contact', column: 'reason_sealed', place: 'danger_contact.reason', id: 'id' },
  { table: 'danger_contact', column: 'lift_reason_sealed', place: 'danger_contact.lift_reason', id: 'id' },
  { table: 'third_party_report', column: 'receipt_sealed', place: 'third_party_report.receipt', id: 'id' },
  { table: 'third_party_report', column: 'fields_sealed', place: 'third_party_report.fields', id: 'id' },
  { table: 'third_party_report', column: 'note_sealed', place: 'third_party_report.note', id: 'id' },
  { table: 'partner_row', column: 'row_sealed', place: 'partner_row.row', id: 'id' },
  { table: 'partner_row', column: 'note_sealed', place: 'partner_row.note', id: 'id' },
  { table: 'disclosure', column: 'reason_sealed', place: 'disclosure.reason', id: 'id' },
  { table: 'disclosure', column: 'words_sealed', place: 'disclosure.words', id: 'id' },
  { table: 'disclosure', column: 'to_name_sealed', place: 'disclosure.to_name', id: 'id' },
  { table: 'disclosure', column: 'decision_sealed', place: 'disclosure.decision', id: 'id' },
  { table: 'mandatory_report', column: 'facts_sealed', place: 'mandatory_report.facts', id: 'id' },
  { table: 'mandatory_report', column: 'summary_sealed', place: 'mandatory_report.summary', id: 'id' },
  { table: 'mandatory_report', column: 'drop_reason_sealed', place: 'mandatory_report.drop_reason', id: 'id' },
  { table: 'child_word', column: 'words_sealed', place: 'child_word.words', id: 'id' },
  { table: 'child_word', column: 'note_sealed', place: 'child_word.note', id: 'id' },
  { table: 'mandatory_call', column: 'receiver_sealed', place: 'mandatory_call.receiver', id: 'id' },
  { table: 'mandatory_call', column: 'receipt_sealed', place: 'mandatory_call.receipt', id: 'id' },
  { table: 'mandatory_call', column: 'note_sealed', place: 'mandatory_call.note', id: 'id' },
  { table: 'guardian_task', column: 'reason_sealed', place: 'guardian_task.reason', id: 'id' },
  { table: 'welfare_visit', column: 'reason_sealed', place: 'welfare_visit.reason', id: 'id' },
  { table: 'welfare_visit', column: 'view_sealed', place: 'welfare_visit.view', id: 'id' },
  { table: 'welfare_visit', column: 'outcome_sealed', place: 'welfare_visit.outcome', id: 'id' },
  { table: 'crisis_postvention', column: 'note_sealed', place: 'crisis_postvention.note', id: 'id' },
  { table: 'shift', column: 'handover_sealed', place: 'shift.handover', id: 'id' },
  { table: 'appointment', column: 'note_sealed', place: 'appointment.note', id: 'id' },
  { table: 'appointment_task', column: 'note_sealed', place: 'appointment_task.note', id: 'id' },
  { table: 'waiting', column: 'note_sealed', place: 'waiting.note', id: 'id' },
  { table: 'waiting_contact', column: 'note_sealed', place: 'waiting_contact.note', id: 'id' },
  { table: 'live_file', column: 'name_sealed', place: 'live_file.name', id: 'id' },
  { table: 'live_file', column: 'body_sealed', place: 'live_file.body', id: 'id', batch: 4 },
  { table: 'live_line', column: 'text_sealed', place: 'live_line.text', id: 'id' },
  { table: 'live_signal', column: 'body_sealed', place: 'live_signal.body', id: 'session_id', key: 'seq' },
  // a column in braces is part of the place
  {
    table: 'case_sheet',
    column: 'fields_sealed',
    place: 'case_sheet.{sheet}',
    id: 'case_id',
    key: 'sheet',
  },
  { table: 'case_change', column: 'text_sealed', place: 'case_change.text', id: 'id' },
  { table: 'case_goal', column: 'fields_sealed', place: 'case_goal.fields', id: 'id' },
  { table: 'case_goal', column: 'own_words_sealed', place: 'case_goal.own_words', id: 'id' },
  { table: 'case_task', column: 'text_sealed', place: 'case_task.text', id: 'id' },
  { table: 'case_task', column: 'note_sealed', place: 'case_task.note', id: 'id' },
  { table: 'case_task', column: 'answers_sealed', place: 'case_task.answers', id: 'id' },
  { table: 'consent_act', column: 'shown_sealed', place: 'consent_act.shown', id: 'id' },
  { table: 'consent_act', column: 'signature_sealed', place: 'consent_act.signature', id: 'id' },
  { table: 'consent_act', column: 'witness_sealed', place: 'consent_act.witness', id: 'id' },
  { table: 'consent_act', column: 'supporter_sealed', place: 'consent_act.supporter', id: 'id' },
  { table: 'household', column: 'name_sealed', place: 'household.name', id: 'id' },
  {
    table: 'household_member',
    column: 'relation_sealed',
    place: 'household_member.relation',
    id: 'resident_id',
    key: 'household_id',
  },
  { table: 'person_alias', column: 'text_sealed', place: 'person_alias.text', id: 'id' },
  { table: 'person_merge', column: 'reason_sealed', place: 'person_merge.reason', id: 'id' },
  { table: 'case_note', column: 'fields_sealed', place: 'case_note.fields', id: 'id' },
  { table: 'case_addendum', column: 'text_sealed', place: 'case_addendum.text', id: 'id' },
  { table: 'session_feedback', column: 'text_sealed', place: 'session_feedback.text', id: 'id' },
  { table: 'case_rating', column: 'note_sealed', place: 'case_rating.note', id: 'id' },
  { table: 'rating_answer', column: 'text_sealed', place: 'rating_answer.text', id: 'id' },
  { table: 'complaint', column: 'whom_sealed', place: 'complaint.whom', id: 'id' },
  { table: 'complaint', column: 'text_sealed', place: 'complaint.text', id: 'id' },
  { table: 'complaint', column: 'answer_sealed', place: 'complaint.answer', id: 'id' },
  { table: 'complaint', column: 'again_sealed', place: 'complaint.again', id: 'id' },
  { table: 'pool_call', column: 'numbers_sealed', place: 'pool_call.numbers', id: 'id' },
  { table: 'outing', column: 'where_sealed', place: 'outing.where', id: 'id' },
  { table: 'outing', column: 'why_sealed', place: 'outing.why', id: 'id' },
  {
    table: 'outing_field',
    column: 'value_sealed',
    place: 'outing_field.{field}',
    id: 'outing_id',
    key: 'field',
  },
  { table: 'outing_edit', column: 'value_sealed', place: 'outing_edit.{field}', id: 'id' },
  { table: 'outing_paper', column: 'body_sealed', place: 'outing_paper.body', id: 'id', batch: 8 },
  { table: 'outing_timer', column: 'answer_sealed', place: 'outing_timer.answer', id: 'id' },
  { table: 'case_transfer', column: 'basis_sealed', place: 'case_transfer.basis', id: 'id' },
  { table: 'case_transfer', column: 'answer_sealed', place: 'case_transfer.answer', id: 'id' },
  { table: 'legal_hold', column: 'reason_sealed', place: 'legal_hold.reason', id: 'id' },
  { table: 'legal_hold', column: 'release_reason_sealed', place: 'legal_hold.release_reason', id: 'id' },
  { table: 'oidc_provider', column: 'secret_sealed', place: 'oidc_provider.secret', id: 'id' },
  { table: 'breach', column: 'words_sealed', place: 'breach.words', id: 'id' },
  { table: 'breach', column: 'closing_sealed', place: 'breach.closing', id: 'id' },
  { table: 'breach_step', column: 'words_sealed', place: 'breach_step.words', id: 'id' },
  { table: 'hook', column: 'secret_sealed', place: 'hook.secret', id: 'id' },
]

const batch = 200

/** Seals one batch of a column again with the newest key. @returns rows done */
async function resealBatch(ctx: Ctx, tenantId: string, spec: (typeof sealedColumns)[number]): Promise<number> {
  const newest = ctx.floor.keys.newest(tenantId)
  const key = spec.key ?? spec.id
  const [, named = key] = /\{(\w+)\}/.exec(spec.place) ?? []
  const { rows } = await ctx.line.query(
    `select ${spec.id} as id, ${key} as key, ${named} as named, ${spec.column} as sealed from ${spec.table}
     where tenant_id = $1 and length(${spec.column}) > 0 and substring(${spec.column} from 2 for 4) <> $2 limit ${spec.batch ?? batch} for update skip locked`,
    [tenantId, versionBytes(newest)],
  )
  for (const row of rows) {
    const column = spec.place.replace(`{${named}}`, String(row.named))
    const place: Place = { column, row: row.id as string }
    const plain = ctx.floor.keys.openBytes(tenantId, place, row.sealed as Uint8Array)
    const both = spec.key ? `and ${spec.key} = $3` : ''
    const params = [row.id, ctx.floor.keys.seal(tenantId, place, plain), ...(spec.key ? [row.key] : [])]
    await ctx.line.query(`update ${spec.table} set ${spec.column} = $2 where ${spec.id} = $1 ${both}`, params)
  }
  return rows.length
}

function versionBytes(version: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(version)
  return bytes
}

/** Adds a data key for each agency and seals every row again with it, batch by batch, while the house is open. @returns rows sealed */
export async function resealAll(floor: Floor): Promise<number> {
  const tenants = await inTransaction(floor, { as: 'house' }, async ({ line }) =>
    (await line.query('select id from tenant')).rows.map((row) => row.id as string),
  )
  let done = 0
  for (const tenantId of tenants) {
    const next = await inTransaction(floor, { as: 'house' }, async (ctx) => {
      await floor.keys.ready(ctx, tenantId)
      const version = floor.keys.newest(tenantId) + 1
      await floor.keys.addVersion(ctx, tenantId, version)
      return version
    })
    for (const spec of sealedColumns) {
      for (;;) {
        const rows = await inTransaction(floor, { as: 'house' }, async (ctx) => {
          // a request beside us may have read the keys again before the new one was committed
          await floor.keys.ready(ctx, tenantId, next)
          return resealBatch(ctx, tenantId, spec)
        })
        done += rows
        if (rows < (spec.batch ?? batch)) break
      }
    }
  }
  return done
}

/** Wraps every data key with another master key; the words themselves are not touched. @returns keys wrapped */
export async function rewrapAll(floor: Floor, next: KeyRing): Promise<number> {
  return inTransaction(floor, { as: 'house' }, async ({ line }) => {
    const { rows } = await line.query('select tenant_id, version, wrapped from tenant_key for update')
    for (const row of rows) {
      const [tenantId, version] = [row.tenant_id as string, Number(row.version)]
      const wrapped = floor.keys.rewrap(Buffer.from(row.wrapped as Uint8Array), next, tenantId, version)
      await line.query('update tenant_key set wrapped = $3 where tenant_id = $1 and version = $2', [
        tenantId,
        version,
        wrapped,
      ])
    }
    return rows.length
  })
}

/** `npm run rotate-keys`: new data keys, and another master key where one is given. @returns exit code */
export async function rotateKeys(
  config: Config,
  nextMaster: string | undefined,
  say: (line: string) => void,
): Promise<number> {
  const engine = await openEngine(config)
  const house = await openTheHouse({ ...config, engine, outside: openOutside({}), log: () => undefined })
  say(`重新加密 / sealed again: ${await resealAll(house.floor)}`)
  if (nextMaster) {
    const next = new KeyRing(Buffer.from(nextMaster, 'base64'))
    say(`数据密钥改用新主密钥 / data keys under the new master key: ${await rewrapAll(house.floor, next)}`)
  }
  await house.close()
  return 0
}
