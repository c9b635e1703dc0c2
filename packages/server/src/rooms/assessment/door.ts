export { exportMeasures, forgetMeasures } from './actions/own.ts'
