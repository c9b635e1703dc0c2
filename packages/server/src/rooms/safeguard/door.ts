export { hearHarm } from './actions/harm.ts'
export { isHarmAtHomeReported } from './store.ts'
