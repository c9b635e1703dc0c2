export { addAddendum, keepNote, signNote, tellDanger } from './actions/note.ts'
export { exportRatings } from './actions/rating.ts'
