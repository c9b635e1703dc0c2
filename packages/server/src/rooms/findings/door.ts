export { judged, listSupervisors } from './actions/judged.ts'
export { keepAssessment } from './actions/keep.ts'
export { findScreener } from './actions/screener.ts'
export {
  decideLowering,
  findAssessment,
  findWaitingLowering,
  insertLowering,
} from './store.ts'
