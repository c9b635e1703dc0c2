export { exportComplaints } from './actions/own.ts'
export { answerWorkingDays } from './policy.ts'
export { countKept as countAnswered } from './store.ts'
