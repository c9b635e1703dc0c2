import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@anxin/contract/refusal.ts'
import { headKeeper, tellHeads } from './audit-heads.ts'
import { forgottenKeeper } from './forgotten.ts'
import { chainWaiting } from './platform/audit/chain.ts'
import { auditRoutes } from './platform/audit/routes.ts'
import { calendarRoutes, missingYears, warnOfCalendar } from './platform/calendar.ts'
import { Clock } from './platform/clock.ts'
import { Crew } from './platform/crew.ts'
import type { Floor } from './platform/ctx.ts'
import { Disk } from './platform/db/disk.ts'
import type { Engine } from './platform/db/engine.ts'
import { migrate } from './platform/db/migrate.ts'
import { lookForRoom } from './platform/db/transaction.ts'
import { Hub } from './platform/events.ts'
import { deliverBooked, forgetDeliveries } from './platform/hook/deliver.ts'
import { hookRoutes } from './platform/hook/routes.ts'
import { drainer } from './platform/http/drain.ts'
import { openFaces } from './platform/http/faces.ts'
import { healthRoute } from './platform/http/health.ts'
import { type HouseRoutes, openHttp } from './platform/http/server.ts'
import { identityRoutes } from './platform/identity/routes.ts'
import { bookedStream, handsOf, type JobKinds, joinKinds, type Lane, laneOf, takeDue } from './platform/jobs.ts'
import { Loop } from './platform/loop.ts'
import { sendBooked } from './platform/outside/notice.ts'
import type { Outside } from './platform/outside/outside.ts'
import { outsideRoutes } from './platform/outside/routes.ts'
import { KeyRing } from './platform/privacy.ts'
import { keepAftercare } from './rooms/aftercare/jobs.ts'
import { aftercareRoutes } from './rooms/aftercare/routes.ts'
import { keepAppointments } from './rooms/appointment/jobs.ts'
import { appointmentRoutes } from './rooms/appointment/routes.ts'
import { assessmentJobs, wipeSittings } from './rooms/assessment/jobs.ts'
import { assessmentRoutes } from './rooms/assessment/routes.ts'
import { keepBreaches } from './rooms/breach/jobs.ts'
import { breachRoutes } from './rooms/breach/routes.ts'
import { keepIncoming } from './rooms/bureau/jobs.ts'
import { bureauRoutes } from './rooms/bureau/routes.ts'
import { keepCases } from './rooms/casework/jobs.ts'
import { caseworkRoutes } from './rooms/casework/routes.ts'
import { companionJobs, wipeIdle } from './rooms/companion/jobs.ts'
import { companionRoutes, companionStreams } from './rooms/companion/routes.ts'
import { keepComplaints } from './rooms/complaint/jobs.ts'
import { complaintRoutes } from './rooms/complaint/routes.ts'
import { crisisHealth } from './rooms/crisis/actions/figures.ts'
import { crisisJobs, reapTimers } from './rooms/crisis/jobs.ts'
import { crisisRoutes, crisisStreams } from './rooms/crisis/routes.ts'
import { dueInRound } from './rooms/crisis/store.ts'
import { keepDirectory } from './rooms/directory/jobs.ts'
import { directoryRoutes } from './rooms/directory/routes.ts'
import { drillJobs, keepDrills, watchNights } from './rooms/drill/jobs.ts'
import { drillRoutes } from './rooms/drill/routes.ts'
import { wipePlaces } from './rooms/findings/jobs.ts'
import { hotlineRoutes } from './rooms/hotline/routes.ts'
import { keepHouseholds } from './rooms/household/jobs.ts'
import { householdRoutes } from './rooms/household/routes.ts'
import { keepKiosk } from './rooms/kiosk/jobs.ts'
import { kioskRoutes } from './rooms/kiosk/routes.ts'
import { forgetSignals } from './rooms/live/jobs.ts'
import { liveRoutes, liveStreams } from './rooms/live/routes.ts'
import { keepCertificates } from './rooms/network/jobs.ts'
import { networkRoutes } from './rooms/network/routes.ts'
import { keepOutings } from './rooms/outing/jobs.ts'
import { outingRoutes } from './rooms/outing/routes.ts'
import { keepPartners, partnerJobs } from './rooms/partner/jobs.ts'
import { partnerRoutes } from './rooms/partner/routes.ts'
import { askForReviews } from './rooms/plan/jobs.ts'
import { planRoutes, planStreams } from './rooms/plan/routes.ts'
import { forgetNumbers, poolJobs } from './rooms/pool/jobs.ts'
import { poolRoutes } from './rooms/pool/routes.ts'
import { keepQuality } from './rooms/quality/jobs.ts'
import { qualityRoutes } from './rooms/quality/routes.ts'
import { keepOwed } from './rooms/record/jobs.ts'
import { recordRoutes } from './rooms/record/routes.ts'
import { keepReferrals } from './rooms/referral/jobs.ts'
import { referralRoutes } from './rooms/referral/routes.ts'
import { watchPages, wipeClues } from './rooms/rescue/jobs.ts'
import { rescueRoutes, rescueStreams } from './rooms/rescue/routes.ts'
import { keepRetention } from './rooms/retention/jobs.ts'
import { retentionRoutes } from './rooms/retention/routes.ts'
import { rightsRoutes } from './rooms/rights/routes.ts'
import { rosterHealth } from './rooms/roster/actions/gaps.ts'
import {
  askVolunteers,
  fullDiskTeller,
  practise,
  warnOfGaps,
  watchDevices,
  watchPractising,
} from './rooms/roster/jobs.ts'
import { rosterRoutes } from './rooms/roster/routes.ts'
import { keepSafeguard, safeguardJobs } from './rooms/safeguard/jobs.ts'
import { safeguardRoutes } from './rooms/safeguard/routes.ts'
import { keepSelfHelp } from './rooms/selfhelp/jobs.ts'
import { selfhelpRoutes, selfhelpStreams } from './rooms/selfhelp/routes.ts'
import { keepSevere } from './rooms/severe/jobs.ts'
import { severeRoutes } from './rooms/severe/routes.ts'
import { keepSurge } from './rooms/surge/jobs.ts'
import { surgeRoutes } from './rooms/surge/routes.ts'
import { keepSupervision } from './rooms/training/jobs.ts'
import { trainingRoutes } from './rooms/training/routes.ts'
import { keepTransfers } from './rooms/transfer/jobs.ts'
import { transferRoutes } from './rooms/transfer/routes.ts'
import { twinRoutes } from './rooms/twin/routes.ts'
import { keepList, worklistJobs } from './rooms/worklist/jobs.ts'
import { worklistRoutes } from './rooms/worklist/routes.ts'
import { settle } from './settle.ts'

