export { exportMeasures, forgetMeasures } from './actions/own.ts'
export { endPhase, setPhase } from './actions/site/phases.ts'
export { phaseAt } from './store.ts'
