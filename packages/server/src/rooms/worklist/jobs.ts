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

/** Work this room books for itself, and news of danger said in a meeting or written elsewhere. */
export const worklistJobs: JobKinds = new Map([
  [talkWork, heard],
  ['live.danger_said', heard],
  ['safeguard.danger_told', heard],
  // what a version before booked and nobody has judged yet
  ['safeguard.abuse_told', heard],
])
