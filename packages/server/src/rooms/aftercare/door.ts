export { exportContacts } from './actions/own.ts'
