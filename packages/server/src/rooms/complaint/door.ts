export { exportComplaints } from './actions/own.ts'
