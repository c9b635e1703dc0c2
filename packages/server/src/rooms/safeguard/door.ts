export { hearHarm, keepFromHome } from './actions/harm.ts'
export { hearAgain, type ReportFields, receiveHandedOver } from './actions/report.ts'
export { isChildBy, tellWords } from './actions/told.ts'
export { isHarmAtHomeReported } from './store.ts'
