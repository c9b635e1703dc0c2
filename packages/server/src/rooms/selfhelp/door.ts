export { exportSelfHelp } from './actions/own.ts'
export { type Lately, noteProposal, readLately } from './actions/lately.ts'
