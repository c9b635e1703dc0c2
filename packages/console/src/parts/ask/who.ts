import type { Duty, StaffRole } from '@anxin/contract/endpoint.ts'
import { call, Refused } from '@anxin/kit/caller.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Reply } from './doors.ts'
import { keptBelongTo } from './kept.ts'
import { findMe } from './outing/store.ts'

export type Me = Reply<'GET /api/identity/staff'>

/** Which roles a page or an act is shown to. The house itself decides; this only spares people refused doors. */
export const gates = {
  board: ['crisis_worker', 'supervisor', 'social_worker', 'agency_admin'],
  rescue: [
    'crisis_worker',
    'supervisor',
    'social_worker',
    'agency_admin',
    'community_worker',
    'volunteer',
    'cabin_manager',
    'counsellor',
  ],
  neighbours: ['agency_admin'],
  roster: ['crisis_worker', 'supervisor', 'social_worker', 'agency_admin', 'cabin_manager'],
  rosterKeeping: ['agency_admin', 'supervisor', 'cabin_manager'],
  signOff: ['supervisor'],
  safeguard: [
    'crisis_worker',
    'supervisor',
    'social_worker',
    'agency_admin',
    'counsellor',
    'clinician',
    'dpo',
  ],
  reports: ['crisis_worker', 'supervisor', 'social_worker', 'agency_admin'],
  partnerKeeping: ['agency_admin', 'supervisor'],
  children: ['crisis_worker', 'social_worker', 'counsellor', 'clinician', 'supervisor'],
  ethics: ['supervisor', 'dpo'],
  safeguardBook: ['agency_admin', 'supervisor'],
  referral: ['social_worker', 'counsellor', 'clinician', 'crisis_worker', 'supervisor', 'agency_admin'],
  pass: ['volunteer', 'community_worker'],
  referralSending: ['social_worker', 'counsellor', 'clinician', 'crisis_worker', 'supervisor'],
  referralInbox: ['social_worker', 'counsellor', 'clinician', 'supervisor'],
  referralFigures: ['supervisor', 'agency_admin'],
  referralReviews: ['supervisor', 'dpo'],
  transfer: ['supervisor', 'agency_admin'],
  bureau: ['social_worker', 'supervisor', 'agency_admin'],
  bureauTaking: ['social_worker', 'supervisor'],
  severe: ['community_worker', 'social_worker', 'counsellor', 'crisis_worker', 'supervisor', 'clinician'],
  severeWork: ['social_worker', 'clinician', 'crisis_worker', 'supervisor'],
  directory: [
    'social_worker',
    'counsellor',
    'clinician',
    'crisis_worker',
    'supervisor',
    'agency_admin',
    'cabin_manager',
  ],
  directoryKeeping: ['agency_admin', 'supervisor', 'social_worker'],
  visits: ['community_worker'],
  outing: [
    'social_worker',
    'counsellor',
    'clinician',
    'crisis_worker',
    'supervisor',
    'community_worker',
    'volunteer',
  ],
  reviewing: ['supervisor', 'agency_admin'],
  surge: [
    'volunteer',
    'community_worker',
    'social_worker',
    'counsellor',
    'crisis_worker',
    'supervisor',
    'cabin_manager',
    'agency_admin',
  ],
  surgeKeeping: ['agency_admin'],
  surgeHelping: [
    'social_worker',
    'counsellor',
    'crisis_worker',
    'supervisor',
    'volunteer',
    'community_worker',
  ],
  drill: ['agency_admin', 'supervisor'],
  drillNight: ['agency_admin'],
  hotlines: ['agency_admin', 'supervisor', 'crisis_worker', 'cabin_manager'],
  hotlinesKeeping: ['agency_admin', 'supervisor', 'cabin_manager'],
  agencies: ['platform_admin'],
  calendar: ['platform_admin', 'agency_admin', 'supervisor'],
  calendarKeeping: ['platform_admin'],
  people: ['agency_admin', 'supervisor', 'dpo', 'cabin_manager'],
  supervision: [
    'volunteer',
    'social_worker',
    'counsellor',
    'crisis_worker',
    'supervisor',
    'cabin_manager',
    'agency_admin',
  ],
  peopleKeeping: ['agency_admin'],
  worklist: ['social_worker', 'counsellor', 'crisis_worker', 'supervisor', 'agency_admin'],
  cases: ['social_worker', 'counsellor', 'crisis_worker', 'supervisor'],
  tasks: ['volunteer'],
  caseload: ['social_worker', 'counsellor', 'supervisor', 'agency_admin'],
  caseTemplates: ['social_worker', 'counsellor', 'crisis_worker', 'supervisor', 'agency_admin'],
  caseTemplatesKeeping: ['supervisor', 'agency_admin'],
  caseFeedback: ['supervisor'],
  appointment: ['social_worker', 'counsellor', 'clinician', 'crisis_worker', 'supervisor', 'cabin_manager'],
  receiving: ['social_worker', 'counsellor', 'clinician', 'supervisor'],
  roomKeeping: ['cabin_manager', 'supervisor', 'agency_admin'],
  live: ['social_worker', 'counsellor', 'clinician', 'supervisor', 'agency_admin', 'platform_admin'],
  liveKeeping: ['agency_admin', 'platform_admin'],
  fill: ['social_worker', 'counsellor', 'crisis_worker', 'supervisor'],
  observe: ['community_worker', 'volunteer', 'social_worker', 'counsellor', 'crisis_worker', 'supervisor'],
  guide: ['volunteer', 'community_worker', 'social_worker', 'counsellor', 'supervisor', 'agency_admin'],
  guideBoard: ['volunteer', 'community_worker', 'social_worker', 'counsellor', 'supervisor'],
  guideFigures: ['supervisor', 'agency_admin'],
  shared: [
    'volunteer',
    'community_worker',
    'social_worker',
    'counsellor',
    'clinician',
    'crisis_worker',
    'supervisor',
  ],
  quality: ['supervisor', 'agency_admin', 'counsellor', 'clinician', 'dpo'],
  qualityBoard: ['supervisor', 'agency_admin'],
  qualityReading: ['supervisor', 'counsellor', 'clinician'],
  qualityHarm: ['agency_admin'],
  dossier: ['agency_admin', 'dpo'],
  templates: ['supervisor', 'agency_admin', 'clinician'],
  templatesKeeping: ['agency_admin'],
  complaint: ['supervisor', 'agency_admin', 'dpo'],
  breachKeeping: ['dpo', 'agency_admin'],
  model: ['platform_admin', 'agency_admin', 'supervisor'],
  modelKeeping: ['platform_admin', 'agency_admin'],
  rules: ['agency_admin', 'supervisor', 'social_worker', 'counsellor'],
  rulesKeeping: ['agency_admin'],
  rulesAnswering: ['agency_admin', 'supervisor'],
  campaigns: ['community_manager', 'agency_admin'],
  outside: ['platform_admin', 'agency_admin'],
  hooks: ['agency_admin'],
  audit: ['auditor', 'dpo', 'agency_admin'],
  retention: ['agency_admin', 'dpo', 'auditor'],
  retentionSetting: ['agency_admin'],
  retentionHolding: ['agency_admin', 'dpo'],
} as const satisfies Record<string, readonly StaffRole[]>
export type Gate = keyof typeof gates

