export { judged } from './actions/judged.ts'
export {
  decideLowering,
  findAssessment,
  findWaitingLowering,
  insertAssessment,
  insertLowering,
  putPlace,
} from './store.ts'
