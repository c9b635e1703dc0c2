export { exportMeasures, forgetMeasures } from './actions/own.ts'
export { phaseAt } from './store.ts'
