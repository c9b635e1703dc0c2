/** What a place offers and a person needs: the same words on both sides. */
export const needs = [
  'crisis',
  'psychiatry',
  'sleep',
  'mood',
  'grief',
  'family',
  'child',
  'elder',
  'alcohol',
  'rehabilitation',
  'housing_money',
  'legal',
  'violence',
] as const
export type Need = (typeof needs)[number]
export const placeKinds = [
  'hospital',
  'health_centre',
  'agency',
  'civil_affairs',
  'legal_aid',
  'school',
  'bureau',
  'other',
] as const
export type PlaceKind = (typeof placeKinds)[number]

/** A place as the directory knows it. */
export interface Candidate {
  readonly id: string
  readonly kind: PlaceKind
  readonly needs: readonly Need[]
  readonly populations: readonly string[]
  readonly dialects: readonly string[]
  /** Sexes of those who can see a person there. */
  readonly genders: readonly ('female' | 'male')[]
  /** Free places as last told; null where nobody knows. */
  readonly capacity: number | null
  readonly takesEmergencies: boolean
  /** Kilometres; null where one of the two is not on the map. */
  readonly km: number | null
  /** Last verified within its term. */
  readonly fresh: boolean
  readonly quiet: boolean
}

export interface Wish {
  readonly need: Need
  readonly kinds: readonly PlaceKind[]
  readonly population: string | null
  readonly dialect: string | null
  readonly gender: 'female' | 'male' | null
  readonly urgent: boolean
}

/** One reason a place stands where it stands; every number in the order is one of these. */
export const matchReasons = [
  'need',
  'population',
  'dialect',
  'gender',
  'capacity',
  'emergency',
  'near',
  'no_need',
  'no_dialect',
  'no_gender',
  'full',
  'far',
  'stale',
  'quiet',
] as const
export interface Why {
  readonly reason: (typeof matchReasons)[number]
  readonly points: number
}
export interface Match {
  readonly id: string
  readonly points: number
  readonly why: readonly Why[]
}

/** Weights of the order. Author 安心小屋项目组; reviewer 待临床审阅. @source feature C07 */
export const weights = {
  need: 40,
  population: 15,
  dialect: 10,
  gender: 10,
  capacity: 15,
  emergency: 30,
  no_need: -40,
  no_dialect: -5,
  no_gender: -10,
  full: -30,
  stale: -15,
  quiet: -25,
} as const
/** Nearer counts more: 20 at the door, nothing from so many kilometres on. */
const nearPoints = 20
const farKm = 40

function nearness(km: number | null): Why[] {
  if (km === null) return []
  const points = Math.round(nearPoints * Math.max(0, 1 - km / farKm))
  return points > 0 ? [{ reason: 'near', points }] : [{ reason: 'far', points: -10 }]
}

const when = (is: boolean, reason: keyof typeof weights): Why[] =>
  is ? [{ reason, points: weights[reason] }] : []

function whyOf(place: Candidate, wish: Wish): Why[] {
  return [
    ...when(place.needs.includes(wish.need), 'need'),
    ...when(!place.needs.includes(wish.need), 'no_need'),
    ...when(wish.population !== null && place.populations.includes(wish.population), 'population'),
    ...when(wish.dialect !== null && place.dialects.includes(wish.dialect), 'dialect'),
    ...when(wish.dialect !== null && !place.dialects.includes(wish.dialect), 'no_dialect'),
    ...when(wish.gender !== null && place.genders.includes(wish.gender), 'gender'),
    ...when(wish.gender !== null && !place.genders.includes(wish.gender), 'no_gender'),
    ...when((place.capacity ?? 0) > 0, 'capacity'),
    ...when(place.capacity === 0, 'full'),
    ...when(wish.urgent && place.takesEmergencies, 'emergency'),
    ...nearness(place.km),
    ...when(!place.fresh, 'stale'),
    ...when(place.quiet, 'quiet'),
  ]
}

/**
 * Places that may take the person, best first; each with every reason for its place in the order. In danger only
 * those that take emergencies stand in the list. Equal points: the nearer one, then by id. The person chooses.
 */
export function matchPlaces(places: readonly Candidate[], wish: Wish): Match[] {
  const km = new Map(places.map((one) => [one.id, one.km ?? Number.POSITIVE_INFINITY]))
  return places
    .filter((one) => wish.kinds.includes(one.kind) && (!wish.urgent || one.takesEmergencies))
    .map((one) => {
      const why = whyOf(one, wish)
      return { id: one.id, why, points: why.reduce((sum, { points }) => sum + points, 0) }
    })
    .sort((a, b) => b.points - a.points || km.get(a.id)! - km.get(b.id)! || a.id.localeCompare(b.id))
}

const earthKm = 6371
const radians = (degrees: number): number => (degrees * Math.PI) / 180
/** Kilometres between two places on the map, as the crow flies. */
export function distanceKm(a: { lat: number; lng: number }, b: { lat: number; lng: number }): number {
  const [dLat, dLng] = [radians(b.lat - a.lat), radians(b.lng - a.lng)]
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2
  return 2 * earthKm * Math.asin(Math.sqrt(h))
}

/** A line of the directory is believed for so long. @source domain specification 3.11 */
export const verifiedDays = 90
