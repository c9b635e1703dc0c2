import { complaints, speakerPhone } from '../../../seed/complaints.ts'
import { type Floor, newId } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { fileComplaint } from './rooms/complaint/actions/file.ts'

/** What somebody of the fictional street was not content with; a house that has complaints stays as it is. */
export async function seedComplaints(floor: Floor): Promise<void> {
  const row = await inTransaction(floor, { as: 'house' }, async ({ line }) => {
    const { rows } = await line.query(
      'select id, tenant_id from resident where phone_index = $1 and not exists (select 1 from complaint)',
      [floor.keys.blindIndex(speakerPhone)],
    )
    return rows[0] as { id: string; tenant_id: string } | undefined
  })
  if (!row) return
  for (const { hoursAgo, ...said } of complaints) {
    floor.clock.turn({ hours: -hoursAgo })
    await inTransaction(floor, { as: 'resident', tenantId: row.tenant_id, residentId: row.id }, (ctx) =>
      fileComplaint(ctx, { params: {}, body: { id: newId(ctx), ...said } }),
    )
    floor.clock.turn({ hours: hoursAgo })
  }
}
