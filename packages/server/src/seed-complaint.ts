import { complaints } from '../../../seed/complaints.ts'
import { newId } from './platform/ctx.ts'
import { fileComplaint } from './rooms/complaint/actions/file.ts'
import { asResident, type Street } from './seed-selfhelp.ts'

/** What people of the fictional street were not content with. */
export async function seedComplaints(told: Street): Promise<void> {
  for (const { resident, hoursAgo, ...said } of complaints)
    await asResident(told, told.people.get(resident)!, hoursAgo, (ctx) =>
      fileComplaint(ctx, { params: {}, body: { id: newId(ctx), ...said } }),
    )
}