/** Root of the repository; the same from `src/` and from the built `dist/`. */
export const root = fileURLToPath(new URL('../../..', import.meta.url))

export const jobKinds: JobKinds = joinKinds(
  companionJobs,
  assessmentJobs,
  worklistJobs,
  crisisJobs,
  drillJobs,
  safeguardJobs,
  partnerJobs,
  poolJobs,
  new Map([
    ['outside.call', { outer: sendBooked, lane: 'calls' }],
    ['outside.send', { outer: sendBooked, lane: 'letters' }],
    ['hook.deliver', { outer: deliverBooked, lane: 'hooks' }],
  ]),
)

export const houseRoutes: HouseRoutes = {
  routes: [
    ...identityRoutes,
    ...networkRoutes,
    ...qualityRoutes,
    ...complaintRoutes,
    ...breachRoutes,
    ...kioskRoutes,
    ...surgeRoutes,
    ...drillRoutes,
    ...companionRoutes,
    ...rightsRoutes,
    ...selfhelpRoutes,
    ...assessmentRoutes,
    ...worklistRoutes,
    ...outingRoutes,
    ...recordRoutes,
    ...householdRoutes,
    ...twinRoutes,
    ...caseworkRoutes,
    ...liveRoutes,
    ...appointmentRoutes,
    ...severeRoutes,
    ...transferRoutes,
    ...referralRoutes,
    ...bureauRoutes,
    ...directoryRoutes,
    ...partnerRoutes,
    ...safeguardRoutes,
    ...aftercareRoutes,
    ...rescueRoutes,
    ...poolRoutes,
    ...crisisRoutes,
    ...planRoutes,
    ...trainingRoutes,
    ...rosterRoutes,
    ...hotlineRoutes,
    ...retentionRoutes,
    ...outsideRoutes,
    ...hookRoutes,
    ...calendarRoutes,
    ...auditRoutes,
    healthRoute(async (ctx) => ({
      onCall: await rosterHealth(ctx),
      ...(await crisisHealth(ctx)),
      calendar: { missing: await missingYears(ctx) },
    })),
  ],
  streams: [
    ...companionStreams,
    ...selfhelpStreams,
    ...liveStreams,
    ...rescueStreams,
    ...crisisStreams,
    ...planStreams,
  ],
}

