export { judged } from './actions/judged.ts'
export { findScreener, judgeScreener } from './actions/screener.ts'
export {
  decideLowering,
  findAssessment,
  findWaitingLowering,
  insertAssessment,
  insertLowering,
  putPlace,
} from './store.ts'
