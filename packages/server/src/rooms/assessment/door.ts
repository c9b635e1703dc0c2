export { exportMeasures, forgetMeasures } from './actions/sit/own.ts'
