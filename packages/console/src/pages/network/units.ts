import type { Reply } from '../../parts/ask/doors.ts'

export type Unit = Reply<'GET /api/network/units'>['units'][number]
export type UnitKind = Unit['kind']

/** From the widest to the narrowest; a place below another has a later kind. */
export const unitKinds = [
  'nation',
  'province',
  'city',
  'district',
  'street',
  'community',
  'cabin',
] as const satisfies readonly UnitKind[]
export const kindsBelow = (kind: UnitKind): readonly UnitKind[] =>
  unitKinds.slice(unitKinds.indexOf(kind) + 1)

/** Places whose parent is not among them stand at the top. */
export const topUnits = (units: readonly Unit[]): readonly Unit[] => {
  const known = new Set(units.map((unit) => unit.id))
  return units.filter((unit) => unit.parentId === null || !known.has(unit.parentId))
}
/** Who keeps places, who writes down how a cabin is reached, who hangs its poster up. */
const admins = ['agency_admin', 'platform_admin']
const managers = [...admins, 'cabin_manager']
const hangers = [...managers, 'supervisor', 'community_worker', 'social_worker']
export const keepers = { places: admins, contact: managers, poster: hangers } as const

/** Places at or below one where this person has such a role: the parents come before their children in the tree. */
export function keptUnits(
  units: readonly Unit[],
  grants: readonly { readonly role: string; readonly unitId: string }[],
  roles: readonly string[],
): ReadonlySet<string> {
  const kept = new Set(grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.unitId))
  for (const unit of units) if (unit.parentId !== null && kept.has(unit.parentId)) kept.add(unit.id)
  return kept
}
export const below = (units: readonly Unit[], parent: Unit): readonly Unit[] =>
  units.filter((unit) => unit.parentId === parent.id)