export interface HouseConfig {
  readonly engine: Engine
  readonly masterKey: Buffer
  readonly outside: Outside
  readonly baseUrl: string
  readonly demo: boolean
  /** Where the list of the forgotten is kept beside the database; none is kept without. */
  readonly dataDir?: string
  /** Proxies besides this machine's own whose word on the visitor's address is taken. */
  readonly trustedProxies?: readonly string[]
  /** Receives faults: numbers, routes and stacks, never content. */
  readonly log: (fault: object) => void
}

export interface House {
  readonly floor: Floor
  readonly app: Awaited<ReturnType<typeof openHttp>>
  /** Starts the reaper, the job runner and the other work that goes on by itself. */
  startWork(): void
  close(): Promise<void>
}

/** Opens the house on a database: migrated, settled, ready to listen. */
export async function openTheHouse(config: HouseConfig): Promise<House> {
  const migrations = await migrate(config.engine, path.join(root, 'packages/server/migrations'))
  const { engine, outside, baseUrl, demo } = config
  const floor: Floor = {
    engine,
    outside,
    baseUrl,
    demo,
    migrations,
    disk: new Disk(config.log),
    clock: new Clock(),
    keys: new KeyRing(config.masterKey),
    hub: new Hub(),
  }
  await engine.listen((stream) => floor.hub.wake(stream))
  await settle(floor)
  const app = await openHttp(floor, houseRoutes, config.log, config.trustedProxies)
  await openFaces(app, root)
  const drain = drainer(app)
  const loops = openLoops(floor, config)
  return {
    floor,
    app,
    startWork: () => {
      for (const loop of loops.all) loop.start()
      for (const kind of jobKinds.keys())
        floor.hub.watch(bookedStream(kind), () => loops.lanes.get(laneOf(jobKinds, kind))?.wake())
    },
    close: async () => {
      floor.hub.wake('closing')
      await drain()
      await Promise.all(loops.all.map((loop) => loop.stop()))
      await engine.close()
    },
  }
}

/** How often each work looks by itself, in milliseconds. */
const every = {
  reaper: 1000,
  pages: 5000,
  jobs: 500,
  audit: 500,
  wipe: 60_000,
  gaps: 3_600_000,
  volunteers: 300_000,
  practice: 60_000,
  list: 30_000,
  safeguard: 15_000,
} as const

