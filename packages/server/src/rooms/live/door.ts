export { exportLive } from './actions/own.ts'
