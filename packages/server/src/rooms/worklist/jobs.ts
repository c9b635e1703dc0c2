import type { Ctx, Floor } from '../../platform/ctx.ts'
import type { JobKinds } from '../../platform/jobs.ts'
import { keepCohorts } from './actions/cohort.ts'
import { promiseMeetings, reapList, reapMeetings, sendRescreens, tellOwners } from './actions/due.ts'
import { judgeTalk, type TalkHeard, talkWork } from './actions/talk.ts'

/** Terms of the list, waves of public events and rescreens that are due, and what owners have yet to hear. @returns how many were seen to */
export const keepList = async (floor: Floor): Promise<number> =>
  (await reapList(floor)) +
  (await promiseMeetings(floor)) +
  (await reapMeetings(floor)) +
  (await keepCohorts(floor)) +
  (await sendRescreens(floor)) +
  (await tellOwners(floor))

const heard = {
  within: (ctx: Ctx, body: Record<string, unknown>) => judgeTalk(ctx, body as unknown as TalkHeard),
}

/** Work this room books for itself, and news of danger in a meeting or of abuse told elsewhere. */
export const worklistJobs: JobKinds = new Map([
  [talkWork, heard],
  ['live.danger_said', heard],
  ['safeguard.abuse_told', heard],
])