export const mayEnter = (me: Me | undefined, gate: Gate): boolean => {
  const roles: readonly StaffRole[] = gates[gate]
  return me?.grants.some((grant) => roles.includes(grant.role)) ?? false
}

/** True while a certificate for the duty is valid; it counts to the end of its day in Shanghai. */
export const holds = (me: Me | undefined, duty: Duty, nowMs: number): boolean =>
  me?.certificates.some(
    (certificate) =>
      certificate.duty === duty && Date.parse(`${certificate.validUntil}T23:59:59+08:00`) >= nowMs,
  ) ?? false

/** Asks who is signed in, before anything kept on this device is shown. */
export const readingMe = queryOptions<Me, Refused>({
  queryKey: ['GET /api/identity/staff', null],
  queryFn: async () => {
    try {
      const me = await call('GET /api/identity/staff')
      keptBelongTo(me.personId)
      return me
    } catch (error) {
      // without a network whoever opened today’s visits on this device goes on with them
      const kept = error instanceof Refused && error.code === 'OFFLINE' ? findMe<Me>() : undefined
      if (kept) return kept
      throw error
    }
  },
  staleTime: 60_000,
})

/** Who is signed in; undefined while that is not known. */
export function useMe(): Me | undefined {
  return useQuery(readingMe).data
}
