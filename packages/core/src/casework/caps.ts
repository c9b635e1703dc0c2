/** How much one person carries at most: cases in work, and of them those of ORANGE and above. @source domain specification 6.7 */
export interface Cap {
  readonly active: number
  readonly urgent: number | null
}
export type CapRole = 'counsellor' | 'social_worker' | 'volunteer' | 'crisis_worker'
export const caps: Readonly<Record<CapRole, Cap>> = {
  counsellor: { active: 20, urgent: 3 },
  social_worker: { active: 30, urgent: 5 },
  volunteer: { active: 6, urgent: null },
  crisis_worker: { active: 8, urgent: null },
}
/** How many people one supervisor has at most. @source domain specification 6.7 */
export const superviseesCap: Cap = { active: 8, urgent: null }
/** A supervisor may let somebody carry more for this long. @source domain specification 6.7 */
export const overrideDays = 7

export interface Load {
  readonly active: number
  readonly urgent: number
}

/** The widest cap of the roles somebody holds; undefined for those who lead no case. */
export function capOf(roles: readonly string[]): Cap | undefined {
  const own = roles.filter((role): role is CapRole => Object.hasOwn(caps, role)).map((role) => caps[role])
  return own.sort((a, b) => b.active - a.active)[0]
}

/** Which cap one more case would break; null when there is room. */
export function overCap(cap: Cap, load: Load, urgent: boolean): 'active' | 'urgent' | null {
  if (load.active + 1 > cap.active) return 'active'
  return urgent && cap.urgent !== null && load.urgent + 1 > cap.urgent ? 'urgent' : null
}

/** Roles that may hold each part on the team of a case. @source domain specification 7.3 */
export const partRoles = {
  lead: ['social_worker', 'counsellor', 'crisis_worker'],
  worker: ['social_worker', 'crisis_worker'],
  counsellor: ['counsellor'],
  volunteer: ['volunteer'],
} as const satisfies Readonly<Record<string, readonly string[]>>