function openLoops(
  floor: Floor,
  { log, dataDir }: Pick<HouseConfig, 'log' | 'dataDir'>,
): { all: readonly (Loop | Crew)[]; lanes: ReadonlyMap<Lane, Crew> } {
  const keepHeads = dataDir === undefined ? undefined : headKeeper(dataDir)
  const keepForgotten = dataDir === undefined ? undefined : forgottenKeeper(dataDir)
  const fault =
    (work: string) =>
    (error: unknown): void => {
      // the disk has said so itself, once: a full one is not filled with that
      if (error instanceof Refusal && error.code === 'CANNOT_KEEP') return
      log({ work, message: (error as Error).message, stack: (error as Error).stack })
    }
  const tellOfFullDisk = fullDiskTeller(floor)
  const crewOf = (lane: Lane): Crew =>
    new Crew(handsOf[lane], every.jobs, (most) => takeDue(floor, jobKinds, lane, most), fault(`${lane} jobs`))
  const lanes = new Map((Object.keys(handsOf) as Lane[]).map((lane) => [lane, crewOf(lane)]))
  const reaper: Loop = new Loop(
    every.reaper,
    async () => {
      // a whole round: more may be due, and is looked for at once
      if ((await reapTimers(floor)) >= dueInRound) reaper.wake()
    },
    fault('reaper'),
  )
  const all = [
    ...lanes.values(),
    reaper,
    new Loop(every.pages, () => watchPages(floor), fault('pages')),
    new Loop(every.pages, async () => (await lookForRoom(floor)) + (await tellOfFullDisk()), fault('disk')),
    ...(keepForgotten ? [new Loop(every.pages, () => keepForgotten(floor), fault('the forgotten'))] : []),
    new Loop(every.audit, () => chainWaiting(floor), fault('audit')),
    ...(keepHeads ? [new Loop(every.gaps, () => keepHeads(floor), fault('audit heads'))] : []),
    new Loop(every.gaps, () => tellHeads(floor), fault('audit heads told')),
    new Loop(every.wipe, async () => (await wipeIdle(floor)) + (await wipeSittings(floor)), fault('wipe')),
    new Loop(every.wipe, async () => (await wipePlaces(floor)) + (await wipeClues(floor)), fault('places and clues')),
    new Loop(every.wipe, () => forgetNumbers(floor), fault('neighbours')),
    new Loop(every.gaps, () => askForReviews(floor), fault('plan reviews')),
    new Loop(every.list, () => keepList(floor), fault('list')),
    new Loop(every.list, () => keepAppointments(floor), fault('appointments')),
    new Loop(every.wipe, () => forgetSignals(floor), fault('signals')),
    new Loop(every.safeguard, () => keepSafeguard(floor), fault('safeguard')),
    new Loop(every.gaps, () => keepKiosk(floor), fault('kiosk')),
    new Loop(every.pages, () => keepOutings(floor), fault('outings')),
    new Loop(every.safeguard, () => keepPartners(floor), fault('partners')),
    new Loop(
      every.list,
      async () =>
        (await keepReferrals(floor)) +
        (await keepIncoming(floor)) +
        (await keepSevere(floor)) +
        (await keepTransfers(floor)),
      fault('referrals'),
    ),
    new Loop(every.gaps, () => warnOfCalendar(floor), fault('calendar')),
    new Loop(every.gaps, () => keepDirectory(floor), fault('directory')),
    new Loop(every.gaps, () => keepCertificates(floor), fault('certificates')),
    new Loop(every.gaps, () => keepSupervision(floor), fault('supervision')),
    new Loop(every.gaps, () => forgetDeliveries(floor), fault('hooks')),
    new Loop(every.wipe, () => keepBreaches(floor), fault('breaches')),
    new Loop(every.practice, () => practise(floor), fault('practice')),
    new Loop(every.practice, () => watchPractising(floor), fault('practice watch')),
    new Loop(every.gaps, () => warnOfGaps(floor), fault('gaps')),
    new Loop(every.gaps, () => keepSelfHelp(floor), fault('self-help')),
    new Loop(every.gaps, () => keepQuality(floor), fault('quality')),
    new Loop(every.gaps, () => keepComplaints(floor), fault('complaints')),
    new Loop(every.gaps, () => keepCases(floor), fault('cases')),
    new Loop(every.gaps, () => keepOwed(floor), fault('owed')),
    new Loop(every.gaps, () => keepRetention(floor), fault('retention')),
    new Loop(every.gaps, () => keepHouseholds(floor), fault('households')),
    new Loop(every.list, () => watchDevices(floor), fault('devices')),
    new Loop(every.list, () => keepAftercare(floor), fault('aftercare')),
    new Loop(every.list, () => keepSurge(floor), fault('surge')),
    new Loop(every.list, () => keepDrills(floor), fault('drills')),
    new Loop(every.practice, () => watchNights(floor), fault('drills of the night')),
    new Loop(every.volunteers, () => askVolunteers(floor), fault('volunteers')),
  ]
  return { all, lanes }
}
