export { exportSelfHelp } from './actions/own.ts'
