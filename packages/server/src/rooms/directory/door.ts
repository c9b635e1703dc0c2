export { homeOf, isFresh, kmFrom } from './policy.ts'
export { findPlace, listPartners, listPlaces } from './store.ts'
export type { PlaceRow } from './tables.ts'
