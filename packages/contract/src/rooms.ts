import * as aftercare from './aftercare.ts'
import * as appointment from './appointment.ts'
import * as appointmentHours from './appointment-hours.ts'
import * as appointmentOwn from './appointment-own.ts'
import * as assessment from './assessment.ts'
import * as assessmentLibrary from './assessment-library.ts'
import * as assessmentStaff from './assessment-staff.ts'
import * as audit from './audit.ts'
import * as breach from './breach.ts'
import * as bureau from './bureau.ts'
import * as calendar from './calendar.ts'
import * as casework from './casework.ts'
import * as caseworkPlan from './casework-plan.ts'
import * as caseworkTasks from './casework-tasks.ts'
import * as companion from './companion.ts'
import * as companionDossier from './companion-dossier.ts'
import * as companionGuardian from './companion-guardian.ts'
import * as companionModel from './companion-model.ts'
import * as companionOwn from './companion-own.ts'
import * as quality from './companion-quality.ts'
import * as complaint from './complaint.ts'
import * as correct from './correct.ts'
import * as crisis from './crisis.ts'
import * as crisisLabel from './crisis-label.ts'
import * as crisisScreener from './crisis-screener.ts'
import * as directory from './directory.ts'
import * as drill from './drill.ts'
import type { Endpoint } from './endpoint.ts'
import * as health from './health.ts'
import * as hook from './hook.ts'
import * as hotline from './hotline.ts'
import * as household from './household.ts'
import * as identity from './identity.ts'
import * as identityDemo from './identity-demo.ts'
import * as kiosk from './kiosk.ts'
import * as live from './live.ts'
import * as network from './network.ts'
import * as oidc from './oidc.ts'
import * as outing from './outing.ts'
import * as outside from './outside.ts'
import * as partner from './partner.ts'
import * as passkey from './passkey.ts'
import * as plan from './plan.ts'
import * as pool from './pool.ts'
import * as record from './record.ts'
import * as recordFigures from './record-figures.ts'
import * as recordRating from './record-rating.ts'
import * as recordTask from './record-task.ts'
import * as referral from './referral.ts'
import * as referralAfter from './referral-after.ts'
import * as referralGlass from './referral-glass.ts'
import * as referralInbox from './referral-inbox.ts'
import * as referralLink from './referral-link.ts'
import * as referralOwn from './referral-own.ts'
import * as referralPass from './referral-pass.ts'
import * as rescue from './rescue.ts'
import * as retention from './retention.ts'
import * as roster from './roster.ts'
import * as safeguard from './safeguard.ts'
import * as safeguardMinor from './safeguard-minor.ts'
import * as safeguardReport from './safeguard-report.ts'
import * as safeguardVisit from './safeguard-visit.ts'
import * as selfhelp from './selfhelp.ts'
import * as selfhelpStaff from './selfhelp-staff.ts'
import * as severe from './severe.ts'
import * as surge from './surge.ts'
import * as training from './training.ts'
import * as transfer from './transfer.ts'
import * as twin from './twin.ts'
import * as wechat from './wechat.ts'
import * as worklist from './worklist.ts'
import * as cutoffs from './worklist-cutoffs.ts'

export const rooms = {
  identity,
  identityDemo,
  correct,
  passkey,
  oidc,
  wechat,
  network,
  companion,
  companionOwn,
  companionGuardian,
  companionModel,
  quality,
  companionDossier,
  breach,
  complaint,
  selfhelp,
  selfhelpStaff,
  assessment,
  assessmentStaff,
  assessmentLibrary,
  worklist,
  cutoffs,
  outing,
  record,
  recordFigures,
  recordRating,
  recordTask,
  household,
  twin,
  casework,
  caseworkPlan,
  kiosk,
  live,
  appointment,
  appointmentOwn,
  appointmentHours,
  caseworkTasks,
  severe,
  referral,
  referralAfter,
  referralInbox,
  referralLink,
  referralOwn,
  referralPass,
  referralGlass,
  transfer,
  bureau,
  directory,
  safeguard,
  safeguardReport,
  safeguardMinor,
  safeguardVisit,
  partner,
  crisis,
  hotline,
  crisisLabel,
  crisisScreener,
  plan,
  rescue,
  pool,
  retention,
  roster,
  training,
  aftercare,
  surge,
  drill,
  outside,
  hook,
  calendar,
  audit,
  health,
} as const

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'audit' in value && 'who' in value

/** Every doorway of the house, in one list: the server, the OpenAPI document and the access test read it. */
export const allEndpoints: readonly Endpoint[] = Object.values(rooms).flatMap((room) =>
  (Object.values(room) as unknown[]).filter(isEndpoint),
)

type Rooms = typeof rooms
type EndpointsIn<R> = { [K in keyof R]: R[K] extends Endpoint ? R[K] : never }[keyof R]
type AnyDoor = { [K in keyof Rooms]: EndpointsIn<Rooms[K]> }[keyof Rooms]

/** `'POST /api/companion/messages'` and so on: what a face may call, with the types of each. */
export type Doors = { [E in AnyDoor as `${E['method']} ${E['path']}`]: E }
