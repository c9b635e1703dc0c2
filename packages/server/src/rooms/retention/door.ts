export { mustNotBeKept } from './actions.ts'
