export { type Lately, noteProposal, readLately } from './actions/lately.ts'
export { exportSelfHelp } from './actions/own.ts'
