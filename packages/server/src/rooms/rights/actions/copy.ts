import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/identity.ts'
import { readableCopy } from '@anxin/core/rights/copy.ts'
import type { OwnRecord } from '@anxin/core/rights/own-record.ts'
import { shanghaiDay, shanghaiTime } from '../../../platform/clock.ts'
import { type Ctx, mustBeResident } from '../../../platform/ctx.ts'
import { listAccesses } from '../../../platform/identity/record.ts'
import { listConsents, me } from '../../../platform/identity/resident.ts'
import { readWechat } from '../../../platform/identity/wechat/actions.ts'
import { drawBook } from '../../../platform/paper.ts'
import { writerFor } from '../../../platform/tongue.ts'
import { exportContacts } from '../../aftercare/door.ts'
import { exportAppointments } from '../../appointment/door.ts'
import { exportMeasures } from '../../assessment/door.ts'
import { exportCasework } from '../../casework/door.ts'
import { exportTalk, readMemory } from '../../companion/door.ts'
import { exportComplaints } from '../../complaint/door.ts'
import { exportCrisis } from '../../crisis/door.ts'
import { exportLive } from '../../live/door.ts'
import { exportRatings } from '../../record/door.ts'
import { readOwn as readOwnLetters } from '../../referral/door.ts'
import { exportSelfHelp } from '../../selfhelp/door.ts'

/** Everything kept about the resident, machine-readable. @source domain specification 10.3, feature P07 */
export async function exportRecord(ctx: Ctx): Promise<OwnRecord> {
  const { id } = mustBeResident(ctx)
  const profile = await me(ctx)
  return {
    exportedAt: ctx.now.toISOString(),
    profile: { ...profile, wechat: (await readWechat(ctx)).joined },
    ...(await listConsents(ctx)),
    conversations: await exportTalk(ctx, id),
    ...(await readMemory(ctx)),
    ...(await exportSelfHelp(ctx, id)),
    ...(await exportMeasures(ctx, id)),
    ...(await exportCasework(ctx, id, profile.locale)),
    ...(await exportRatings(ctx, id)),
    ...(await exportLive(ctx, id)),
    appointments: await exportAppointments(ctx, id),
    letters: (await readOwnLetters(ctx)).letters,
    complaints: await exportComplaints(ctx, id),
    ...(await exportCrisis(ctx, id)),
    followUps: await exportContacts(ctx, id),
    ...(await listAccesses(ctx)),
  }
}

const whenHere = (at: Date | string): string => {
  const moment = new Date(at)
  return `${shanghaiDay(moment)} ${shanghaiTime(moment)}`
}

/** The same to read, in the resident's language. @source domain specification 4.1 (duty 16: JSON and PDF) */
export async function printRecord(ctx: Ctx): Promise<ReplyOf<typeof door.residentCopy>> {
  const { locale } = await me(ctx)
  const copy = readableCopy(await exportRecord(ctx), locale, {
    when: whenHere,
    write: await writerFor(ctx.tongue),
  })
  const pdf = await drawBook(copy)
  return { fileName: `anxin-${shanghaiDay(ctx.now)}.pdf`, pdf: pdf.toString('base64') }
}
