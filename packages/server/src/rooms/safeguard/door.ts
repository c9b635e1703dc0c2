export { hearHarm } from './actions/harm.ts'
export { hearAgain, type ReportFields, receiveHandedOver } from './actions/report.ts'
export { isHarmAtHomeReported } from './store.ts'
