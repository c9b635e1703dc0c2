export { type AskedAtKiosk, sitAtKiosk } from './actions/kiosk.ts'
export { exportMeasures, forgetMeasures } from './actions/own.ts'
export { endPhase, setPhase } from './actions/site/phases.ts'
export { lastCheckedAt, phaseAt } from './store.ts'
