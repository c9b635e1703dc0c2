export { newReferral } from './actions/draft.ts'
export { sendUrgently } from './actions/urgent.ts'
