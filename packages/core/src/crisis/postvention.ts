/** What is owed to those left behind, in hours after a death was recorded; the order is the order of time. */
export interface Owed {
  readonly kind: PostventionKind
  readonly dueHours: number
}

export const postventionKinds = ['debrief', 'rapid_note', 'family_contact', 'group_check', 'review'] as const
export type PostventionKind = (typeof postventionKinds)[number]

/**
 * @source domain specification 3.8 (family contact within 24–72 hours by somebody trained in grief, group
 * members check) and 3.10 (worker debrief ≤ 24 h, rapid note 48 h, review 7 d)
 */
export const postvention: readonly Owed[] = [
  { kind: 'debrief', dueHours: 24 },
  { kind: 'rapid_note', dueHours: 48 },
  { kind: 'family_contact', dueHours: 72 },
  { kind: 'group_check', dueHours: 72 },
  { kind: 'review', dueHours: 168 },
]
